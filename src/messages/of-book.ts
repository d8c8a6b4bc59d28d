import { languages, type Language, type Messages } from './languages.ts';

/**
 * The messages in the language of the book that this process works on. What runs for a reader never loads this file: the
 * build puts those of one language in its place (src/outputs/message-modules.ts).
 */

/** What of Node.js is used here: labs, which come here when they are tested, know nothing of it. */
declare const process: {
  env: Record<string, string | undefined>;
  getBuiltinModule(name: 'node:fs'): { readFileSync(path: string, encoding: 'utf8'): string };
};

/** The language that a book names; English where there is no book yet, or one whose language the check will tell of. */
function languageOfBook(folder: string): string {
  let source = '';
  try {
    source = process.getBuiltinModule('node:fs').readFileSync(`${folder}/book.yaml`, 'utf8');
  } catch {
    // As while one is being made.
  }
  const named = /^language:\s*["']?([\w-]+)/m.exec(source)?.[1] ?? 'en';
  return Object.hasOwn(languages, interfaceOf(named)) ? named : 'en';
}

const interfaceOf = (language: string): string => language.split('-', 1)[0]!;

/** The book's own code, perhaps with a region: for `lang` of its pages. */
export const language = languageOfBook(process.env['CONTENT_DIR'] || 'content');
export const interfaceLanguage = interfaceOf(language) as Language;
export const messages: Messages = languages[interfaceLanguage];
/** For dates, and for networks that want a region. */
export const locale = language === interfaceLanguage ? messages.locale : language;
