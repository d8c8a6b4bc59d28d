import { unspacedRun } from './languages/scripts.ts';
import { fold } from './tokens.ts';

/** Texts are compared by their pieces; each falls into one of so many buckets. */
export const buckets = 2 ** 14;

/** Lengths of pieces, in characters: of words with the spaces around them, and of texts without spaces. */
const spaced = { least: 3, most: 5 };
const unspaced = { least: 1, most: 3 };

/** The buckets of a text's pieces, each once. What readers get and what the build learns from go through this. */
export function piecesOf(text: string): number[] {
  const found = new Set<number>();
  for (const word of fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const { least, most } = unspacedRun.test(word) ? unspaced : spaced;
    const letters = least === 1 ? [...word] : [...` ${word} `];
    letters.forEach((_, from) => {
      // FNV-1a, 32 bits.
      let hash = 0x811c9dc5;
      letters.slice(from, from + most).forEach((letter, at) => {
        hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
        if (at + 1 >= least) found.add(((hash ^ (hash >>> 16)) >>> 0) % buckets);
      });
    });
  }
  return [...found];
}

/** How much each piece of a text counts: texts of all lengths weigh the same. */
export const shareOf = (pieces: ArrayLike<number>): number => 1 / Math.sqrt(Math.max(1, pieces.length));
