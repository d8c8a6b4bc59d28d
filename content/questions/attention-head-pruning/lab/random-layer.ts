import { zeros } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { sum } from '../../../numerics/sums.ts';
import type { Params } from './controls.ts';
import { roundedImportance } from './expected.ts';
import { lossOf, type Moments } from './moments.ts';
import { removals } from './removals.ts';

/**
 * A layer of random heads in expectation: each writes a random mix of as many independent signals as there are heads. How
 * much it writes is log-normal (σ = ½). A tenth of the label's power is noise.
 */
function randomLayer(heads: number, seed: number): Moments {
  const next = normal(mulberry32(seed));
  const mixes = Array.from({ length: heads }, () => {
    const size = Math.exp(next() / 2) / Math.sqrt(heads);
    return Float64Array.from({ length: heads }, () => size * next());
  });
  const gram = zeros(heads, heads);
  for (let i = 0; i < heads; i++)
    for (let j = 0; j < heads; j++)
      gram.data[i * heads + j] = mixes[i]!.reduce((sum, own, signal) => sum + own * mixes[j]![signal]!, 0);
  const moment = Float64Array.from(mixes, (_, i) => sum(gram.data.subarray(i * heads, (i + 1) * heads)));
  return { gram, moment, power: sum(moment) / 0.9 };
}

/** Loss of a random layer without half of its heads: those with the lowest gradient scores. */
export function lossOfHalf(heads: number, seed: number, how: Pick<Params, 'mode' | 'refit'>): number {
  const layer = randomLayer(heads, seed);
  const { gates } = removals(layer, (gates) => roundedImportance(layer, gates), how, heads / 2);
  return lossOf(layer, gates.at(-1)!);
}
