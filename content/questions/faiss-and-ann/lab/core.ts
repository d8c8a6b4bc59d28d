import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import type { Params } from './controls.ts';
import { k, recall, searchAll, trueNeighbours, type Dataset } from './data.ts';
import { drawWords, wordFile } from './draw-words.ts';
import { listAt, type Graph } from './graph.ts';
import { graphSteps, searchGraph } from './hnsw.ts';
import { imbalance, invertedFileSteps, searchInvertedFile, type InvertedFile } from './inverted-file.ts';
import { codedVectorsSteps, decode, rerank, searchCodes } from './product-quantizer.ts';

/** What one setting of one index finds, and what it costs. */
export interface Outcome {
  /** nprobe, ef or R. */
  knob: number;
  /** Share of the true ten that are among the ten returned, over all queries. */
  recall: number;
  /** Mean number of distances of a query: to centroids, to vectors or codes, and again to candidates re-ranked. */
  compared: number;
}

export interface Frame extends Progress {
  n: number;
  /** Of IVF, of HNSW, and of product quantization: absent until built. */
  ivf?: {
    curve: Outcome[];
    now: Outcome;
    imbalance: number;
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

const probes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const views = [10, 16, 32, 64, 128, 256];
const reranks = [10, 20, 50, 100, 200];

interface Known {
  data: Dataset;
  truth: Int32Array;
}
interface KnownCells {
  index: InvertedFile;
  curve: Outcome[];
}
interface KnownGraph {
  graph: Graph;
  curve: Outcome[];
  meanLinks: number;
}
interface KnownCodes {
  /** The nearest 200 of each query by code. */
  ranked: NearestList[];
  curve: Outcome[];
  withinHundred: number;
  error: number;
}

/** Keeps the last few results by what they depend on, so that a query-time knob answers without building anew. */
class Cache<T> {
  readonly #results = new Map<string, T>();

  *get(key: string, make: () => Generator<number, T, undefined>): Generator<number, T, undefined> {
    let result = this.#results.get(key);
    if (result === undefined) {
      result = yield* make();
      this.#results.set(key, result);
      if (this.#results.size > 6) this.#results.delete(this.#results.keys().next().value!);
    }
    return result;
  }
}
const datasets = new Cache<Known>();
const cells = new Cache<KnownCells>();
const graphs = new Cache<KnownGraph>();
const codes = new Cache<KnownCodes>();

/** What all queries find and cost. */
export function outcome(
  truth: Int32Array,
  knob: number,
  search: (row: number, into: NearestList) => number,
): Outcome {
  const { found, compared } = searchAll(k, search);
  return { knob, recall: recall(truth, found, k), compared };
}

const withCells = (known: Known, index: InvertedFile, nprobe: number) =>
  outcome(known.truth, nprobe, (row, into) =>
    searchInvertedFile(index, known.data.queries, row, nprobe, into),
  );
const withGraph = (known: Known, graph: Graph, ef: number) =>
  outcome(known.truth, ef, (row, into) => searchGraph(graph, known.data.queries, row, ef, into));
/** All codes are compared; the first R of them again, with the full vectors. Ten alone keep the order of the codes. */
const withCodes = (known: Known, ranked: NearestList[], size: number) => {
  const { vectors, queries, d } = known.data;
  const result = outcome(known.truth, size, (row, into) =>
    rerank(vectors, d, queries, row, ranked[row]!, size, into),
  );
  return { ...result, compared: vectors.length / d + (size > k ? result.compared : 0) };
};

function* know({ size, structure, draw }: Params, file: BookFile): Generator<number, Known, undefined> {
  const data = drawWords(file(wordFile), draw, { size, shuffled: structure === 'shuffled' });
  yield 0.5;
  return { data, truth: trueNeighbours(data) };
}

function* knowCells(known: Known, nlist: number, seed: number): Generator<number, KnownCells, undefined> {
  const index = yield* invertedFileSteps(known.data.vectors, known.data.d, nlist, { seed });
  const curve = probes.filter((nprobe) => nprobe <= nlist).map((nprobe) => withCells(known, index, nprobe));
  return { index, curve };
}

function* knowGraph(known: Known, M: number, seed: number): Generator<number, KnownGraph, undefined> {
  const graph = yield* graphSteps(known.data.vectors, known.data.d, { M, seed });
  const n = graph.levelOf.length;
  let links = 0;
  for (let id = 0; id < n; id++) links += graph.links[listAt(graph, id, 0)]!;
  return { graph, curve: views.map((ef) => withGraph(known, graph, ef)), meanLinks: links / n };
}

/** The mean of vectors, shape [d]. */
function meanOf(vectors: Vectors, d: number): Float64Array {
  const mean = new Float64Array(d);
  vectors.forEach((value, i) => (mean[i % d]! += (value * d) / vectors.length));
  return mean;
}

function* knowCodes(
  known: Known,
  m: number,
  bits: number,
  seed: number,
): Generator<number, KnownCodes, undefined> {
  const { vectors, queries, d } = known.data;
  const coded = yield* codedVectorsSteps(vectors, d, m, bits, { seed });
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
  const middle = meanOf(vectors, d);
  let error = 0;
  let all = 0;
  for (let id = 0; id * d < vectors.length; id++) {
    error += squaredDistance(vectors, id * d, decode(coded, id), 0, d);
    all += squaredDistance(vectors, id * d, middle, 0, d);
  }
  return {
    ranked,
    curve: reranks.map((size) => withCodes(known, ranked, size)),
    withinHundred: within / known.truth.length,
    error: error / all,
  };
}

/**
 * Compares four ways to find the ten nearest of N vectors, over fifty queries: look at all, at the cells nearest to the
 * query (IVF), along the links of a graph (HNSW), or at short codes of all (product quantization).
 *
 * @yields frames with what is built so far; the last has all. Work is counted in distances, which
 *   depends on the parameters alone, and not in time.
 *
 * Source: Jégou, Douze and Schmid 2011, "Product Quantization for Nearest Neighbor Search"; Malkov and Yashunin 2020,
 * "Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World Graphs".
 */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const { size: n, structure, draw, links, pieces, bits, ef } = params;
  const nlist = Math.min(params.nlist, n);
  const nprobe = Math.min(params.nprobe, nlist);
  const key = [n, structure, draw].join();
  const frame: Frame = { progress: 0, n };

  /** One part of the work, or what is known of it, which takes the bar on to a share. */
  function* part<T>(
    to: number,
    cache: Cache<T>,
    key: string,
    make: () => Generator<number, T, undefined>,
  ): Generator<Frame, T, undefined> {
    const from = frame.progress;
    const steps = cache.get(key, make);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { ...frame, progress: from + (to - from) * step.value };
    frame.progress = to;
    return step.value;
  }

  const known = yield* part(0.05, datasets, key, () => know(params, file));
  const inCells = yield* part(0.3, cells, `${key},${nlist}`, () => knowCells(known, nlist, draw));
  frame.ivf = {
    curve: inCells.curve,
    now: withCells(known, inCells.index, nprobe),
    imbalance: imbalance(inCells.index),
  };
  const inCodes = yield* part(0.5, codes, `${key},${pieces},${bits}`, () =>
    knowCodes(known, pieces, bits, draw),
  );
  frame.pq = {
    curve: inCodes.curve,
    alone: inCodes.curve[0]!,
    now: withCodes(known, inCodes.ranked, params.rerank),
    withinHundred: inCodes.withinHundred,
    error: inCodes.error,
  };
  const inGraph = yield* part(1, graphs, `${key},${links}`, () => knowGraph(known, links, draw));
  frame.hnsw = {
    curve: inGraph.curve,
    now: withGraph(known, inGraph.graph, ef),
    levels: inGraph.graph.levelOf[inGraph.graph.entry]! + 1,
    meanLinks: inGraph.meanLinks,
  };
  yield { ...frame, progress: 1 };
}
