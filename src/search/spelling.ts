import { pack, packWords, unpack, unpackWords } from './packed-numbers.ts';
import { levels, splitPosting, type TermShard } from './page-index.ts';

/** The words that a slip may have meant, for books whose words are in several files: those with one first letter. */
export interface SpellingList {
  /** In order of stems, packed. */
  words: string;
  /** The greatest weight of each, 1 to `levels`, packed. */
  strengths: string;
}

export interface Spelled {
  form: string;
  /** The greatest of its weights, 0 to 1. */
  strength: number;
}

/** Spelling is corrected to words that some page is about, not to any word that occurs: home is no slip of come. */
const correctable = 0.2;

export const isCorrectable = ({ form, strength }: Spelled): boolean =>
  form.length >= 4 && strength >= correctable;

/** Whether a word can be a slip at all; words of three letters stay as they are. */
export const mayBeSlip = (word: string): boolean => word.length >= 4 && !/\d/.test(word);

/** The list that a word's corrections are in; those of other alphabets share one. */
export const spellingListOf = (word: string): string => (/^[a-z]/.test(word) ? word[0]! : 'other');

/** The lists of an index, by name. A book of one shard needs none: all its words are there. */
export function spellingLists(shards: readonly TermShard[]): Record<string, SpellingList> {
  const lists: Record<string, { words: string[]; levels: number[] }> = {};
  if (shards.length < 2) return {};
  for (const { terms, postings } of shards) {
    const packed = postings.split(' ');
    unpackWords(terms).forEach((form, position) => {
      const weights = unpack(packed[position]!).map((joined) => splitPosting(joined)[1]);
      const level = weights.reduce((most, weight) => Math.max(most, weight), 1);
      if (!isCorrectable({ form, strength: level / levels })) return;
      const list = (lists[spellingListOf(form)] ??= { words: [], levels: [] });
      list.words.push(form);
      list.levels.push(level);
    });
  }
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      { words: packWords(list.words), strengths: pack(list.levels) },
    ]),
  );
}

export function unpackSpelling({ words, strengths }: SpellingList): Spelled[] {
  const all = unpack(strengths);
  return unpackWords(words).map((form, at) => ({ form, strength: all[at]! / levels }));
}
