import { NearestList } from '../../../numerics/nearest-list.ts';
import { rowsOf, squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/** Neighbours asked for. */
export const k = 10;
export const queryCount = 50;

export interface Dataset {
  d: number;
  /** Shape [n, d]. */
  vectors: Vectors;
  /** Shape [queryCount, d]. */
  queries: Vectors;
}

/**
 * Runs all queries.
 *
 * @param search  Searches one query into a list and returns how many vectors it compared.
 * @param size    Neighbours asked for.
 */
export function searchAll(
  size: number,
  search: (row: number, into: NearestList) => number,
): { found: Int32Array; compared: number } {
  const found = new Int32Array(queryCount * size).fill(-1);
  const list = new NearestList(size);
  let compared = 0;
  for (let row = 0; row < queryCount; row++) {
    compared += search(row, list);
    found.set(list.ids.subarray(0, list.count), row * size);
  }
  return { found, compared: compared / queryCount };
}

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

/** The true neighbours of all queries, k each. */
export const trueNeighbours = ({ vectors, d, queries }: Dataset): Int32Array =>
  searchAll(k, (row, into) => searchExact(vectors, d, queries, row, into)).found;

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
