/** What was recorded of the trainings: what the model said of each held-out picture, and its losses on Shakespeare. */
import found from '../../../model/results/digits.json' with { type: 'json' };

export const seeds = [1, 2, 3] as const;
export type Seed = (typeof seeds)[number];
/** What was trained, as `controls` names it. */
export type Way = 'start' | 'trained' | 'shuffled' | 'none' | 'text';

export const { truth, linear } = found;
export const of = (seed: Seed) => found.seeds[seed];

/** Which held-out pictures are named rightly, where the k-th next one is shown instead. */
export const rightOf = (said: string, next = 0): boolean[] =>
  Array.from(truth, (digit, at) => said[(at + next) % truth.length] === digit);

/** Share of them. */
export const share = (right: readonly boolean[]): number => right.filter(Boolean).length / right.length;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Losses on held-out passages of Shakespeare, in nats a character: before, and after stage 2. */
export const before = found.before;
export const lossesOf = (seed: Seed, way: 'none' | 'text'): number[] => found.seeds[seed][`${way}-losses`];
