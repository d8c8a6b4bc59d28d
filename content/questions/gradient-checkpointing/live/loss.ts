/** What stands after the blocks: norm, a score for each character, cross-entropy; forward and backward. */
import { sizes, type Model } from '../../../model/model.ts';
import { linear, linearInput, linearWeights } from './linear.ts';
import { norm, normBack } from './norm.ts';

const { vocabulary } = sizes;

/** What its backward pass needs beside its input: 1 / RMS, [T]; the norm's output, [T, width]; [T, vocabulary]. */
export type LossInside = Record<'factors' | 'normed' | 'probabilities', Float32Array>;

/**
 * @param x     The last block's output, shape [T, width].
 * @param next  The character that follows at each place, T numbers.
 * @returns the mean of −log p(next), in nats a character.
 */
export function lossOf(
  { norm: weight, embed }: Model,
  x: Float32Array,
  next: readonly number[],
): { loss: number; inside: LossInside } {
  const { y: normed, factors } = norm(x, weight);
  const probabilities = linear(embed, normed);
  let loss = 0;
  for (const [t, id] of next.entries()) {
    const row = probabilities.subarray(t * vocabulary, (t + 1) * vocabulary);
    const most = Math.max(...row);
    let sum = 0;
    for (const score of row) sum += Math.exp(score - most);
    loss += most + Math.log(sum) - row[id]!;
    row.forEach((score, i) => (row[i] = Math.exp(score - most) / sum));
  }
  return { loss: loss / next.length, inside: { factors, normed, probabilities } };
}

/** Gradients of the loss by the last block's output, [T, width], by the norm, [width], and by the embedding's table at this end. */
export function lossBack(
  { norm: weight, embed }: Model,
  x: Float32Array,
  { factors, normed, probabilities }: LossInside,
  next: readonly number[],
): { input: Float32Array; norm: Float32Array; embed: Float32Array } {
  const toScores = probabilities.map((p) => p / next.length);
  for (const [t, id] of next.entries()) toScores[t * vocabulary + id]! -= 1 / next.length;
  const back = normBack(x, weight, factors, linearInput(embed, toScores));
  return { input: back.x, norm: back.weight, embed: linearWeights(embed, normed, toScores) };
}
