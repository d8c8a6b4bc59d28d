import type { Canvas, Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { depth, type Ask } from './notes.ts';
import { fusedFor, type Fused } from './places.ts';

export const heights = { wide: 300, narrow: 290 };

export interface Drawn {
  ask: Ask;
  k: number;
  reranked: boolean;
}

/** Measures in px: the left edges of the three lists, their width, the first row, from row to row, a row's height. */
const measures = {
  wide: { lefts: [1, 240, 479], across: 160, top: 39, pitch: 24.5, high: 20, indent: 22 },
  narrow: { lefts: [1, 124, 247], across: 95, top: 37, pitch: 22, high: 18, indent: 18 },
  thumb: { lefts: [8, 108, 208], across: 84, top: 23, pitch: 19, high: 15.5, indent: 20 },
};
/** What the rule between both parts of the fused list takes. */
const ruleRoom = 15;

/** Where everything stands for one state in one room. */
export function layOut({ kind, width, height }: Canvas, { agreed, inBoth }: Fused, reranked: boolean) {
  const measure = measures[kind];
  const { top, pitch, high } = measure;
  const ruled = agreed && !reranked;
  const opened = ruled && kind !== 'thumb' ? ruleRoom : 0;
  /** The top of a row; in the middle list those below the rule stand lower. */
  const y = (list: number, row: number) => top + row * pitch + (list === 1 && row >= inBoth ? opened : 0);
  return {
    ...measure,
    kind,
    width,
    height,
    ruled,
    movable: !reranked && kind !== 'thumb',
    y,
    /** The line that its text stands on. */
    base: (list: number, row: number) => px(y(list, row) + high / 2 + 4.5),
    rule: top + inBoth * pitch - (pitch - high) / 2 + opened / 2,
    /** Where the lists at the sides end. */
    end: top + (depth - 1) * pitch + high,
    rows: kind === 'thumb' ? 7 : depth,
  };
}
export type Layout = ReturnType<typeof layOut>;

/** The box of the answer in the middle list, its middle and its size. */
export function answerBox(drawn: Drawn, canvas: Canvas) {
  const fused = fusedFor(drawn.ask, drawn.k, drawn.reranked);
  const { lefts, across, high, y } = layOut(canvas, fused, drawn.reranked);
  return { x: lefts[1]! + across / 2, y: y(1, fused.place - 1) + high / 2, width: across, height: high };
}

/** The row of the middle list that is nearest to a height, from 0. */
export function rowAt({ y }: Place, drawn: Drawn, canvas: Canvas): number {
  const layout = layOut(canvas, fusedFor(drawn.ask, drawn.k, drawn.reranked), drawn.reranked);
  const away = (row: number) => Math.abs(layout.y(1, row) + layout.high / 2 - y);
  return Array.from({ length: depth }, (_, row) => row).reduce((best, row) =>
    away(row) < away(best) ? row : best,
  );
}

/** A box with round corners, as a path; `out` makes it larger on all sides. */
export function box({ lefts, across, high, y }: Layout, list: number, row: number, out = 0): string {
  const [wide, tall] = [px(across + 2 * out - 8), px(high + 2 * out - 8)];
  return `M${px(lefts[list]! - out + 4)} ${px(y(list, row) - out)}h${wide}q4 0 4 4v${tall}q0 4-4 4h-${wide}q-4 0-4-4v-${tall}q0-4 4-4z`;
}

/** From a row of a list at a side to one of the middle list: where it begins and where it ends. */
function ends({ lefts, across, high, y }: Layout, list: number, row: number, to: number): [Place, Place] {
  const at = (of: number, right: boolean, which: number) => ({
    x: lefts[of]! + (right ? across : 0),
    y: y(of, which) + high / 2,
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
