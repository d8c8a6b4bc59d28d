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

const { readFileSync } = process.getBuiltinModule('node:fs');

/** The settings of the book that is worked on; none yet while one is being made. */
function settings(): string {
  const named = process.env['CONTENT_DIR'];
  for (const folder of named ? [named] : ['.', 'content'])
    try {
      return readFileSync(`${folder}/book.yaml`, 'utf8');
    } catch {
      // The next one, if any.
    }
  return '';
}

/** The language that a book names; English where it names none, or one that the check will tell of. */
function languageOf(source: string): keyof typeof languages {
  const name = /^language:\s*["']?([\w-]+)/m.exec(source)?.[1] ?? 'en';
  return Object.hasOwn(languages, name) ? (name as keyof typeof languages) : 'en';
}

export const language = languageOf(settings());
export const messages: Messages = languages[language];
