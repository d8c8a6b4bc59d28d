import type { NearestList } from '../../../numerics/nearest-list.ts';
import { rowsOf, squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/**
 * Finds the nearest vectors of one query by looking at all of them.
 *
 * @param vectors  Shape [n, d].
 * @param queries  Shape [·, d].
 * @param row      Which query.
 * @param into     Cleared, then filled with the nearest, as many as it holds.
 * @returns distances computed: n.
 * @throws RangeError if `vectors` holds no whole vectors.
 *
 * Exact up to the rounding of each distance.
 */
export function searchExact(
  vectors: Vectors,
  d: number,
  queries: Vectors,
  row: number,
  into: NearestList,
): number {
  into.clear();
  const n = rowsOf(vectors, d);
  const query = row * d;
  for (let id = 0, at = 0; id < n; id++, at += d) {
    const distance = squaredDistance(vectors, at, queries, query, d);
    if (distance <= into.bound) into.offer(id, distance);
  }
  return n;
}

/**
 * Share of the true neighbours that were found.
 *
 * @param truth, found  Ids, `k` for each query, one query after another; an id of −1 stands for none.
 */
export function recall(truth: Int32Array, found: Int32Array, k: number): number {
  let hits = 0;
  for (let from = 0; from < truth.length; from += k) {
    for (let i = from; i < from + k; i++) {
      for (let j = from; j < from + k; j++) {
        if (truth[i] === found[j]) {
          hits++;
          break;
        }
      }
    }
  }
  return hits / truth.length;
}
