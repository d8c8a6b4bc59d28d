/** The arithmetic of vector search: bytes, distances and time; and recall against work, measured on synthetic data. */
import { flatBytes, idBytes, codeBytes as pqBytes, ivfCost as ivfDistances, linkBytes } from './lab/costs.ts';

export { flatBytes, idBytes, ivfDistances, linkBytes, pqBytes };

const GB = 1e9;

/** Bytes of an 8-bit scalar code: one for each number. */
export const sq8Bytes = (d: number) => d;

/** Bytes of a one-bit RaBitQ code: a bit for each dimension and 8 bytes of factors. Source: Faiss, RaBitQuantizer.h. */
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

/** Floating-point operations of one exact query by inner product, in units of 10⁹: a multiplication and an addition for each number. */
export function scanGflop(n: number, d: number): number {
  return (2 * n * d) / 1e9;
}

/** Bytes for each vector of d = 768 under several indexes, as bars. */
export function bytesByIndex(d = 768) {
  const vectors = { label: '32-bit numbers', value: flatBytes(d), role: 'plain' };
  const links = { label: 'links', value: linkBytes(32), role: 'plain' };
  const id = { label: 'ids', value: idBytes, role: 'plain' };
  const codes = (value: number) => ({ label: 'codes', value, role: 'quantized' });
  return [
    { label: 'HNSW32', segments: [vectors, links] },
    { label: 'IVF, Flat', segments: [vectors, id] },
    { label: 'Flat', segments: [vectors] },
    { label: 'HNSW32, SQ8', segments: [codes(sq8Bytes(d)), links] },
    { label: 'IVF, SQ8', segments: [codes(sq8Bytes(d)), id] },
    { label: 'HNSW32, PQ96', segments: [codes(pqBytes(96)), links] },
    { label: 'IVF, PQ96', segments: [codes(pqBytes(96)), id] },
    { label: 'RaBitQ, 1 bit', segments: [codes(rabitqBytes(d))] },
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
    { label: 'nprobe 64', role: 'evidence', points: curve(64) },
    { label: 'nprobe 16', role: 'quantized', points: curve(16) },
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

/** One setting of an index over five draws: means, and between which values recall lies. */
type Row = readonly [knob: number, recall: number, distances: number, least: number, greatest: number];

/**
 * Recall@10 and distances of IVF (64 cells; nprobe) and HNSW (M = 8; ef) on 4,000 points of 16 dimensions, 50 queries each:
 * five draws of points, queries and centres, 40 centres or one. `numbers.slow.test.ts` computes them with the programs of the lab.
 */
export const draws = {
  clustered: {
    ivf: [
      [1, 0.8456, 143.2, 0.826, 0.866],
      [2, 0.9768, 199.4, 0.968, 0.988],
      [4, 0.9976, 327, 0.992, 1],
      [8, 0.9992, 591.5, 0.996, 1],
      [16, 0.9996, 1108.8, 0.998, 1],
      [32, 1, 2125.6, 1, 1],
      [64, 1, 4064, 1, 1],
    ],
    hnsw: [
      [10, 0.9676, 123.1, 0.962, 0.978],
      [16, 0.9904, 144.5, 0.982, 0.996],
      [32, 0.9984, 184.1, 0.996, 1],
      [64, 1, 247.1, 1, 1],
      [128, 1, 466.7, 1, 1],
    ],
    imbalance: 1.259,
  },
  one: {
    ivf: [
      [1, 0.2584, 127.9, 0.246, 0.28],
      [2, 0.4, 190.9, 0.384, 0.418],
      [4, 0.5676, 317.4, 0.548, 0.6],
      [8, 0.7604, 573.9, 0.75, 0.774],
      [16, 0.9152, 1084.8, 0.904, 0.926],
      [32, 0.9928, 2099.7, 0.99, 0.996],
      [64, 1, 4064, 1, 1],
    ],
    hnsw: [
      [10, 0.718, 179.4, 0.682, 0.762],
      [16, 0.8308, 236.7, 0.806, 0.86],
      [32, 0.9432, 370.2, 0.934, 0.956],
      [64, 0.9876, 607.6, 0.982, 0.99],
      [128, 0.9996, 992.2, 0.998, 1],
    ],
    imbalance: 1.035,
  },
} as const satisfies Record<string, { ivf: readonly Row[]; hnsw: readonly Row[]; imbalance: number }>;

/**
 * One setting, over five draws.
 *
 * @param data  `clustered`: 40 clusters. `one`: a single Gaussian without structure.
 * @param knob  nprobe for `ivf`, ef for `hnsw`.
 */
export function measured(data: keyof typeof draws, index: 'ivf' | 'hnsw', knob: number) {
  const rows: readonly Row[] = draws[data][index];
  const found = rows.find(([setting]) => setting === knob);
  if (!found) throw new Error(`${index} was not measured at ${knob}`);
  const [, recall, distances] = found;
  return { recall, distances };
}

/** How far recall differs between two of the five draws, at most, over all settings of the plot. */
export function widestSpread(data: keyof typeof draws): number {
  const { ivf, hnsw } = draws[data];
  return Math.max(...[...ivf, ...hnsw].map(([, , , least, greatest]) => greatest - least));
}

/** nlist Σ nᵢ² / N² of the 64 cells on clustered data: how many times N / nlist a query at nprobe 1 meets on average. */
export const cellImbalance = () => draws.clustered.imbalance;

/** Recall against distances, for a plot. */
export function recallByWork() {
  const points = (rows: readonly Row[]) =>
    rows.map(([, recall, distances]): [number, number] => [distances, recall]);
  return [
    { label: 'HNSW, clusters', role: 'trainable', dots: true, points: points(draws.clustered.hnsw) },
    { label: 'IVF, clusters', role: 'frozen', dots: true, points: points(draws.clustered.ivf) },
    {
      label: 'HNSW, no clusters',
      role: 'trainable',
      dashed: true,
      dots: true,
      points: points(draws.one.hnsw),
    },
    { label: 'IVF, no clusters', role: 'frozen', dashed: true, dots: true, points: points(draws.one.ivf) },
  ];
}

/**
 * Medians of the CPU time of single queries, in µs: 50,000 vectors of 768 numbers, one thread of a two-core AMD EPYC virtual
 * machine, Debian's Faiss 1.11.0 (no vector instructions in its distances), Python 3.13.5, 26 November 2026. Printed by
 * `timing.py --time`; medians of three runs, which lie within 8% of each other.
 */
const timings = {
  flat: { recall: 1, distances: 50_000, micros: 17_800 },
  codes: { recall: 0.69, distances: 50_000, micros: 4_917 },
  cells1: { recall: 0.9, distances: 495, micros: 180 },
  cells4: { recall: 1, distances: 1140, micros: 412 },
  graph16: { recall: 0.98, distances: 348, micros: 152 },
  graph64: { recall: 1, distances: 440, micros: 240 },
};

/** A measured query, with its nanoseconds for each distance. */
export function timed(name: keyof typeof timings) {
  const found = timings[name];
  return { ...found, each: (1000 * found.micros) / found.distances };
}

/** GB/s at which the exact scan of the measurement reads its vectors. */
export function scanBandwidth(): number {
  return gigabytes(50_000, flatBytes(768)) / (timings.flat.micros / 1e6);
}

/**
 * GB/s that the same core reads: the median of a pass that takes the maximum of the vectors (28 to 32), and of NumPy's
 * inner products of a query with them, which use vector instructions (30 to 32), in three runs or more.
 */
export const readBandwidth = 30;

/** What `filters.py` prints: recall under a filter that 1% pass, vectors met and distances, by effort. */
const filtered = {
  graph: [
    [0.16, 224, 224],
    [0.23, 310, 310],
    [0.51, 818, 818],
    [0.94, 3840, 3840],
  ],
  cells: [
    [0.2, 207, 130],
    [0.46, 739, 136],
    [0.84, 2890, 159],
    [0.96, 5563, 186],
    [1, 20_000, 328],
  ],
} as const;

/** The rows of `filters.py`. */
export const filteredRows = (index: keyof typeof filtered) => filtered[index];

/** Recall under the filter against vectors met and against distances, for a plot. */
export function recallUnderFilter() {
  const points = (index: keyof typeof filtered, column: 1 | 2) =>
    filtered[index].map((row): [number, number] => [row[column], row[0]]);
  return [
    { label: 'IVF, distances', role: 'frozen', dots: true, points: points('cells', 2) },
    { label: 'IVF, vectors met', role: 'frozen', dashed: true, dots: true, points: points('cells', 1) },
    { label: 'HNSW, both', role: 'trainable', dots: true, points: points('graph', 2) },
  ];
}
