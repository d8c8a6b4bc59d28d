/**
 * A small benchmark of hybrid search: BM25 and mean word vectors over 96 passages, fused in several ways, and read again by a late
 * interaction. `collection.json` has the passages and the labelled queries; the vectors are those of `content/vectors`.
 */
import { bm25, invertedIndex, luceneIdf } from '../../numerics/bm25.ts';
import { mulberry32, shuffle } from '../../numerics/random.ts';
import { fuse, normalizedScores, reciprocalRanks } from './lab/fusion.ts';

export type QueryClass = 'code' | 'words' | 'meaning';
export const classes: readonly QueryClass[] = ['code', 'words', 'meaning'];

export interface Query {
  class: QueryClass;
  q: string;
  /** Ids of the passages that answer it. */
  relevant: string[];
}

export interface Collection {
  passages: Record<string, string>;
  queries: Query[];
}

/** Unit vectors of words, whose common mean has been taken away. */
export type Vectors = ReadonlyMap<string, Float64Array>;

/** Constants of RRF, and weights of the dense leg in a sum, that are tried. */
export const constants = [0, 1, 2, 5, 10, 20, 60, 100] as const;
export const alphas = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** Candidates of each leg. */
export const depth = 20;

/** Lower-case words; a code such as E-4012 or max_batch_tokens stays whole. */
export function tokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+(?:[-_][a-z0-9]+)*/g) ?? [];
}

/** A word without a plural s, as BM25 indexes it. */
export function stem(word: string): string {
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** Whether a query names a code: a word with a digit or an underscore. */
export const namesCode = (query: string): boolean => /[0-9_]/.test(query);

/** Entries of a word's vector. */
const dimensions = 100;

/**
 * Reads the word list and the packed rows of `content/vectors`; see the README there.
 *
 * @param keep  Which words to take; all without it.
 */
export function readVectors(list: string, rows: Uint8Array, keep = (_: string) => true): Vectors {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const words = list.trim().split('\n').slice(1);
  const all = words.flatMap((line, row): [string, Float64Array][] => {
    const word = line.split('\t')[0]!;
    if (!keep(word)) return [];
    const at = row * (4 + dimensions);
    const scale = view.getFloat32(at, true);
    const vector = Float64Array.from({ length: dimensions }, (_, i) => scale * view.getInt8(at + 4 + i));
    return [[word, unit(vector)]];
  });
  const mean = new Float64Array(dimensions);
  for (const [, vector] of all) vector.forEach((entry, i) => (mean[i]! += entry / all.length));
  return new Map(all.map(([word, vector]) => [word, unit(vector.map((entry, i) => entry - mean[i]!))]));
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((entry) => entry / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Binary nDCG@10: each relevant passage counts 1 / log₂(1 + rank), against the best order there is. */
export function ndcg(list: readonly number[], relevant: readonly number[]): number {
  const gain = (rank: number) => 1 / Math.log2(1 + rank);
  let found = 0;
  list.slice(0, 10).forEach((passage, at) => {
    if (relevant.includes(passage)) found += gain(at + 1);
  });
  let best = 0;
  for (let rank = 1; rank <= Math.min(10, relevant.length); rank++) best += gain(rank);
  return found / best;
}

/** Best first; equal scores in the order of the passages. */
function best(scores: Float64Array, members: readonly number[]): number[] {
  return [...members].sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Scores of every passage for the words of a query: by both legs, and by the second stage. */
type Scorer = Record<'sparse' | 'dense' | 'read', (words: readonly string[]) => Float64Array>;

function indexed(passages: readonly string[], vectors: Vectors): Scorer {
  const texts = passages.map(tokens);
  const index = invertedIndex(texts.map((words) => words.map(stem)));
  const idf = (word: string) =>
    luceneIdf(texts.length, index.postings.get(stem(word))?.documents.length ?? 0);
  const known = (words: readonly string[]) => [...new Set(words)].filter((word) => vectors.has(word));
  /** The mean of the words' vectors, rare words counting more. */
  const encode = (words: readonly string[]) => {
    const sum = new Float64Array(dimensions);
    for (const word of known(words)) vectors.get(word)!.forEach((entry, i) => (sum[i]! += idf(word) * entry));
    return unit(sum);
  };
  /** Each word of the query finds its nearest in the passage; a word without a vector only itself. */
  const interaction = (words: readonly string[], passage: readonly string[]) => {
    let sum = 0;
    for (const word of new Set(words)) {
      const vector = vectors.get(word);
      const near = (other: string) => (vector ? dot(vector, vectors.get(other)!) : 0);
      sum += idf(word) * (passage.includes(word) ? 1 : Math.max(0, ...known(passage).map(near)));
    }
    return sum;
  };
  const encoded = texts.map(encode);
  return {
    sparse: (words) => bm25(index, words.map(stem)),
    dense: (words) => {
      const query = encode(words);
      return Float64Array.from(encoded, (passage) => dot(passage, query));
    },
    read: (words) => Float64Array.from(texts, (text) => interaction(words, text)),
  };
}

/**
 * Measures of one query by name: nDCG@10 of `bm25`, `dense`, `rrf 60`, `sum 0.5` (missing scores computed), `routed` (BM25 if the
 * query names a code, else dense) and `reranked` (late interaction over the pool); and `pool`, the share of the relevant passages in it, which bounds what a second stage can find.
 */
function measure({ q, relevant }: Query, ids: readonly string[], search: Scorer): Map<string, number> {
  const words = tokens(q);
  const wanted = relevant.map((id) => ids.indexOf(id));
  const scores = [search.sparse(words), search.dense(words)] as const;
  const all = [...ids.keys()];
  const matching = all.filter((passage) => scores[0][passage]! > 0);
  const sparse = best(scores[0], matching).slice(0, depth);
  const dense = best(scores[1], all).slice(0, depth);
  const lists = [sparse, dense];
  const pool = [...new Set(lists.flat())];
  const sum = (alpha: number) => normalizedScores(lists, scores, [0, -1], [1 - alpha, alpha]);
  const rankings: [string, number[]][] = [
    ['bm25', sparse],
    ['dense', dense],
    ...constants.map((k): [string, number[]] => [
      `rrf ${k}`,
      fuse(lists, reciprocalRanks(lists, k, ids.length)),
    ]),
    ...alphas.map((alpha): [string, number[]] => [`sum ${alpha}`, fuse(lists, sum(alpha))]),
    ['routed', namesCode(q) ? sparse : dense],
    ['reranked', best(search.read(words), pool)],
  ];
  const found = wanted.filter((passage) => pool.includes(passage)).length;
  const gains = rankings.map(([name, list]): [string, number] => [name, ndcg(list, wanted)]);
  return new Map([...gains, ['pool', found / wanted.length]]);
}

/** One number a query for each name of `measure`. */
export type Scores = (name: string) => number[];

/**
 * Searches for every query with the passages in 20 random orders, and averages. Equal scores go to the earlier passage, so this
 * breaks ties by chance: RRF has many, and a query of unknown words alone has cosine 0 with everything.
 */
export function evaluate({ passages, queries }: Collection, vectors: Vectors, orders = 20): Scores {
  const random = mulberry32(20261126);
  const rounds = Array.from({ length: orders }, () => {
    const order = shuffle(Object.entries(passages), random);
    const ids = order.map(([id]) => id);
    const search = indexed(
      order.map(([, text]) => text),
      vectors,
    );
    return queries.map((query) => measure(query, ids, search));
  });
  return (name) => queries.map((_, i) => average(rounds.map((measured) => measured[i]!.get(name)!)));
}

export const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Averages over a class of queries, or over all. */
export function byClass(numbers: readonly number[], kinds: readonly QueryClass[], kind?: QueryClass): number {
  return average(numbers.filter((_, i) => kind === undefined || kinds[i] === kind));
}

/** Half of the queries of each class, at random. */
function half(kinds: readonly QueryClass[], random: () => number): Set<number> {
  const chosen = classes.flatMap((kind) => {
    const own = [...kinds.keys()].filter((i) => kinds[i] === kind);
    return shuffle(own, random).slice(0, Math.floor(own.length / 2));
  });
  return new Set(chosen);
}

/** What a setting gains over a baseline on queries that did not choose it. */
export interface HeldOut {
  mean: number;
  /** The 5th and the 95th percentile over the splits. */
  low: number;
  high: number;
  /** In how many of the splits each setting was chosen, as a share. */
  chosen: Record<number, number>;
}

/**
 * Halves the queries at random, class by class, 500 times; one half chooses the setting with the highest mean, the other measures
 * it against the baseline.
 *
 * @param settings  One number a query for each setting.
 */
export function heldOut(
  settings: ReadonlyMap<number, readonly number[]>,
  baseline: readonly number[],
  kinds: readonly QueryClass[],
  rounds = 500,
): HeldOut {
  const random = mulberry32(2026);
  const chosen: Record<number, number> = {};
  const gains = Array.from({ length: rounds }, () => {
    const choosing = half(kinds, random);
    const mean = (numbers: readonly number[], inside: boolean) =>
      average(numbers.filter((_, i) => choosing.has(i) === inside));
    const byMean = (a: [number, readonly number[]], b: [number, readonly number[]]) =>
      mean(b[1], true) - mean(a[1], true) || a[0] - b[0];
    const [setting, numbers] = [...settings].sort(byMean)[0]!;
    chosen[setting] = (chosen[setting] ?? 0) + 1 / rounds;
    return mean(numbers, false) - mean(baseline, false);
  }).sort((a, b) => a - b);
  const percentile = (share: number) => gains[Math.floor(rounds * share)]!;
  return { mean: average(gains), low: percentile(0.05), high: percentile(0.95), chosen };
}
