import type { Step } from './lives.ts';

/** An activation that is kept through the forward sweep, as it lies in memory. */
interface Kept {
  from: number;
  to: number;
  /** What lies under it, in units: what was kept before it is freed after it. */
  under: number;
}

/** What a step keeps through its forward sweep, one upon another. */
export const keptOf = ({ lives, forward, thickness }: Step): Kept[] =>
  lives
    .filter(({ again, to }) => !again && to > forward)
    .sort((one, other) => one.index - other.index)
    .map(({ from, to }, at) => ({ from, to, under: at * thickness }));
