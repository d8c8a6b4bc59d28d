/** The arithmetic of vector search: bytes, distances and time; and recall against work, measured on synthetic data. */
import { outcome } from './lab/core.ts';
import { flatBytes, idBytes, codeBytes as pqBytes, ivfCost as ivfDistances, linkBytes } from './lab/costs.ts';
import { makeDataset, trueNeighbours } from './lab/data.ts';
import { graphSteps, searchGraph } from './lab/hnsw.ts';
import { imbalance, invertedFileSteps, searchInvertedFile } from './lab/inverted-file.ts';
import type { NearestList } from '../../numerics/nearest-list.ts';
import { finish } from '../../numerics/steps.ts';

export { flatBytes, idBytes, ivfDistances, linkBytes, pqBytes };

const GB = 1e9;

/** Bytes of a one-bit RaBitQ code: a bit for each dimension and 8 bytes of factors. Source: Faiss wiki. */
export function rabitqBytes(d: number): number {
  return d / 8 + 8;
}

/** GB (10⁹ bytes) for `n` vectors of `bytes` bytes each. */
export function gigabytes(n: number, bytes: number): number {
  return (n * bytes) / GB;
}

/** Seconds to read `n` exact vectors of `d` numbers once, at `bandwidth` GB/s. */
export function scanSeconds(n: number, d: number, bandwidth: number): number {
  return gigabytes(n, flatBytes(d)) / bandwidth;
}

/** Floating-point operations of one exact query in units of 10⁹: a multiplication and an addition for each number. */
export function scanGflop(n: number, d: number): number {
  return (2 * n * d) / 1e9;
}

/** Bytes for each vector of d = 768 under several indexes, as bars. */
export function bytesByIndex(d = 768) {
  const vectors = { label: '32-bit vectors', value: flatBytes(d), role: 'frozen' };
  const id = { label: 'ids', value: idBytes, role: 'plain' };
  const codes = (value: number) => ({ label: 'codes', value, role: 'quantized' });
  return [
    { label: 'HNSW32', segments: [vectors, { label: 'links', value: linkBytes(32), role: 'plain' }] },
    { label: 'IVF, Flat', segments: [vectors, id] },
    { label: 'Flat', segments: [vectors] },
    { label: 'IVF, SQ8', segments: [codes(d), id] },
    { label: 'IVF, PQ96', segments: [codes(pqBytes(96)), id] },
    { label: 'RaBitQ, 1 bit', segments: [codes(rabitqBytes(d))] },
    { label: 'IVF, PQ64', segments: [codes(pqBytes(64)), id] },
  ];
}

/** Vectors compared after probing `nprobe` of `nlist` equal lists. */
export function candidates(n: number, nlist: number, nprobe: number): number {
  return (nprobe * n) / nlist;
}

/** The number of lists with the fewest distances: the derivative 1 − nprobe N / nlist² is zero there. */
export function bestLists(n: number, nprobe: number): number {
  return Math.sqrt(nprobe * n);
}

/** Multiply-adds to fill the tables of one query: each of 2^bits centroids of each piece, d / m numbers long. */
export function tableOperations(d: number, bits = 8): number {
  return d * 2 ** bits;
}

/** Thousands of distances of an IVF query on a million vectors against the number of lists, for a plot. */
export function costByLists(n = 1e6) {
  const lists = Array.from({ length: 25 }, (_, i) => 10 ** (2 + i / 8));
  const curve = (nprobe: number) =>
    lists.map((nlist): [number, number] => [nlist, ivfDistances(n, nlist, nprobe) / 1000]);
  return [
    { label: 'nprobe 64', role: 'evidence', dots: true, points: curve(64).filter((_, i) => i % 2 === 0) },
    { label: 'nprobe 16', role: 'quantized', dashed: true, points: curve(16) },
    { label: 'nprobe 1', role: 'plain', points: curve(1) },
  ];
}

/** The minima of the curves of `costByLists`, for marks. */
export function cheapestLists(n = 1e6) {
  return [1, 16, 64].map((nprobe) => {
    const thousands = ivfDistances(n, bestLists(n, nprobe), nprobe) / 1000;
    return { x: bestLists(n, nprobe), y: thousands, label: String(thousands) };
  });
}

interface Measured {
  knob: number;
  recall: number;
  distances: number;
}

/** Recall@10 and distances of IVF (64 cells) and HNSW (M = 8) on 4,000 points of 16 dimensions, by their knob. */
function measure(centres: number) {
  const d = 16;
  const data = makeDataset(4000, d, centres, 0.6);
  const { vectors, queries } = data;
  const truth = trueNeighbours(data);
  const at = (knob: number, search: (row: number, into: NearestList) => number): Measured => {
    const { recall, compared } = outcome(truth, knob, search);
    return { knob, recall, distances: compared };
  };
  const cells = finish(invertedFileSteps(vectors, d, 64));
  const graph = finish(graphSteps(vectors, d, { M: 8 }));
  return {
    imbalance: imbalance(cells),
    ivf: [1, 2, 4, 8, 16, 32, 64].map((nprobe) =>
      at(nprobe, (row, into) => searchInvertedFile(cells, queries, row, nprobe, into)),
    ),
    hnsw: [10, 16, 32, 64, 128].map((ef) =>
      at(ef, (row, into) => searchGraph(graph, queries, row, ef, into)),
    ),
  };
}

const clustered = measure(40);
const uniform = measure(1);

/**
 * One measured value.
 *
 * @param data  `clustered`: 40 clusters. `one`: a single Gaussian without structure.
 * @param knob  nprobe for `ivf`, ef for `hnsw`.
 */
export function measured(data: 'clustered' | 'one', index: 'ivf' | 'hnsw', knob: number): Measured {
  const found = (data === 'clustered' ? clustered : uniform)[index].find((row) => row.knob === knob);
  if (!found) throw new Error(`${index} was not measured at ${knob}`);
  return found;
}

/** nlist Σ nᵢ² / N² of the 64 cells on clustered data: how many times N / nlist a query at nprobe 1 meets on average. */
export function cellImbalance(): number {
  return clustered.imbalance;
}

/** Recall against distances, for a plot. */
export function recallByWork() {
  const points = (rows: Measured[]) => rows.map((row): [number, number] => [row.distances, row.recall]);
  return [
    { label: 'HNSW, clusters', role: 'trainable', dots: true, points: points(clustered.hnsw) },
    { label: 'IVF, clusters', role: 'frozen', dots: true, points: points(clustered.ivf) },
    { label: 'HNSW, no clusters', role: 'trainable', dashed: true, dots: true, points: points(uniform.hnsw) },
    { label: 'IVF, no clusters', role: 'frozen', dashed: true, dots: true, points: points(uniform.ivf) },
  ];
}
