import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema } from '#book/schema.ts';
import { contentDir } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

/** The content of a file, read again when it has changed; undefined without it, and while it is invalid, as it was before. */
export function followed<T>(file: string, read: (source: string) => T): () => T | undefined {
  let known: { stamp: number; content: T | undefined } | undefined;
  return () => {
    const stamp = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (known?.stamp !== stamp) {
      let content = known?.content;
      try {
        content = read(readFileSync(file, 'utf8'));
      } catch {
        // The check reports what is wrong.
      }
      known = { stamp, content };
    }
    return known.content;
  };
}

/** The book's own words and settings. */
export const bookSettings = followed(bookFile, (source) => bookSchema.parse(parse(source)));
