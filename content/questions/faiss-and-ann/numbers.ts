/** The arithmetic of vector search: bytes, distances and time; and recall on the book's word vectors. */
import { flatBytes, idBytes, codeBytes as pqBytes, ivfCost as ivfDistances } from './lab/costs.ts';

export { flatBytes, idBytes, ivfDistances, pqBytes };

/** Bytes of an 8-bit scalar code: one for each number. */
export const sq8Bytes = (d: number) => d;

/** Bytes of a one-bit RaBitQ code: a bit for each dimension and 8 bytes of factors. Source: Faiss, RaBitQuantizer.h. */
export const rabitqBytes = (d: number) => d / 8 + 8;

/**
 * Bytes that Faiss's HNSW adds to each vector: 2M links of 4 bytes on the lowest level, an offset of 8 and a level of 4, and
 * M links for each upper level, of which a vector has 1 / (M − 1) on average.
 */
export const graphBytes = (M: number) => 8 * M + 12 + (4 * M) / (M - 1);

/** GB (10⁹ bytes) for `n` vectors of `bytes` bytes each. */
export const gigabytes = (n: number, bytes: number) => (n * bytes) / 1e9;

/** MB (10⁶ bytes). */
export const megabytes = (n: number, bytes: number) => 1000 * gigabytes(n, bytes);

/** Seconds to read `n` exact vectors of `d` numbers once, at `bandwidth` GB/s. */
export const scanSeconds = (n: number, d: number, bandwidth: number) =>
  gigabytes(n, flatBytes(d)) / bandwidth;

/** Operations of one exact query by inner product, in units of 10⁹: a multiplication and an addition for each number. */
export const scanGflop = (n: number, d: number) => (2 * n * d) / 1e9;

/** Vectors compared in `nprobe` of `nlist` equal cells. */
export const candidates = (n: number, nlist: number, nprobe: number) => (nprobe * n) / nlist;

/** MB that a query of the example reads: 64 of 262,144 equal cells of 100 million vectors. */
export const exampleReads = (bytes: number) => megabytes(candidates(1e8, 262_144, 64), bytes);

/** The number of cells with the fewest distances: the derivative 1 − nprobe N / nlist² is zero there. */
export const bestLists = (n: number, nprobe: number) => Math.sqrt(nprobe * n);

/** Multiply-adds to fill the tables of one query: each of 2^bits centroids of each piece, d / m numbers long. */
export const tableOperations = (d: number, bits = 8) => d * 2 ** bits;

/** Bytes for each vector of d = 768 under several indexes, as bars. */
export function bytesByIndex(d = 768) {
  const vectors = { label: '32-bit numbers', value: flatBytes(d), role: 'plain' };
  const links = { label: 'links and levels', value: graphBytes(32), role: 'plain' };
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

/** Thousands of distances of an IVF query on a million vectors against the number of cells, for a plot. */
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

/** What `indexes.py` prints of two indexes: setting, recall@10 and distances, means of three draws of word vectors; shuffled, to 0.05 and 100. */
const wordIndexes = {
  cells: [
    [1, 0.37, 948],
    [4, 0.61, 1027],
    [16, 0.82, 1312],
    [64, 0.94, 2274],
    [128, 0.98, 3376],
  ],
  graph: [
    [16, 0.85, 308],
    [64, 0.95, 790],
    [256, 0.99, 2154],
  ],
  shuffledCells: [
    [1, 0.05, 1000],
    [4, 0.15, 1100],
    [16, 0.3, 1500],
    [64, 0.65, 3300],
    [128, 0.8, 5500],
  ],
  shuffledGraph: [
    [16, 0.45, 600],
    [64, 0.75, 1500],
    [256, 0.95, 3800],
  ],
} as const;

type WordIndex = keyof typeof wordIndexes;
type Row = readonly [setting: number, recall: number, distances: number];

export const wordRows = (index: WordIndex): readonly Row[] => wordIndexes[index];

/** Recall@10 and distances of 924 cells (nprobe) or of HNSW16 (efSearch) on word vectors. */
export function onWords(index: WordIndex, setting: number) {
  const found = wordRows(index).find(([printed]) => printed === setting);
  if (!found) throw new Error(`${index} was not measured at ${setting}`);
  const [, recall, distances] = found;
  return { recall, distances };
}

/** Recall against distances on word vectors, for a plot. */
export function recallByWork() {
  const series = (label: string, index: WordIndex, role: string, dashed: boolean) => ({
    label,
    role,
    dashed,
    dots: true,
    points: wordRows(index).map(([, recall, distances]): [number, number] => [distances, recall]),
  });
  return [
    series('graph', 'graph', 'trainable', false),
    series('cells', 'cells', 'frozen', false),
    series('graph, shuffled', 'shuffledGraph', 'trainable', true),
    series('cells, shuffled', 'shuffledCells', 'frozen', true),
  ];
}

/**
 * What `filters.py` prints, by what passes: recall@10 of HNSW16 at efSearch 64 and 512 and of HNSW32 at 64, and of 128 cells
 * at nprobe 16 and 64 and of 453 cells at 32.
 */
export const filtered = {
  everything: { graph: [0.95, 0.99, 0.99], cells: [0.88, 0.98, 0.9] },
  "the query's topic": { graph: [0.92, 0.99, 0.97], cells: [0.86, 0.99, 0.86] },
  'random words': { graph: [0.42, 0.91, 0.61], cells: [0.59, 0.93, 0.53] },
  'another topic': { graph: [0.3, 0.65, 0.42], cells: [0.34, 0.71, 0.3] },
} as const;
