import { unspaced } from './word-count.ts';

/** The pattern of a phrase as whole words, over any kind of space, for the flags `iu`. */
export function phrasePattern(phrase: string): string {
  const words = phrase
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’]/g, "['’]"));
  // No spaces set words apart in Chinese and Japanese.
  const edge = (end: number, look: string) =>
    unspaced.test(phrase.trim().at(end)!) ? '' : String.raw`(?${look}[\p{L}\p{M}\p{N}_])`;
  return edge(0, '<!') + words.join(String.raw`\s+`) + edge(-1, '!');
}

/** Whether a phrase stands in a longer one. */
export const isWithin = (phrase: string, longer: string): boolean =>
  phraseKey(phrase) !== phraseKey(longer) && new RegExp(phrasePattern(phrase), 'iu').test(longer);

/** The same for all ways of writing a phrase that its pattern finds. */
export const phraseKey = (phrase: string): string =>
  phrase.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
