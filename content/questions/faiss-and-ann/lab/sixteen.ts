import type { Asked } from './look.ts';

/** Of so many queries each. */
export const queriesInSixteen = 4000;

/**
 * How many queries miss their nearest point among 160 random points of 16 dimensions, by nprobe or ef. The search is that
 * of the plane: 12 cells, or a graph with M = 3. `stage.test.ts` computes them.
 */
export const missedInSixteen: Readonly<Record<Asked['index'], Readonly<Record<number, number>>>> = {
  cells: { 1: 2138, 2: 1305, 3: 808, 4: 497, 12: 0 },
  graph: { 1: 2699, 2: 2255, 4: 1621, 8: 923 },
};
