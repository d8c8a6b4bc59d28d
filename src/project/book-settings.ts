import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema, type Book } from '#book/schema.ts';
import { contentDir } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

let known: { stamp: number; book: Book | undefined } | undefined;

/** The book's own words and settings, for what reads them without the site; while they have a fault, those of before. */
export function bookSettings(): Book | undefined {
  const stamp = statSync(bookFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (known?.stamp !== stamp) {
    let book = known?.book;
    try {
      book = bookSchema.parse(parse(readFileSync(bookFile, 'utf8')));
    } catch {
      // The check tells what is wrong.
    }
    known = { stamp, book };
  }
  return known.book;
}
