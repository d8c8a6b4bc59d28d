import { readingShare, wordCount } from '#book/word-count.ts';

/** A shorter opening, such as "No.", says too little by itself. */
const fewestWords = 5;

// Intl asks for a language, but finds the same ends of sentences in all languages of books.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Ends of texts after which a sentence goes on, as in "z. B." and "3. Oktober". */
const goesOn = /(?:^|[\s(])(?:(?:\p{L}\.)+|\d{1,2}\.)\s*$/u;

/** The first sentence of a text with the space behind it, or two if the first has fewer than five words. */
export function firstSentence(text: string): string {
  let opening = '';
  for (const { segment } of sentences.segment(text)) {
    opening += segment;
    if (wordCount(opening, readingShare) >= fewestWords && !goesOn.test(opening)) break;
  }
  return opening;
}
