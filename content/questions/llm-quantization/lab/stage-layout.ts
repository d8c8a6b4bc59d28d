import type { Canvas } from 'grounded/lab/stage.ts';
import { shownChannels } from './scene.ts';

/** Where the fan of one channel's values lies, px. */
export interface FanPlace {
  left: number;
  right: number;
  /** The two axes: values as they are, and rounded. */
  top: number;
  bottom: number;
}

export interface Layout {
  kind: Canvas['kind'];
  /** Of a channel's column. */
  column: number;
  /** Where columns begin and end. */
  left: number;
  right: number;
  /** Foot of the bars, and the height of an activation of 1 in them. */
  base: number;
  perUnit: number;
  /** Tokens shown, the height of a cell, and the tops of the two strips. */
  rows: number;
  row: number;
  above: number;
  below: number;
  fan: FanPlace;
  /** The bar of the error: where it begins, its length for 100%, and its top. */
  gauge: { left: number; width: number; top: number };
}

export const heights = { wide: 286, narrow: 288 } as const;
/** The loudest that the loud channel can be, and a little more than its largest value then. */
const loudest = 300;

/** Where the parts lie: bars over two strips, beside or under them the fan of one channel, and the bar of the error. */
export function layOut({ kind, width }: Canvas): Layout {
  switch (kind) {
    case 'wide':
      return {
        ...columns(kind, 4, 436),
        base: 98,
        perUnit: 80 / loudest,
        rows: 8,
        row: 7,
        above: 119,
        below: 195,
        fan: { left: 472, right: width - 6, top: 34, bottom: 222 },
        gauge: { left: 134, width: 190, top: 270 },
      };
    case 'narrow':
      return {
        ...columns(kind, 4, width - 4),
        base: 66,
        perUnit: 50 / loudest,
        rows: 6,
        row: 5.6,
        above: 85,
        below: 138,
        fan: { left: 6, right: width - 6, top: 204, bottom: 254 },
        gauge: { left: 88, width: 160, top: 273 },
      };
    case 'thumb':
      return {
        ...columns(kind, 8, width - 8),
        base: 0,
        perUnit: 0,
        rows: 6,
        row: 7,
        above: 8,
        below: 110,
        fan: { left: 96, right: width - 96, top: 52, bottom: 108 },
        gauge: { left: 0, width: 0, top: 0 },
      };
  }
}

const columns = (kind: Canvas['kind'], left: number, right: number) => ({
  kind,
  left,
  right,
  column: (right - left) / shownChannels,
});

/** How high a bar stands: to scale, but never too thin to be seen. */
export const barHeight = (value: number, { perUnit }: Layout): number =>
  value === 0 ? 0 : Math.max(1.2, value * perUnit);

/** The middle of a channel's column. */
export const columnMiddle = (channel: number, { left, column }: Layout): number =>
  left + (channel + 0.5) * column;
