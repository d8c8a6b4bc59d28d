import { rowsOf, squaredDistance, squaredDistanceUpTo, type Vectors } from './squared-distance.ts';

export interface Clusters {
  /** Shape [k, d]. */
  centroids: Float64Array;
  /** Cluster of each vector, shape [n]. */
  clusterOf: Int32Array;
  /** Sum of squared distances to the nearest centroid at each assignment, shape [rounds + 1]; never rises. */
  inertias: Float64Array;
}

/**
 * Clusters vectors by Lloyd's method from k of them as a start: assign each to its nearest centroid, move the centroids
 * to the means, repeat, and assign once more.
 *
 * @param vectors  Shape [n, d], finite. Not modified.
 * @param k        Clusters, 1 to n.
 * @param rounds   Times the centroids move.
 * @param uniform  Numbers in [0, 1); k of them draw the start without repetition, by a partial shuffle of Fisher and Yates.
 * @yields the share of the work that is done, after each round.
 * @throws RangeError if k is not 1 to n, or d does not divide the length of `vectors`.
 *
 * Ties go to the lowest cluster; an empty cluster keeps its centroid. Finds a local optimum. Costs (rounds + 1) n k
 * distances. Source: Lloyd 1982, "Least squares quantization in PCM".
 */
export function* kMeansSteps(
  vectors: Vectors,
  d: number,
  k: number,
  rounds: number,
  uniform: () => number,
): Generator<number, Clusters, undefined> {
  const n = rowsOf(vectors, d);
  if (!Number.isInteger(k) || k < 1 || k > n)
    throw new RangeError(`kMeans: ${n} vectors cannot make ${k} clusters`);
  const centroids = start(vectors, d, k, uniform);
  const clusterOf = new Int32Array(n);
  const inertias = new Float64Array(rounds + 1);
  const sizes = new Int32Array(k);
  for (let round = 0; round < rounds; round++) {
    inertias[round] = assign(vectors, d, centroids, clusterOf);
    moveToMeans(vectors, d, centroids, clusterOf, sizes);
    yield (round + 1) / (rounds + 1);
  }
  inertias[rounds] = assign(vectors, d, centroids, clusterOf);
  return { centroids, clusterOf, inertias };
}

function start(vectors: Vectors, d: number, k: number, uniform: () => number): Float64Array {
  const n = vectors.length / d;
  const ids = Int32Array.from({ length: n }, (_, id) => id);
  const centroids = new Float64Array(k * d);
  for (let i = 0; i < k; i++) {
    const j = i + Math.floor(uniform() * (n - i));
    const id = ids[j]!;
    ids[j] = ids[i]!;
    ids[i] = id;
    centroids.set(vectors.subarray(id * d, id * d + d), i * d);
  }
  return centroids;
}

/** Writes the nearest centroid of each vector and returns the sum of the squared distances. */
function assign(vectors: Vectors, d: number, centroids: Float64Array, clusterOf: Int32Array): number {
  const end = centroids.length;
  let inertia = 0;
  for (let id = 0, at = 0; id < clusterOf.length; id++, at += d) {
    // That of the round before is near, so that most other distances need not be added up to their end.
    let best = clusterOf[id]!;
    let least = squaredDistance(vectors, at, centroids, best * d, d);
    for (let cluster = 0, from = 0; from < end; cluster++, from += d) {
      const distance = squaredDistanceUpTo(vectors, at, centroids, from, d, least);
      if (distance < least || (distance === least && cluster < best)) {
        least = distance;
        best = cluster;
      }
    }
    clusterOf[id] = best;
    inertia += least;
  }
  return inertia;
}

function moveToMeans(
  vectors: Vectors,
  d: number,
  centroids: Float64Array,
  clusterOf: Int32Array,
  sizes: Int32Array,
): void {
  sizes.fill(0);
  for (const cluster of clusterOf) sizes[cluster]!++;
  for (let cluster = 0; cluster < sizes.length; cluster++)
    if (sizes[cluster]! > 0) centroids.fill(0, cluster * d, (cluster + 1) * d);
  for (let id = 0, at = 0; id < clusterOf.length; id++, at += d) {
    const to = clusterOf[id]! * d;
    for (let i = 0; i < d; i++) centroids[to + i]! += vectors[at + i]!;
  }
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    const size = sizes[cluster]!;
    if (size > 0) for (let i = cluster * d; i < (cluster + 1) * d; i++) centroids[i]! /= size;
  }
}
