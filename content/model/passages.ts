/** Losses on 64 held-out passages of Shakespeare, in nats a character, as passages.py recorded them. */
import { mulberry32, shuffle } from '../numerics/random.ts';
import { mean } from '../numerics/sums.ts';
import found from './results/passages.json' with { type: 'json' };

/** By what was changed. */
export const { before, nearest, gptq } = found;

/** Mean over half of the passages, which a number draws. */
export function meanOfHalf(losses: readonly number[], draw: number): number {
  return mean(shuffle([...losses], mulberry32(draw)).slice(0, losses.length / 2));
}
