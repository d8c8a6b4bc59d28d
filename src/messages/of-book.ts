import { interfaceOf, languages, type Language, type Messages } from './languages.ts';

/**
 * The messages in the language of the book that this process works on. What runs for a reader never loads this file: the
 * build puts those of one language in its place (src/outputs/message-modules.ts).
 */

/** What of Node.js is used here: labs, which come here when they are tested, know nothing of it. */
declare const process: {
  env: Record<string, string | undefined>;
  getBuiltinModule(name: 'node:fs'): { readFileSync(path: string, encoding: 'utf8'): string };
};

/** The settings of the book: where the command says that it lies, or where it does without being told (project/site.ts). */
function settings(): string {
  const folder = process.env['CONTENT_DIR'];
  for (const file of folder ? [`${folder}/book.yaml`] : ['book.yaml', 'content/book.yaml'])
    try {
      return process.getBuiltinModule('node:fs').readFileSync(file, 'utf8');
    } catch {
      // There is none yet, as while one is being made.
    }
  return '';
}

/** The language that a book names; English for one that the check will tell of. */
function languageIn(source: string): string {
  const named = /^language:\s*["']?([\w-]+)/m.exec(source)?.[1] ?? 'en';
  return Object.hasOwn(languages, interfaceOf(named)) ? named : 'en';
}

/** The book's own code, perhaps with a region: for `lang` of its pages. */
export const language = languageIn(settings());
export const interfaceLanguage = interfaceOf(language) as Language;
export const messages: Messages = languages[interfaceLanguage];
/** For dates, and for networks that want a region. */
export const locale = language === interfaceLanguage ? messages.locale : language;
