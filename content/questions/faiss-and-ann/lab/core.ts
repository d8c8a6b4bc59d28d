import type { Progress } from 'grounded/lab/lab.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { alongAxis, principalAxes, type Axes } from '../../../numerics/principal-axes.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import type { Params } from './controls.ts';
import { recall, searchExact } from './exact.ts';
import { graphSteps, listAt, searchGraph, type Graph } from './hnsw.ts';
import {
  imbalance,
  invertedFileSteps,
  nearestCells,
  searchInvertedFile,
  type InvertedFile,
} from './inverted-file.ts';
import { codedVectorsSteps, decode, rerank, searchCodes, type CodedVectors } from './product-quantizer.ts';

/** Neighbours asked for. */
export const k = 10;
export const queryCount = 50;

export interface Dataset {
  d: number;
  /** Shape [n, d]. */
  vectors: Float64Array;
  /** Shape [queryCount, d]. */
  queries: Float64Array;
}

// region data
/**
 * Draws points around random centres: centre ~ N(0, I), point = centre + spread N(0, I); queries in the same way.
 *
 * @param centres  40 for clusters; 1 for one cloud, in which recall does not depend on the spread.
 * @param spread   Standard deviation within a cluster.
 */
export function makeDataset(size: number, d: number, centres: number, spread: number, seed = 42): Dataset {
  const uniform = mulberry32(seed);
  const next = normalPairs(uniform);
  const middles = Float64Array.from({ length: centres * d }, next);
  const points = (count: number) => {
    const out = new Float64Array(count * d);
    for (let at = 0; at < out.length; at += d) {
      const middle = Math.floor(centres * uniform()) * d;
      for (let i = 0; i < d; i++) out[at + i] = middles[middle + i]! + spread * next();
    }
    return out;
  };
  return { d, vectors: points(size), queries: points(queryCount) };
}
// endregion data

/** Distances of an IVF query with equal lists: to the centroids, and to the vectors in the cells it looks into. */
export function ivfCost(n: number, nlist: number, nprobe: number): number {
  return nlist + (nprobe * n) / nlist;
}

/** The whole number of lists at which `ivfCost` is least; it is next to √(nprobe n). */
export function cheapestLists(n: number, nprobe: number): number {
  const low = Math.max(1, Math.floor(Math.sqrt(nprobe * n)));
  return ivfCost(n, low + 1, nprobe) < ivfCost(n, low, nprobe) ? low + 1 : low;
}

/** Bytes that FAISS keeps for a vector: numbers of 4 bytes, ids of 8, links of 4. */
export const flatBytes = (d: number) => 4 * d;
export const idBytes = 8;
export const linkBytes = (M: number) => 4 * 2 * M;

/** What one setting of one index finds, and what it costs. */
export interface Outcome {
  /** nprobe, ef or R. */
  knob: number;
  /** Share of the true ten that are among the ten returned, over all queries. */
  recall: number;
  /** Mean number of vectors (or codes) compared with a query. */
  compared: number;
}

/** What the picture of one query shows, projected on the two axes along which the vectors vary most. */
export interface Scene {
  /** Share of the variance that the two axes hold. */
  share: number;
  query: [x: number, y: number];
  cells: { x: number; y: number; size: number; probed: boolean }[];
  /** A sample of the vectors. */
  sample: { x: number; y: number; probed: boolean }[];
  neighbours: { x: number; y: number; found: boolean }[];
}

export interface Frame extends Progress {
  n: number;
  d: number;
  /** Of IVF, of HNSW, and of product quantization: absent until built. */
  ivf?: {
    curve: Outcome[];
    now: Outcome;
    imbalance: number;
    scene: Scene;
  };
  hnsw?: {
    curve: Outcome[];
    now: Outcome;
    levels: number;
    meanLinks: number;
  };
  pq?: {
    curve: Outcome[];
    /** By codes alone, and with the first R re-ranked. */
    alone: Outcome;
    now: Outcome;
    /** Share of the true ten among the first hundred by code. */
    withinHundred: number;
    /** Sum of squared errors of the decoded vectors, as a share of the sum of squares about the mean. */
    error: number;
  };
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

const probes = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const views = [10, 16, 32, 64, 128, 256];
const reranks = [10, 20, 50, 100, 200];

interface Known {
  data: Dataset;
  truth: Int32Array;
  axes: Axes;
}
interface KnownCells {
  index: InvertedFile;
  curve: Outcome[];
  /** The query that misses most in its nearest cell. */
  hardest: number;
}
interface KnownGraph {
  graph: Graph;
  curve: Outcome[];
  meanLinks: number;
}
interface KnownCodes {
  coded: CodedVectors;
  /** The nearest 200 of each query by code. */
  ranked: NearestList[];
  curve: Outcome[];
  withinHundred: number;
  error: number;
}

/** Keeps the last few results by what they depend on, so that a query-time knob answers without building anew. */
class Memory<T> {
  readonly #kept = new Map<string, T>();

  *recall(key: string, make: () => Generator<number, T, undefined>): Generator<number, T, undefined> {
    let result = this.#kept.get(key);
    if (result === undefined) {
      result = yield* make();
      this.#kept.set(key, result);
      if (this.#kept.size > 6) this.#kept.delete(this.#kept.keys().next().value!);
    }
    return result;
  }
}
const datasets = new Memory<Known>();
const cells = new Memory<KnownCells>();
const graphs = new Memory<KnownGraph>();
const codes = new Memory<KnownCodes>();

function outcome(known: Known, knob: number, search: (row: number, into: NearestList) => number): Outcome {
  const { found, compared } = searchAll(k, search);
  return { knob, recall: recall(known.truth, found, k), compared };
}

// region search
const withCells = (known: Known, index: InvertedFile, nprobe: number) =>
  outcome(known, nprobe, (row, into) => searchInvertedFile(index, known.data.queries, row, nprobe, into));
const withGraph = (known: Known, graph: Graph, ef: number) =>
  outcome(known, ef, (row, into) => searchGraph(graph, known.data.queries, row, ef, into));
/** All codes are compared; the first R of them again, with the full vectors. Ten alone keep the order of the codes. */
const withCodes = (known: Known, ranked: NearestList[], size: number) => {
  const { vectors, queries, d } = known.data;
  const result = outcome(known, size, (row, into) =>
    rerank(vectors, d, queries, row, ranked[row]!, size, into),
  );
  return { ...result, compared: vectors.length / d + (size > k ? result.compared : 0) };
};
// endregion search

function* know({ size, dimensions, structure, spread }: Params): Generator<number, Known, undefined> {
  const data = makeDataset(size, dimensions, structure === 'clusters' ? 40 : 1, spread);
  yield 0.5;
  const { found } = searchAll(k, (row, into) => searchExact(data.vectors, data.d, data.queries, row, into));
  return { data, truth: found, axes: principalAxes(data.vectors, dimensions, 2) };
}

function* knowCells(known: Known, nlist: number): Generator<number, KnownCells, undefined> {
  const { data, truth } = known;
  const index = yield* invertedFileSteps(data.vectors, data.d, nlist);
  const { found } = searchAll(k, (row, into) => searchInvertedFile(index, data.queries, row, 1, into));
  let hardest = 0;
  let fewest = Infinity;
  for (let row = 0; row < queryCount; row++) {
    const part = (ids: Int32Array) => ids.subarray(row * k, row * k + k);
    const share = recall(part(truth), part(found), k);
    if (share < fewest) {
      fewest = share;
      hardest = row;
    }
  }
  const curve = probes.filter((nprobe) => nprobe <= nlist).map((nprobe) => withCells(known, index, nprobe));
  return { index, curve, hardest };
}

function* knowGraph(known: Known, M: number): Generator<number, KnownGraph, undefined> {
  const graph = yield* graphSteps(known.data.vectors, known.data.d, { M });
  const n = graph.levelOf.length;
  let links = 0;
  for (let id = 0; id < n; id++) links += graph.links[listAt(graph, id, 0)]!;
  return { graph, curve: views.map((ef) => withGraph(known, graph, ef)), meanLinks: links / n };
}

function* knowCodes(known: Known, m: number, bits: number): Generator<number, KnownCodes, undefined> {
  const { vectors, queries, d } = known.data;
  const coded = yield* codedVectorsSteps(vectors, d, m, bits);
  const tables = new Float64Array(m * coded.centroids);
  const ranked: NearestList[] = [];
  const { found } = searchAll(100, (row, into) => {
    const list = new NearestList(200);
    searchCodes(coded, queries, row, tables, list);
    ranked.push(list);
    into.clear();
    for (let i = 0; i < 100; i++) into.offer(list.ids[i]!, list.distances[i]!);
    return 0;
  });
  let within = 0;
  known.truth.forEach((id, at) => {
    const row = Math.floor(at / k);
    if (found.subarray(row * 100, row * 100 + 100).includes(id)) within++;
  });
  let error = 0;
  let all = 0;
  for (let id = 0; id * d < vectors.length; id++) {
    error += squaredDistance(vectors, id * d, decode(coded, id), 0, d);
    all += squaredDistance(vectors, id * d, known.axes.mean, 0, d);
  }
  return {
    coded,
    ranked,
    curve: reranks.map((size) => withCodes(known, ranked, size)),
    withinHundred: within / known.truth.length,
    error: error / all,
  };
}

function sceneOf(known: Known, { index, hardest }: KnownCells, nprobe: number): Scene {
  const { data, truth, axes } = known;
  const at = (vectors: Vectors, row: number): [number, number] => [
    alongAxis(axes, 0, vectors, row),
    alongAxis(axes, 1, vectors, row),
  ];
  const lit = new Set(nearestCells(index, data.queries, hardest, nprobe).ids);
  const list = new NearestList(k);
  searchInvertedFile(index, data.queries, hardest, nprobe, list);
  const found = new Set(list.ids.subarray(0, list.count));
  const n = data.vectors.length / data.d;
  const stride = Math.ceil(n / 250);
  return {
    share: axes.share,
    query: at(data.queries, hardest),
    cells: Array.from({ length: index.nlist }, (_, cell) => {
      const [x, y] = at(index.centroids, cell);
      return { x, y, size: index.starts[cell + 1]! - index.starts[cell]!, probed: lit.has(cell) };
    }),
    sample: Array.from({ length: Math.ceil(n / stride) }, (_, i) => {
      const [x, y] = at(data.vectors, i * stride);
      return { x, y, probed: lit.has(index.cellOf[i * stride]!) };
    }),
    neighbours: Array.from(truth.subarray(hardest * k, hardest * k + k), (id) => {
      const [x, y] = at(data.vectors, id);
      return { x, y, found: found.has(id) };
    }),
  };
}

/**
 * Compares four ways to find the ten nearest of N vectors, over fifty queries: look at all, at the cells nearest to the
 * query (IVF), along the links of a graph (HNSW), or at short codes of all (product quantization).
 *
 * @yields frames with what is built so far; the last has all. Work is counted in vectors or codes compared, which
 *   depends on the parameters alone, and not in time.
 *
 * Source: Jégou, Douze and Schmid 2011, "Product Quantization for Nearest Neighbor Search"; Malkov and Yashunin 2020,
 * "Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World Graphs".
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { size: n, dimensions: d, structure, spread, nlist, links, bits, ef } = params;
  const nprobe = Math.min(params.nprobe, nlist);
  const pieces = Math.min(params.pieces, d);
  const key = [n, d, structure, spread].join();
  const frame: Frame = { progress: 0, n, d };

  /** Steps through one part of the work, which takes the bar from one share to another. */
  function* part<T>(
    from: number,
    to: number,
    steps: Generator<number, T, undefined>,
  ): Generator<Frame, T, undefined> {
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { ...frame, progress: from + (to - from) * step.value };
    return step.value;
  }

  const known = yield* part(
    0,
    0.05,
    datasets.recall(key, () => know(params)),
  );
  const inCells = yield* part(
    0.05,
    0.3,
    cells.recall(`${key},${nlist}`, () => knowCells(known, nlist)),
  );
  frame.ivf = {
    curve: inCells.curve,
    now: withCells(known, inCells.index, nprobe),
    imbalance: imbalance(inCells.index),
    scene: sceneOf(known, inCells, nprobe),
  };
  const inCodes = yield* part(
    0.3,
    0.5,
    codes.recall(`${key},${pieces},${bits}`, () => knowCodes(known, pieces, bits)),
  );
  frame.pq = {
    curve: inCodes.curve,
    alone: inCodes.curve[0]!,
    now: withCodes(known, inCodes.ranked, params.rerank),
    withinHundred: inCodes.withinHundred,
    error: inCodes.error,
  };
  const inGraph = yield* part(
    0.5,
    1,
    graphs.recall(`${key},${links}`, () => knowGraph(known, links)),
  );
  frame.hnsw = {
    curve: inGraph.curve,
    now: withGraph(known, inGraph.graph, ef),
    levels: inGraph.graph.levelOf[inGraph.graph.entry]! + 1,
    meanLinks: inGraph.meanLinks,
  };
  yield { ...frame, progress: 1 };
}
