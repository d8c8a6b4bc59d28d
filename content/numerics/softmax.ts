/**
 * Turns scores into probabilities. The largest score is subtracted first, so that no exponential overflows.
 *
 * @param scores  Shape [n], n ≥ 1, finite or −∞ (which gets probability 0). Not modified.
 * @returns shape [n], non-negative, sum 1 up to rounding.
 */
export function softmax(scores: ArrayLike<number>): Float64Array {
  const n = scores.length;
  let most = -Infinity;
  for (let i = 0; i < n; i++) most = Math.max(most, scores[i]!);
  const out = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += out[i] = Math.exp(scores[i]! - most);
  for (let i = 0; i < n; i++) out[i]! /= sum;
  return out;
}
