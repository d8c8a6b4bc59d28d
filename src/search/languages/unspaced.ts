import { splitScripts, unspacedRun } from './scripts.ts';

/** Rules of a language without spaces between words. */
export interface Unspaced {
  /** The words of a text; two systems may divide it differently, so that nothing that is kept in a file depends on it. */
  divide(text: string): string[];
  /** The words of a page as its index has divided them. */
  tokens(content: string): string[];
  /** The two characters where one word meets the next; empty where one of them is of another script. */
  across(before: string, after: string): string;
  /** How many words, from the first of some, repeat a title. */
  titleLength(tokens: readonly string[], title: string): number;
  /** The parts of a run that are looked for: pairs of characters, or one, or what is of another script. */
  places(run: string, asked: (part: string) => boolean): [from: number, to: number][];
}

/** @param language  Its code, such as `zh`. */
export const unspaced = (language: string): Unspaced => ({
  divide: divider(language),
  // A space without width separates them.
  tokens: (content) => content.split('\u200b'),
  across(before, after) {
    const pair = [[...before].at(-1) ?? '', [...after][0] ?? ''];
    return pair.every((character) => unspacedRun.test(character)) ? pair.join('') : '';
  },
  titleLength(tokens, title) {
    let [count, left] = [0, title.replace(/\s/g, '').length];
    while (left > 0 && count < tokens.length) left -= tokens[count++]!.trim().length;
    // The index puts a full stop after a heading.
    return tokens[count]?.trim() === '.' ? count + 1 : count;
  },
  places(run, asked) {
    const out: [number, number][] = [];
    let from = 0;
    for (const part of splitScripts(run)) {
      const units = unspacedRun.test(part) ? [...part] : [part];
      units.forEach((unit, at) => {
        const pair = unit + (units[at + 1] ?? '');
        const found = [pair, unit].find(asked);
        const last = out.at(-1);
        if (found && last && last[1] >= from) last[1] = Math.max(last[1], from + found.length);
        else if (found) out.push([from, from + found.length]);
        from += unit.length;
      });
    }
    return out;
  },
});

function divider(language: string): Unspaced['divide'] {
  // Browsers of 2023 and before may not have it: to them a run without spaces is one word.
  if (!('Segmenter' in Intl)) return (text) => [text];
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
}
