import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema, bookWordsSchema, type Book, type BookWords } from '#book/schema.ts';
import { translatedBook, wordsFile } from '#book/translation.ts';
import { isTrusted } from './book-trust.ts';
import { contentDir, hasText, translation } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

/** The content of a file, read again when it has changed; undefined without it, and while it is invalid, as it was before. */
export function followed<T>(file: string, read: (source: string) => T): () => T | undefined {
  let known: { stamp: string | undefined; content: T | undefined } | undefined;
  return () => {
    const found = statSync(file, { throwIfNoEntry: false });
    // Whoever read a pipe would wait for it.
    const stamp = found?.isFile() ? `${found.mtimeMs} ${found.ctimeMs} ${found.size}` : undefined;
    if (known === undefined || known.stamp !== stamp) {
      let content = stamp === undefined ? undefined : known?.content;
      try {
        if (stamp !== undefined) content = read(readFileSync(file, 'utf8'));
      } catch {
        // The check reports what is wrong.
      }
      known = { stamp, content };
    }
    return known.content;
  };
}

const ownSettings = followed(bookFile, (source) => bookSchema.parse(parse(source)));
const trust = followed(bookFile, isTrusted);
/** Whether the book is trusted now, whatever is wrong in the rest of its settings; never as it was before. */
export const isTrustedBook = (): boolean => trust() ?? false;
const translatedWords =
  translation === undefined
    ? undefined
    : followed(join(contentDir, wordsFile(translation)), (source) => bookWordsSchema.parse(parse(source)));

let known: { own: Book; words: BookWords | undefined; book: Book } | undefined;

/** The book's own words and settings, in the language that is built. */
export function bookSettings(): Book | undefined {
  const [own, words] = [ownSettings(), translatedWords?.()];
  if (!own || (translatedWords && !words)) return undefined;
  if (known?.own !== own || known.words !== words)
    known = { own, words, book: words ? inLanguage(own, words, translation!) : own };
  return known.book;
}

const inLanguage = (book: Book, words: BookWords, language: string): Book =>
  translatedBook(book, words, language, (kind, slug) => hasText(kind, slug, language));
