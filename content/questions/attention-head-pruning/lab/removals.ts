import { ridgeRegression } from '../../../numerics/least-squares.ts';
import type { Params } from './controls.ts';
import { count, heads } from './layer.ts';
import { lossOf, type Moments } from './moments.ts';

const ridge = 1e-9;

/** Gates of the kept heads: 1, or fitted by least squares, which stands for recovery. */
export function gatesFor(moments: Moments, kept: readonly number[], refit: boolean): Float64Array {
  if (refit) return ridgeRegression(moments.gram, moments.moment, ridge, kept);
  const gates = new Float64Array(moments.moment.length);
  for (const head of kept) gates[head] = 1;
  return gates;
}

/**
 * Removes head by head from gates of 1: remove the head with the lowest score, refit the rest, and score again if asked
 * to. Nothing is refitted before the first removal.
 *
 * @param scoresOf  Scores of the heads as gated, shape [heads]; of equal ones the first head goes.
 * @param cuts  Heads to remove; all without it.
 */
export function removals(
  moments: Moments,
  scoresOf: (gates: Float64Array) => Float64Array,
  { mode, refit }: Pick<Params, 'mode' | 'refit'>,
  cuts = moments.moment.length,
): { order: number[]; gates: Float64Array[] } {
  const order: number[] = [];
  let kept = [...moments.moment.keys()];
  let gates = gatesFor(moments, kept, false);
  let scores = scoresOf(gates);
  const steps = [gates];
  while (order.length < cuts) {
    const lowest = kept.reduce((best, head) => (scores[head]! < scores[best]! ? head : best));
    order.push(lowest);
    kept = kept.filter((head) => head !== lowest);
    gates = gatesFor(moments, kept, refit);
    steps.push(gates);
    if (mode === 'each') scores = scoresOf(gates);
  }
  return { order, gates: steps };
}

/** The best of all 256 sets of heads on the training set, by the number of heads removed; with refit, at 0 too. */
export function bestSubsets(moments: Moments, refit: boolean): { loss: number; kept: number[] }[] {
  const best = Array.from({ length: count + 1 }, () => ({ loss: Infinity, kept: [] as number[] }));
  for (let subset = 0; subset < 1 << count; subset++) {
    const kept = heads.filter((head) => subset & (1 << head));
    const loss = lossOf(moments, gatesFor(moments, kept, refit));
    if (loss < best[count - kept.length]!.loss) best[count - kept.length] = { loss, kept };
  }
  return best;
}
