import { languages, type Messages } from './languages.ts';

/**
 * The messages in the language of the book that this process works on. What runs for a reader never loads this file: the
 * build puts those of one language in its place (src/outputs/message-modules.ts).
 */

/** What of Node.js is used here: labs, which come here when they are tested, know nothing of it. */
declare const process: {
  env: Record<string, string | undefined>;
  getBuiltinModule(name: 'node:fs'): { readFileSync(path: string, encoding: 'utf8'): string };
};

/** The language that a book names; English where it names none, or one that the check will tell of. */
function languageOfBook(folder: string): keyof typeof languages {
  let source = '';
  try {
    source = process.getBuiltinModule('node:fs').readFileSync(`${folder}/book.yaml`, 'utf8');
  } catch {
    // No book yet, as while one is being made.
  }
  const name = /^language:\s*["']?([\w-]+)/m.exec(source)?.[1] ?? 'en';
  return Object.hasOwn(languages, name) ? (name as keyof typeof languages) : 'en';
}

export const language = languageOfBook(process.env['CONTENT_DIR'] || 'content');
export const messages: Messages = languages[language];
