import { withoutSpaces } from './word-count.ts';

const inWord = String.raw`[\p{L}\p{M}\p{N}_]`;

/** Finds any of some phrases as whole words over any kind of space, the longest first. */
export function phraseFinder(phrases: readonly string[]): RegExp {
  const sorted = phrases.map((phrase) => phrase.trim()).sort((a, b) => b.length - a.length);
  // No spaces set words apart in Chinese and Japanese.
  const byEdge = Object.groupBy(sorted, ([first]) => (withoutSpaces.test(first!) ? '' : `(?<!${inWord})`));
  const groups = Object.entries(byEdge).map(([edge, group]) => `${edge}(?:${group!.map(pattern).join('|')})`);
  return new RegExp(groups.join('|'), 'giu');
}

function pattern(phrase: string): string {
  const words = phrase
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’]/g, "['’]"));
  return words.join(String.raw`\s+`) + (withoutSpaces.test(phrase.at(-1)!) ? '' : `(?!${inWord})`);
}

/** Whether a longer phrase contains a phrase. */
export const isWithin = (phrase: string, longer: string): boolean =>
  phraseKey(phrase) !== phraseKey(longer) && phraseFinder([phrase]).test(longer);

/** The same for all ways of writing a phrase that its pattern finds. */
export const phraseKey = (phrase: string): string =>
  phrase.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
