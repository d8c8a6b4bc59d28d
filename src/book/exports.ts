import { inLatin } from './latin.ts';
import type { Book } from './schema.ts';

/** Downloads of a book: files in the folder `export/` of its site, as its page lists them. */

/** The endings of the kinds of files, in the order of the page; messages.exported says what each is for. */
const endings = { epub: 'epub', pdf: 'pdf', anki: 'apkg', csv: 'csv' } as const;

export type ExportKind = keyof typeof endings;

interface BookExport {
  kind: ExportKind;
  /** Its name in the folder, in Latin letters and digits, such as `the-night-sky.apkg`. */
  file: string;
}

const longest = 60;

/** The name of a book as that of a file, without an ending: its words in Latin letters, joined by `-`; "book" if it has none. */
export function fileNameOf({ name, language }: Pick<Book, 'name' | 'language'>): string {
  const [code] = language.split('-');
  const words = (name.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) =>
    inLatin(word, code!),
  );
  return words.filter(Boolean).join('-').slice(0, longest).replace(/-$/, '') || 'book';
}

/**
 * The files that a book offers: none where it has switched them off.
 *
 * @param printed  Whether this build prints.
 */
export function exportsOf(book: Pick<Book, 'name' | 'language' | 'exports'>, printed: boolean): BookExport[] {
  if (!book.exports) return [];
  const kinds = Object.keys(endings) as ExportKind[];
  return kinds
    .filter((kind) => printed || kind !== 'pdf')
    .map((kind) => ({ kind, file: `${fileNameOf(book)}.${endings[kind]}` }));
}
