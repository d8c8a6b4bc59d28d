import type { Canvas } from 'grounded/lab/stage.ts';

/** Where the axis breaks, in GB: a little beyond the largest card. Up to there it is even, and then logarithmic to its end. */
const most = 86;
const farthest = 1500;

/** Where a bar stands, its name and its verdict: y in px, of texts the baseline. */
export interface Row {
  bar: number;
  label: number;
  verdict: number;
  /** Whether its end can be taken hold of. */
  handle: boolean;
}

/** Where the parts of the picture lie, in px. */
export interface Layout {
  narrow: boolean;
  thumb: boolean;
  /** Ends of the axis and, between them, of its break; height of a bar. */
  left: number;
  near: number;
  far: number;
  end: number;
  high: number;
  /** Where names begin. */
  names: number;
  rows: Row[];
  /** The ground of the card. */
  top: number;
  bottom: number;
  /** Width of what the card's line hangs from. */
  pill: number;
  key: { x: number; y: number };
}

const three = (first: Omit<Row, 'handle'>, pitch: number, handles: boolean): Row[] =>
  [0, 1, 2].map((i) => ({
    bar: first.bar + i * pitch,
    label: first.label + i * pitch,
    verdict: first.verdict + i * pitch,
    handle: handles && i === 2,
  }));

const layouts: Readonly<Record<Canvas['kind'], Layout>> = {
  wide: {
    narrow: false,
    thumb: false,
    left: 136,
    near: 508,
    far: 522,
    end: 632,
    high: 32,
    names: 0,
    top: 28,
    bottom: 192,
    pill: 78,
    key: { x: 0, y: 216 },
    rows: three({ bar: 40, label: 53, verdict: 70 }, 54, true),
  },
  narrow: {
    narrow: true,
    thumb: false,
    left: 8,
    near: 252,
    far: 264,
    end: 335,
    high: 24,
    names: 8,
    top: 25,
    bottom: 198,
    pill: 76,
    key: { x: 8, y: 218 },
    rows: three({ bar: 52, label: 45, verdict: 45 }, 57, true),
  },
  thumb: {
    narrow: true,
    thumb: true,
    left: 10,
    near: 218,
    far: 228,
    end: 290,
    high: 18,
    names: 10,
    top: 25,
    bottom: 151,
    pill: 90,
    key: { x: 10, y: 0 },
    rows: three({ bar: 43, label: 38, verdict: 38 }, 41, false),
  },
};
export const layOut = ({ kind }: Canvas): Layout => layouts[kind];

/** A size in GB as a place on the axis. */
export const xOf = ({ left, near, far, end }: Layout, size: number): number =>
  size <= most
    ? left + (size / most) * (near - left)
    : far + (Math.log(size / most) / Math.log(farthest / most)) * (end - far);

/** The stretches of the axis from one size to another: two where they lie on both sides of its break. */
export function stretches(layout: Layout, from: number, to: number): [left: number, right: number][] {
  const [left, right] = [xOf(layout, from), xOf(layout, to)];
  return from < most && to > most
    ? [
        [left, layout.near],
        [layout.far, right],
      ]
    : [[left, right]];
}

/** The middle of what the line of a card hangs from, which stays within the canvas. */
export function pillOf(layout: Layout, { width }: Canvas, card: number): number {
  const half = layout.pill / 2 + 2;
  return Math.min(width - half, Math.max(half, xOf(layout, card)));
}
