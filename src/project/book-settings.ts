import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema, type Book } from '#book/schema.ts';
import { contentDir } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

let known: { stamp: number; book: Book | undefined } | undefined;

/** The book's own words and settings, for modules that read them without the site; while invalid, the previous ones. */
export function bookSettings(): Book | undefined {
  const stamp = statSync(bookFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (known?.stamp !== stamp) {
    let book = known?.book;
    try {
      book = bookSchema.parse(parse(readFileSync(bookFile, 'utf8')));
    } catch {
      // The check reports what is wrong.
    }
    known = { stamp, book };
  }
  return known.book;
}
