import { interfaceOf, languages, type Language, type Messages } from './languages.ts';

/**
 * The messages in the language of the book that this process works on. What runs for a reader never loads this file: the
 * build puts those of one language in its place (src/cli/build/plugins/message-modules.ts).
 */

/** The part of Node.js that is used here: labs, which load this file in tests, do not declare it. */
declare const process: {
  env: Record<string, string | undefined>;
  getBuiltinModule(name: 'node:fs'): {
    readFileSync(path: string, encoding: 'utf8'): string;
    statSync(path: string): { isFile(): boolean };
  };
};

/** The settings of the book, in the folder that the command names or in the default one (project/site.ts). */
function settings(): string {
  const folder = process.env['CONTENT_DIR'];
  const { readFileSync, statSync } = process.getBuiltinModule('node:fs');
  for (const file of folder ? [`${folder}/book.yaml`] : ['book.yaml', 'content/book.yaml'])
    try {
      // Whoever read a pipe would wait for it.
      return statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
    } catch {
      // There is no book yet, as while one is being created.
    }
  return '';
}

/** The language that a book names, or the translation of it that is made; English for one that the check will refuse. */
function languageIn(source: string): string {
  const named = process.env['BOOK_LANGUAGE'] || (/^language:\s*["']?([\w-]+)/m.exec(source)?.[1] ?? 'en');
  return Object.hasOwn(languages, interfaceOf(named)) ? named : 'en';
}

/** The book's own code, perhaps with a region: for `lang` of its pages. */
export const language = languageIn(settings());
export const interfaceLanguage = interfaceOf(language) as Language;
export const messages: Messages = languages[interfaceLanguage];
/** For dates, and for networks that want a region. */
export const locale = language === interfaceLanguage ? messages.locale : language;
