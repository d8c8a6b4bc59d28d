import type { Language } from './language.ts';
import { unspacedRun } from './languages/scripts.ts';
import { parseQuery } from './query.ts';

/** Names of a page as words: its title, its address, its aliases, and its titles and terms in other languages. */
export const namesOf = (
  { title, url, aliases, titles }: { title: string; url: string; aliases: string; titles: string },
  language: Language,
): string[][] =>
  [title, url.split('/').at(-2) ?? '', ...aliases.split(' · '), ...titles.split(' · ')]
    .map((text) => parseQuery(text, language).whole)
    .filter(({ length }) => length > 0);

/**
 * A name as one term, so that who asks just that finds its page first: its first stem, for it lies in the same file as
 * that word, and a hash of all its words.
 */
export function wholeOf(words: readonly string[], language: Language): string {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const letter of words.map((word) => language.stem(word)).join(' '))
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${language.stem(words[0] ?? '')}_${(hash % 36 ** 3).toString(36)}`;
}

/** One word of a longer name does not say what a page is about; and readers get a single digit. */
const mostWords = 9;

/** Takes a number of words for that of a stem's shortest name, if it is. */
export function shorten(shortest: Map<string, number>, key: string, size: number): void {
  if (size <= mostWords) shortest.set(key, Math.min(shortest.get(key) ?? mostWords, size));
}

/**
 * For each stem in a page's names how many words the shortest of them has, up to 9. A name without spaces has one for
 * every two of its pairs of characters, and may be asked for by any of its characters.
 */
export function shortestNames(
  names: readonly (readonly string[])[],
  language: Language,
): Map<string, number> {
  const shortest = new Map<string, number>();
  for (const name of names) {
    const stems = new Set(name.map((word) => language.stem(word)));
    const pairs = language.rules.unspaced ? [...stems].filter((stem) => unspacedRun.test(stem)) : [];
    const size = stems.size - Math.floor(pairs.length / 2);
    for (const key of new Set([...stems, ...pairs.flatMap((pair) => [...pair])]))
      shorten(shortest, key, size);
  }
  return shortest;
}

/**
 * A page of few aliases leaves open what else it is called: each of its words may be one of this many that a name has; 0
 * where its aliases say it.
 */
export function unsaidName(aliases: string): number {
  const size = 7 + (aliases === '' ? 0 : aliases.split(' · ').length);
  return size <= mostWords ? size : 0;
}
