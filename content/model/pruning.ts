/** Heads of the model that are taken away. */
import { sizes } from './model.ts';

export const headCount = sizes.layers * sizes.heads;

/** What the output of each head is multiplied with when some are removed, by their numbers; shape [layers, heads]. */
export function without(removed: Iterable<number>): Float32Array {
  const kept = new Float32Array(headCount).fill(1);
  for (const head of removed) kept[head] = 0;
  return kept;
}
