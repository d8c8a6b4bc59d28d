/** Characters of the scripts that are written without spaces between words. */
export const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const characters = new RegExp(withoutSpaces, 'gu');

/** Reading time of a Chinese or Japanese character beside a word of another language: 400 to 220 of them a minute. */
export const readingShare = 220 / 400;

/**
 * How many words a text has; where no spaces set words apart, each character counts.
 *
 * @param share  What a character counts: 1, or `readingShare` where length means time.
 */
export function wordCount(text: string, share = 1): number {
  const alone = text.match(characters)?.length ?? 0;
  // Of what is left, the signs between them are no words.
  const words = alone === 0 ? /\S+/g : /\S*[\p{L}\p{N}]\S*/gu;
  return (text.replace(characters, ' ').match(words)?.length ?? 0) + Math.round(alone * share);
}
