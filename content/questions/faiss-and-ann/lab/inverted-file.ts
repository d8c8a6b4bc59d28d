import { kMeansSteps, type Clusters } from '../../../numerics/k-means.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/** Vectors by cell: those of cell c are at starts[c] to starts[c + 1] − 1 of `ids` and `vectors`. */
export interface InvertedFile {
  d: number;
  nlist: number;
  /** Shape [nlist, d]. */
  centroids: Float64Array;
  /** Shape [nlist + 1]. */
  starts: Int32Array;
  /** Shape [n], ascending within a cell. */
  ids: Int32Array;
  /** Shape [n, d]: a copy in the order of `ids`, so that a cell is read in one run. */
  vectors: Vectors;
  /** Cell of each vector, by id. */
  cellOf: Int32Array;
  /** Of k-means, by round. */
  inertias: Float64Array;
}

/**
 * Builds an inverted file with the vectors themselves in its lists (IVF-Flat).
 *
 * @param vectors  Shape [n, d]; all of them train the cells.
 * @param nlist    Cells, 1 to n.
 * @yields the share of the work that is done.
 * @throws RangeError if nlist is out of range.
 *
 * Source: Jégou, Douze and Schmid 2011, "Product Quantization for Nearest Neighbor Search", section IV, without codes.
 */
export function* invertedFileSteps(
  vectors: Vectors,
  d: number,
  nlist: number,
  { rounds = 10, seed = 7 } = {},
): Generator<number, InvertedFile, undefined> {
  return filed(vectors, d, yield* kMeansSteps(vectors, d, nlist, rounds, mulberry32(seed)));
}

/** Sorts vectors into the cells that they were assigned to. */
export function filed(
  vectors: Vectors,
  d: number,
  { centroids, clusterOf, inertias }: Clusters,
): InvertedFile {
  const nlist = centroids.length / d;
  const starts = new Int32Array(nlist + 1);
  for (const cell of clusterOf) starts[cell + 1]!++;
  for (let cell = 0; cell < nlist; cell++) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice(0, nlist);
  const ids = new Int32Array(clusterOf.length);
  const sorted = vectors.slice();
  clusterOf.forEach((cell, id) => {
    const at = next[cell]!++;
    ids[at] = id;
    sorted.set(vectors.subarray(id * d, id * d + d), at * d);
  });
  return { d, nlist, centroids, starts, ids, vectors: sorted, cellOf: clusterOf, inertias };
}

/** The cells nearest to a query, by distance and, where equal, by number. */
export function nearestCells(
  index: InvertedFile,
  queries: Vectors,
  row: number,
  nprobe: number,
): NearestList {
  const { d, nlist, centroids } = index;
  const cells = new NearestList(Math.min(nprobe, nlist));
  for (let cell = 0; cell < nlist; cell++) {
    const distance = squaredDistance(centroids, cell * d, queries, row * d, d);
    if (distance <= cells.bound) cells.offer(cell, distance);
  }
  return cells;
}

/**
 * Finds near vectors of one query in its `nprobe` nearest cells.
 *
 * @param into  Cleared, then filled with the nearest that were looked at.
 * @returns distances computed: to all centroids and to the vectors in the cells.
 *
 * Equal to exact search at nprobe = nlist. A larger nprobe looks at the same vectors and more.
 */
export function searchInvertedFile(
  index: InvertedFile,
  queries: Vectors,
  row: number,
  nprobe: number,
  into: NearestList,
): number {
  const { d, starts, ids, vectors } = index;
  const cells = nearestCells(index, queries, row, nprobe);
  into.clear();
  let seen = 0;
  for (let i = 0; i < cells.count; i++) {
    const cell = cells.ids[i]!;
    const end = starts[cell + 1]!;
    for (let at = starts[cell]!; at < end; at++) {
      const distance = squaredDistance(vectors, at * d, queries, row * d, d);
      if (distance <= into.bound) into.offer(ids[at]!, distance);
    }
    seen += end - starts[cell]!;
  }
  return index.nlist + seen;
}

/** nlist Σ nᵢ² / n²: 1 for cells of equal size, and larger the less equal they are. */
export function imbalance({ nlist, starts }: InvertedFile): number {
  let squares = 0;
  for (let cell = 0; cell < nlist; cell++) squares += (starts[cell + 1]! - starts[cell]!) ** 2;
  return (nlist * squares) / starts[nlist]! ** 2;
}
