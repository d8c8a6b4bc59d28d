import type { Canvas, Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { rowsShown } from './controls.ts';
import { fusedFor, type Drawn } from './places.ts';

export const heights = { wide: 264, narrow: 258 };

/** Measures in px: the left edges of the three lists, their width, the first row, from row to row, a row's height. */
const measures = {
  wide: { lefts: [1, 227, 453], across: 186, top: 54, pitch: 20.5, high: 18, indent: 23 },
  narrow: { lefts: [1, 119, 237], across: 105, top: 52, pitch: 20.5, high: 18, indent: 20 },
  thumb: { lefts: [8, 108, 208], across: 84, top: 23, pitch: 19, high: 15.5, indent: 20 },
};

/** Where everything stands in one room. */
export function layOut({ kind, width, height }: Canvas) {
  const measure = measures[kind];
  const { top, pitch, high } = measure;
  /** The top of a row, from 0; what stands further down than is drawn has the last row. */
  const y = (row: number) => top + Math.min(row, rowsShown) * pitch + (row < rowsShown ? 0 : 3);
  return {
    ...measure,
    kind,
    width,
    height,
    y,
    /** The line that a row's text stands on. */
    base: (row: number) => px(y(row) + high / 2 + 4.5),
    /** Where the lists end. */
    end: top + rowsShown * pitch + 3 + high,
  };
}
export type Layout = ReturnType<typeof layOut>;

/** The box of the answer in the middle list, its middle and its size. */
export function answerBox(drawn: Drawn, canvas: Canvas) {
  const { lefts, across, high, y } = layOut(canvas);
  return {
    x: lefts[1]! + across / 2,
    y: y(fusedFor(drawn).place - 1) + high / 2,
    width: across,
    height: high,
  };
}

/** The place in the middle list that is nearest to a height, from 1: below the rows the answer keeps its place. */
export function placeAt({ y }: Place, drawn: Drawn, canvas: Canvas): number {
  const layout = layOut(canvas);
  const row = Math.round((y - layout.high / 2 - layout.top) / layout.pitch);
  return row >= rowsShown ? Math.max(rowsShown + 1, fusedFor(drawn).place) : Math.max(0, row) + 1;
}

/** A box with round corners, as a path; `out` makes it larger on all sides. */
export function box({ lefts, across, high, y }: Layout, list: number, row: number, out = 0): string {
  const [wide, tall] = [px(across + 2 * out - 8), px(high + 2 * out - 8)];
  return `M${px(lefts[list]! - out + 4)} ${px(y(row) - out)}h${wide}q4 0 4 4v${tall}q0 4-4 4h-${wide}q-4 0-4-4v-${tall}q0-4 4-4z`;
}

/** From a row of a list at a side to one of the middle list: where it begins and where it ends. */
function ends({ lefts, across, high, y }: Layout, list: number, row: number, to: number): [Place, Place] {
  const at = (of: number, right: boolean, which: number) => ({
    x: lefts[of]! + (right ? across : 0),
    y: y(which) + high / 2,
  });
  return list === 0 ? [at(0, true, row), at(1, false, to)] : [at(1, true, to), at(list, false, row)];
}

export function thread(layout: Layout, list: number, row: number, to: number): string {
  const [a, b] = ends(layout, list, row, to);
  if (a.y === b.y) return `M${px(a.x)} ${px(a.y)}H${px(b.x)}`;
  const half = px((a.x + b.x) / 2);
  return `M${px(a.x)} ${px(a.y)}C${half} ${px(a.y)} ${half} ${px(b.y)} ${px(b.x)} ${px(b.y)}`;
}

/** The same as a band of even width, which no dash of a role interrupts. */
export function band(layout: Layout, list: number, row: number, to: number): string {
  const [a, b] = ends(layout, list, row, to);
  const steps = a.y === b.y ? 1 : 14;
  const sides: [string[], string[]] = [[], []];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const [x, slope] = [t ** 3 + 1.5 * t * (1 - t), 6 * t * (1 - t) * (b.y - a.y)];
    const along = (3 * t ** 2 + 1.5 * (1 - 2 * t)) * (b.x - a.x);
    const scale = 1.6 / Math.hypot(along, slope);
    const at = { x: a.x + x * (b.x - a.x), y: a.y + t * t * (3 - 2 * t) * (b.y - a.y) };
    for (const side of [0, 1] as const) {
      const off = side === 0 ? scale : -scale;
      sides[side].push(`${px(at.x + off * slope)} ${px(at.y - off * along)}`);
    }
  }
  return `M${[...sides[0], ...sides[1].reverse()].join('L')}z`;
}
