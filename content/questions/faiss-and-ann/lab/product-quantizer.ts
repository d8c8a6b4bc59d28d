import { kMeansSteps } from '../../../numerics/k-means.ts';
import type { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { rowsOf, squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

export interface CodedVectors {
  d: number;
  /** Pieces of a vector, each d / m numbers. */
  m: number;
  /** Centroids of a piece, 2^bits. */
  centroids: number;
  /** Shape [m, centroids, d / m]. */
  books: Float64Array;
  /** Shape [n, m], a byte for each piece here; packed they take ⌈m bits / 8⌉ bytes. */
  codes: Uint8Array;
}

/**
 * Trains a product quantizer on vectors and encodes them: each is cut into m pieces, and a piece becomes the number of
 * its nearest centroid.
 *
 * @param vectors  Shape [n, d], n ≥ 2^bits.
 * @param m        Divides d.
 * @param bits     1 to 8.
 * @yields the share of the work that is done.
 * @throws RangeError if m does not divide d, or bits is out of range.
 *
 * One generator draws the starts of all pieces in order. Source: Jégou, Douze and Schmid 2011, "Product Quantization
 * for Nearest Neighbor Search", section II.B.
 */
export function* codedVectorsSteps(
  vectors: Vectors,
  d: number,
  m: number,
  bits: number,
  { rounds = 8, seed = 9 } = {},
): Generator<number, CodedVectors, undefined> {
  if (!Number.isInteger(m) || m < 1 || d % m !== 0)
    throw new RangeError(`codedVectors: ${m} pieces do not divide ${d} numbers`);
  if (!Number.isInteger(bits) || bits < 1 || bits > 8)
    throw new RangeError(`codedVectors: ${bits} bits for a piece, 1 to 8 are possible`);
  const n = rowsOf(vectors, d);
  const length = d / m;
  const centroids = 2 ** bits;
  const uniform = mulberry32(seed);
  const books = new Float64Array(centroids * d);
  const codes = new Uint8Array(n * m);
  const pieces = new Float64Array(n * length);
  for (let s = 0; s < m; s++) {
    for (let id = 0; id < n; id++)
      for (let i = 0; i < length; i++) pieces[id * length + i] = vectors[id * d + s * length + i]!;
    const steps = kMeansSteps(pieces, length, centroids, rounds, uniform);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield (s + step.value) / m;
    books.set(step.value.centroids, s * centroids * length);
    step.value.clusterOf.forEach((code, id) => (codes[id * m + s] = code));
  }
  return { d, m, centroids, books, codes };
}

/**
 * Squared distances of each piece of a query to the centroids of that piece.
 *
 * @param tables  Shape [m, centroids]; overwritten.
 */
function fillTables(coded: CodedVectors, queries: Vectors, row: number, tables: Float64Array): void {
  const { d, m, centroids, books } = coded;
  const length = d / m;
  for (let s = 0, at = 0; s < m; s++)
    for (let c = 0; c < centroids; c++, at++)
      tables[at] = squaredDistance(books, at * length, queries, row * d + s * length, length);
}

/**
 * Ranks all codes by their distance to a query, which stays as it is (asymmetric distance): m look-ups and additions
 * for each vector.
 *
 * @param tables  Shape [m, centroids], room to work in.
 * @param into    Cleared, then filled with the nearest by code.
 * @returns codes looked at: n.
 *
 * The distance is that to the decoded vector, up to rounding. Source: the same, section III.A.
 */
export function searchCodes(
  coded: CodedVectors,
  queries: Vectors,
  row: number,
  tables: Float64Array,
  into: NearestList,
): number {
  const { m, centroids, codes } = coded;
  fillTables(coded, queries, row, tables);
  into.clear();
  const n = codes.length / m;
  for (let id = 0, at = 0; id < n; id++) {
    let distance = 0;
    for (let table = 0; table < tables.length; table += centroids) distance += tables[table + codes[at++]!]!;
    if (distance <= into.bound) into.offer(id, distance);
  }
  return n;
}

/** The vector that a code stands for, shape [d]. */
export function decode({ d, m, centroids, books, codes }: CodedVectors, id: number): Float64Array {
  const length = d / m;
  const out = new Float64Array(d);
  for (let s = 0; s < m; s++) {
    const from = (s * centroids + codes[id * m + s]!) * length;
    out.set(books.subarray(from, from + length), s * length);
  }
  return out;
}

/**
 * Sorts the first `count` candidates of a list anew, by distances to the full vectors.
 *
 * @param into  Cleared, then filled.
 * @returns distances computed.
 */
export function rerank(
  vectors: Vectors,
  d: number,
  queries: Vectors,
  row: number,
  candidates: NearestList,
  count: number,
  into: NearestList,
): number {
  into.clear();
  const last = Math.min(count, candidates.count);
  for (let i = 0; i < last; i++) {
    const id = candidates.ids[i]!;
    into.offer(id, squaredDistance(vectors, id * d, queries, row * d, d));
  }
  return last;
}
