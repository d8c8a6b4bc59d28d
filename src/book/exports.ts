import { inLatin } from './latin.ts';
import type { Book } from './schema.ts';

/** What readers can take away of a book: files in the folder `export/` of its site, as its page lists them. */

/** Each kind of file with the ending of its name, in the order of the page; messages.exported says what it is for. */
const endings = { anki: 'apkg', csv: 'csv' } as const;

export type ExportKind = keyof typeof endings;

export interface BookExport {
  kind: ExportKind;
  /** Its name in the folder, in Latin letters and digits, such as `the-night-sky.apkg`. */
  file: string;
}

/** Most characters of a book's name in the name of a file. */
const longest = 60;

/** The name of a book as that of a file, without an ending: its words in Latin letters, joined by `-`; "book" if it has none. */
export function fileNameOf({ name, language }: Pick<Book, 'name' | 'language'>): string {
  const [code] = language.split('-');
  const words = (name.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) =>
    inLatin(word, code!),
  );
  return words.filter(Boolean).join('-').slice(0, longest).replace(/-$/, '') || 'book';
}

/** The files that a book offers: none where it has switched them off. */
export const exportsOf = (book: Pick<Book, 'name' | 'language' | 'exports'>): BookExport[] =>
  book.exports
    ? Object.entries(endings).map(([kind, ending]) => ({
        kind: kind as ExportKind,
        file: `${fileNameOf(book)}.${ending}`,
      }))
    : [];
