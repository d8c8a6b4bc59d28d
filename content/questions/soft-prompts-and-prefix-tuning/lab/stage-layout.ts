import type { Canvas } from 'grounded/lab/stage.ts';
import type { Look } from './looks.ts';

/** One layer of the picture, in px from the top: where the last word looks without a vector, and below with it. */
export interface Band {
  /** Base line of what stands above it. */
  head: number;
  /** The thin strip without. */
  before: number;
  /** The strip with, and its height. */
  strip: number;
  high: number;
}
export interface Layout {
  kind: Canvas['kind'];
  /** The strips, in px from the left. */
  left: number;
  wide: number;
  /** Layer 1, then layer 2. */
  bands: readonly [Band, Band];
  /** Height of a thin strip. */
  thin: number;
  /** Top and height of the input's boxes. */
  input: number;
  box: number;
  /** Radius of a handle. */
  knob: number;
}

const layouts: Readonly<Record<Canvas['kind'], Omit<Layout, 'kind' | 'wide'> & { right: number }>> = {
  wide: {
    left: 112,
    right: 120,
    thin: 10,
    bands: [
      { head: 0, before: 114, strip: 141, high: 42 },
      { head: 0, before: 20, strip: 47, high: 42 },
    ],
    input: 218,
    box: 26,
    knob: 8,
  },
  narrow: {
    left: 10,
    right: 10,
    thin: 8,
    bands: [
      { head: 124, before: 131, strip: 152, high: 32 },
      { head: 33, before: 40, strip: 61, high: 32 },
    ],
    input: 211,
    box: 25,
    knob: 8,
  },
  thumb: {
    left: 14,
    right: 14,
    thin: 7,
    bands: [
      { head: 87, before: 92, strip: 112, high: 30 },
      { head: 14, before: 19, strip: 39, high: 30 },
    ],
    input: 0,
    box: 0,
    knob: 6,
  },
};

export function layOut({ kind, width }: Canvas): Layout {
  const { right, ...layout } = layouts[kind];
  return { ...layout, kind, wide: width - layout.left - right };
}

/** Where the words of a strip begin, and where the last one ends: px from the left, behind what the vector takes. */
export function edgesOf({ share, words }: Pick<Look, 'share' | 'words'>, { left, wide }: Layout): number[] {
  let at = left + share * wide;
  return [at, ...words.map((word) => (at += (1 - share) * word * wide))];
}

/** The share of a vector that brings an edge of a layer's words to a place; `inner` is where it stands among the words, 0 to 1. */
export function shareAt(x: number, inner: number, { left, wide }: Layout): number {
  return ((x - left) / wide - inner) / (1 - inner);
}
