import type { Asked } from './look.ts';

/** Draws of 160 words, and queries in each. */
export const wordDraws = 20;
export const queriesADraw = 200;

/** Links of a new node in the graph of a draw. */
export const linksAmongWords = 8;

/**
 * How many of the 4,000 queries miss their nearest among 160 word vectors of 100 numbers, by nprobe (of 12 cells) or ef.
 * `stage.test.ts` computes them.
 */
export const missedWords: Readonly<Record<Asked['index'], Readonly<Record<number, number>>>> = {
  cells: { 1: 1613, 2: 938, 3: 567, 4: 340, 12: 0 },
  graph: { 1: 1489, 2: 880, 4: 423, 8: 138 },
};
