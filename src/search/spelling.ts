import { packWords, unpack, unpackWords } from './packed-numbers.ts';
import { levels, splitPosting, type TermShard } from './page-index.ts';

/** Spelling is corrected to words that some page is about, not to any word that occurs: home is no slip of come. */
const correctable = 0.2;

/**
 * Whether a slip can be corrected to a word.
 *
 * @param strength  How much the page that is most about the word is about it, from 0 to 1.
 */
export const isCorrectable = (form: string, strength: number): boolean =>
  form.length >= 4 && strength >= correctable;

/** Whether a word can be a slip at all; words of three letters stay as they are. */
export const mayBeSlip = (word: string): boolean => word.length >= 4 && !/\d/.test(word);

/** The list that a word's corrections are in; those of other alphabets share one. */
export const spellingListOf = (word: string): string => (/^[a-z]/.test(word) ? word[0]! : 'other');

/**
 * The words that a slip may have meant, for books whose words are in several files: lists of those with one first letter, packed,
 * by name. A book of one shard needs none: all its words are there.
 */
export function spellingLists(shards: readonly TermShard[]): Record<string, string> {
  const lists: Record<string, string[]> = {};
  if (shards.length < 2) return {};
  for (const { terms, postings } of shards) {
    const packed = postings.split(' ');
    unpackWords(terms).forEach((form, position) => {
      const weights = unpack(packed[position]!).map((joined) => splitPosting(joined)[1]);
      const level = weights.reduce((most, weight) => Math.max(most, weight), 1);
      if (isCorrectable(form, level / levels)) (lists[spellingListOf(form)] ??= []).push(form);
    });
  }
  return Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, packWords(words)]));
}
