import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema, bookWordsSchema, type Book } from '#book/schema.ts';
import { translatedBook, wordsFile } from '#book/translation.ts';
import { saysTrusted } from './book-trust.ts';
import { contentDir, hasText, translation } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

/** The content of a file, read again when it has changed; undefined without it, and while it is invalid, as it was before. */
export function followed<T>(file: string, read: (source: string) => T): () => T | undefined {
  let known: { stamp: number; content: T | undefined } | undefined;
  return () => {
    const found = statSync(file, { throwIfNoEntry: false });
    // Whoever read a pipe would wait for it.
    const stamp = found?.isFile() ? found.mtimeMs : 0;
    if (known?.stamp !== stamp) {
      let content = known?.content;
      try {
        if (stamp > 0) content = read(readFileSync(file, 'utf8'));
      } catch {
        // The check reports what is wrong.
      }
      known = { stamp, content };
    }
    return known.content;
  };
}

/** The book's own words and settings. */
export const bookSettings = followed(bookFile, (source): Book => {
  const book = bookSchema.parse(parse(source));
  if (!saysTrusted(source)) book.trusted = false;
  if (translation === undefined) return book;
  const words = bookWordsSchema.parse(parse(readFileSync(join(contentDir, wordsFile(translation)), 'utf8')));
  return translatedBook(book, words, translation, (kind, slug) => hasText(kind, slug, translation));
});
