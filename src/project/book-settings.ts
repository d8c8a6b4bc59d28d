import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bookSchema, bookWordsSchema, type Book, type BookWords } from '#book/schema.ts';
import { translatedBook, wordsFile } from '#book/translation.ts';
import { trustIn } from './book-trust.ts';
import { contentDir, hasText, translation } from './site.ts';

export const bookFile = join(contentDir, 'book.yaml');

/** The content of a file, read again when it has changed; undefined without it, and while it is invalid, as it was before. */
export function followed<T>(
  file: string,
  read: (source: string) => T,
  statOf = statSync,
): () => T | undefined {
  let known: { stamp: string | undefined; content: T | undefined } | undefined;
  return () => {
    const found = statOf(file, { throwIfNoEntry: false });
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

const ownSettings = followed(bookFile, (source) => bookSchema.parse(parse(source)), lstatSync);
const trust = followed(bookFile, (source) => ({ now: trustIn(source) }), lstatSync);
/**
 * Whether the book is trusted now, whatever is wrong in the rest of its settings; never as it was before. Undefined while its
 * book.yaml has the words, but is no YAML. A book.yaml that is a link says nothing: it may be that of another book.
 */
export function trustNow(): boolean | undefined {
  const known = trust();
  return known === undefined ? false : known.now;
}
export const isTrustedBook = (): boolean => trustNow() ?? false;
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
