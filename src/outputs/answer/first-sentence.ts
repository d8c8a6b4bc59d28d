import { readingShare, wordCount } from '#book/word-count.ts';

/** A shorter opening, such as "No.", says too little by itself. */
const fewestWords = 5;

// Where sentences end is the same in all languages of books, but Intl asks for one.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** "z. B." and "3. Oktober" go on. */
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
