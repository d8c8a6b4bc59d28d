import { box, setOut } from './element.ts';
import { em } from './em.ts';
import { outlineBehind, pathsByColour, type Outline } from './outline.ts';

/** A text in one of the two weights that cards are set in. */
export interface WeightedText {
  text: string;
  weight: Weight;
}
export type Weight = 500 | 600;

/** A letter as the fonts draw it. Lengths in parts of the em. */
export interface Letter extends Outline {
  advance: number;
}

/** What a text that is cut ends in. */
export const ellipsis = '…';

const letters = new Map<string, Letter>();
/** What a pair is wider than its two letters, mostly less than 0. */
const kerning = new Map<string, number>();
const keyOf = (text: string, weight: Weight) => `${weight} ${text}`;

/** Stands before each letter that is drawn: it is one contour, and its foot is the baseline. */
const strut = 'H';
const isSpace = (letter: string) => /^\s$/u.test(letter);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in letters: what must stay together, such as a letter and its accents, is one. */
export function lettersOf(text: string): string[] {
  return /^[\x20-\x7e]*$/.test(text)
    ? text.split('')
    : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

export function letterOf(letter: string, weight: Weight): Letter {
  return letters.get(keyOf(letter, weight))!;
}

/** A line of letters that were learned: where each has its origin, and how wide it is, in parts of the em. */
export function lineOf(
  text: string,
  weight: Weight,
): { letters: { letter: string; x: number }[]; width: number } {
  let x = 0;
  let before = '';
  const placed = lettersOf(text).map((letter) => {
    x += kerning.get(keyOf(before + letter, weight)) ?? 0;
    const at = x;
    x += letterOf(letter, weight).advance;
    before = letter;
    return { letter, x: at };
  });
  return { letters: placed, width: x };
}

/**
 * Learns the letters and pairs of some texts, with all that they may be cut to. Satori draws and measures each of them
 * once; setting a line in them then costs no more than adding up.
 */
export async function learn(texts: readonly WeightedText[]): Promise<void> {
  const asked = unknownIn(texts);
  if (asked.letters.length + asked.pairs.length === 0) return;
  const measured = (text: string, weight: Weight) => ({
    ...box({ position: 'absolute', opacity: 0, fontWeight: weight }, text),
    key: keyOf(text, weight),
  });
  const { svg, sizes } = await setOut(
    box(
      {
        fontSize: em,
        lineHeight: `${2 * em}px`,
        whiteSpace: 'pre',
        // A form that depends on the neighbours would be no letter of its own.
        fontFeatureSettings: '"calt" 0',
      },
      ...([500, 600] as const).map((weight) => measured(strut, weight)),
      ...asked.letters.flatMap(({ letter, weight }, index) => [
        box(
          {
            position: 'absolute',
            fontWeight: weight,
            color: `#${index.toString(16).padStart(6, '0')}`,
          },
          strut + letter,
        ),
        measured(strut + letter, weight),
        // At the end of a line a space has no width.
        isSpace(letter) ? measured(strut + letter + strut, weight) : measured(letter, weight),
      ]),
      ...asked.pairs.map(({ pair, weight }) => measured(pair.join(''), weight)),
    ),
    100 * em,
    2 * em,
  );
  const width = (text: string, weight: Weight) => sizes.get(keyOf(text, weight))!.width;
  const paths = pathsByColour(svg);
  asked.letters.forEach(({ letter, weight }, index) => {
    const advance = isSpace(letter)
      ? width(strut + letter + strut, weight) - 2 * width(strut, weight)
      : width(letter, weight);
    const origin = width(strut + letter, weight) - advance;
    letters.set(keyOf(letter, weight), { advance, ...outlineBehind(paths.get(index)!, origin) });
  });
  for (const { pair, weight } of asked.pairs)
    kerning.set(
      keyOf(pair.join(''), weight),
      width(pair.join(''), weight) - letterOf(pair[0], weight).advance - letterOf(pair[1], weight).advance,
    );
}

function unknownIn(texts: readonly WeightedText[]) {
  const asked = {
    letters: new Map<string, { letter: string; weight: Weight }>(),
    pairs: new Map<string, { pair: [string, string]; weight: Weight }>(),
  };
  for (const { text, weight } of texts) {
    const all = lettersOf(text);
    for (const letter of [...all, ' ', ellipsis]) {
      const key = keyOf(letter, weight);
      if (!letters.has(key)) asked.letters.set(key, { letter, weight });
    }
    for (let at = 1; at < all.length; at++) {
      const pair: [string, string] = [all[at - 1]!, all[at]!];
      const key = keyOf(pair.join(''), weight);
      // A text has others where it is cut.
      if (!pair.includes(ellipsis) && !kerning.has(key)) asked.pairs.set(key, { pair, weight });
    }
  }
  return { letters: [...asked.letters.values()], pairs: [...asked.pairs.values()] };
}
