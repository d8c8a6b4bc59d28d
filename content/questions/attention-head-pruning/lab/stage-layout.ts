import type { Canvas } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';

/**
 * Where the parts lie, in px: the columns of signals, of height `unit` for a standard deviation of 1 and `pitch` apart; the
 * middle of what says the copies' overlap; the losses.
 */
export function layOut({ kind, width, height }: Canvas) {
  switch (kind) {
    case 'wide':
      return {
        columns: { left: 0, pitch: 55, width: 46, base: height - 46, unit: 175 },
        overlap: 40,
        plot: { left: 440, right: width - 18, top: 28, bottom: height - 46 },
      };
    case 'narrow':
      return {
        columns: { left: 0, pitch: width / 7, width: 40, base: 168, unit: 112 },
        overlap: 38,
        plot: { left: 42, right: width - 12, top: 222, bottom: height - 22 },
      };
    case 'thumb':
      return {
        columns: { left: 6, pitch: 27, width: 22, base: height - 24, unit: 122 },
        overlap: 0,
        plot: { left: 206, right: width - 26, top: 30, bottom: height - 24 },
      };
  }
}
export type Columns = ReturnType<typeof layOut>['columns'];
export type Losses = ReturnType<typeof layOut>['plot'];

/** A path of a class; nothing if it is empty. */
export const path = (classes: string, d: string, more = '') =>
  d && `<path ${more}class="${classes}" d="${d}"/>`;
/** A small text around its middle, or as its classes say; its words are the lab's own. */
export const text = (classes: string, x: number, y: number, words: string) =>
  `<text class="note ${classes}" x="${px(x)}" y="${px(y)}">${words}</text>`;
