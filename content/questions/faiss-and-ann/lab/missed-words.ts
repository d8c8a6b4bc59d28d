import type { Asked } from './look.ts';

/** Draws of 160 words, and queries in each. */
export const wordDraws = 50;
export const queriesADraw = 100;

/** Links of a new node in the graph of a draw. */
export const linksAmongWords = 8;

/**
 * How many of the 5,000 queries miss their nearest among 160 word vectors of 100 numbers, by nprobe (of 12 cells) or ef:
 * `search-words.ts` over all draws.
 */
export const missedWords: Readonly<Record<Asked['index'], Readonly<Record<number, number>>>> = {
  cells: { 1: 2033, 2: 1169, 3: 678, 4: 406, 12: 0 },
  graph: { 1: 1699, 2: 1032, 4: 492, 8: 177, 16: 30 },
};
