import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { not, words, type Look } from './looks.ts';

/** The picture of one layer: a row of words, and ribbons from the last one back to all; in px. */
interface Sizes {
  /** Where the two pictures begin, from the left and from the top. */
  at: readonly [readonly [x: number, y: number], readonly [x: number, y: number]];
  wide: number;
  /** Width of all ribbons together. */
  all: number;
  /** Between two words; the padlock has more. */
  gap: number;
  lock: number;
  /** Top of the ribbons, and of the words, whose boxes have a height. */
  top: number;
  row: number;
  box: number;
  /** Line of the ratios; none on cards. */
  axis?: number;
  /** Radius of a handle. */
  knob: number;
}
export interface Layout extends Sizes {
  kind: Canvas['kind'];
  /** Right edge of the vector's ribbon where it reaches its word. */
  foot: number;
  /** Left and right of each word. */
  words: readonly (readonly [from: number, to: number])[];
}

const sizes: Readonly<Record<Canvas['kind'], Sizes>> = {
  wide: {
    at: [
      [0, 0],
      [330, 0],
    ],
    wide: 308,
    all: 92,
    gap: 5,
    lock: 19,
    top: 24,
    row: 132,
    box: 23,
    axis: 179,
    knob: 8,
  },
  narrow: {
    at: [
      [2, 0],
      [2, 161],
    ],
    wide: 339,
    all: 66,
    gap: 18,
    lock: 26,
    top: 22,
    row: 96,
    box: 22,
    axis: 132,
    knob: 8,
  },
  thumb: {
    at: [
      [6, 0],
      [6, 80],
    ],
    wide: 288,
    all: 38,
    gap: 12,
    lock: 22,
    top: 19,
    row: 60,
    box: 19,
    knob: 6,
  },
};

/** Bold letters are wider than those that are measured. */
export const widthOf = (label: string): number => 1.06 * textWidth(label, noteSize);

export function layOut({ kind }: Canvas): Layout {
  const size = sizes[kind];
  const widths = words.map((word) => Math.round(widthOf(word)) + 8);
  const between = (j: number) => (j === not ? size.lock : size.gap);
  let to = size.wide;
  const places: [number, number][] = [];
  for (let j = words.length - 1; j >= 0; j--) {
    places.unshift([to - widths[j]!, to]);
    to -= widths[j]! + between(j - 1);
  }
  return { ...size, kind, foot: to, words: places };
}

/** Where the ribbons of a layer leave the last word: px from the top; the vector's, then those of the words, and the end. */
export function edgesOf(
  { share, words: shares }: Pick<Look, 'share' | 'words'>,
  { top, all }: Layout,
): number[] {
  let at = top + share * all;
  return [top, at, ...shares.map((word) => (at += (1 - share) * word * all))];
}

/** Where the vector's ribbon ends on the left, and the share that brings it to a place in its layer. */
export const leftOf = (share: number, { foot, all }: Layout): number => foot - share * all;
export const shareAt = (x: number, { foot, all }: Layout): number => (foot - x) / all;

const [least, most] = [Math.log(0.02), Math.log(50)];
/** Where a ratio stands; beyond the ends of the line at its ends. */
export function ratioAt(ratio: number, { wide }: Layout): number {
  const share = (Math.log(ratio) - least) / (most - least);
  return 5 + Math.min(1, Math.max(0, share)) * (wide - 10);
}

/** The middle of the padlock between the two words. */
export const lockAt = ({ words: places, lock }: Layout): number => places[not]![1] + lock / 2;
