/**
 * A small benchmark of hybrid search: BM25 and mean word vectors over 96 passages, fused in several ways, and read again by a late
 * interaction. `collection.json` has the passages and the labelled queries; the vectors are those of `content/vectors`.
 */
import { bm25, invertedIndex, luceneIdf } from '../../numerics/bm25.ts';
import { mulberry32, shuffle } from '../../numerics/random.ts';
import { fuse, normalizedScores, reciprocalRanks } from './lab/core.ts';

export type QueryClass = 'code' | 'words' | 'meaning';
export const classes: readonly QueryClass[] = ['code', 'words', 'meaning'];

export interface Collection {
  passages: Record<string, string>;
  queries: { class: QueryClass; q: string; relevant: string[] }[];
}

/** Unit vectors of words, whose common mean has been taken away. */
export type Vectors = ReadonlyMap<string, Float64Array>;

/** Constants of RRF, and weights of the dense leg in a sum, that are tried. */
export const constants = [0, 1, 2, 5, 10, 20, 60, 100] as const;
export const alphas = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** Candidates of each leg. */
export const depth = 20;

/** Lower-case words without a plural s; a code such as E-4012 or max_batch_tokens stays whole. */
export function tokens(text: string): string[] {
  const found = text.toLowerCase().match(/[a-z0-9]+(?:[-_][a-z0-9]+)*/g) ?? [];
  return found.map((word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word));
}

/** Whether a query names a code: a word with a digit or an underscore. */
export const namesCode = (query: string): boolean => /[0-9_]/.test(query);

/** Reads the word list and the packed rows of `content/vectors`; see the README there. */
export function readVectors(list: string, rows: Uint8Array): Vectors {
  const dimensions = 100;
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const words = list.trim().split('\n').slice(1);
  const all = words.map((line, row): [string, Float64Array] => {
    const at = row * (4 + dimensions);
    const scale = view.getFloat32(at, true);
    const vector = Float64Array.from({ length: dimensions }, (_, i) => scale * view.getInt8(at + 4 + i));
    return [line.split('\t')[0]!, unit(vector)];
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

/** Each list from its own lowest to its highest score, 0 for what it lacks. */
export function minMax(
  lists: readonly (readonly number[])[],
  scores: readonly Float64Array[],
  weights: readonly number[],
): Float64Array[] {
  return lists.map((list, leg) => {
    const own = scores[leg]!;
    const parts = new Float64Array(own.length);
    if (list.length === 0) return parts;
    const [high, low] = [own[list[0]!]!, own[list.at(-1)!]!];
    for (const passage of list)
      parts[passage] = weights[leg]! * (high === low ? 1 : (own[passage]! - low) / (high - low));
    return parts;
  });
}

/** nDCG@10 of every way to rank, one number a query. */
export interface Scores {
  classes: QueryClass[];
  bm25: number[];
  dense: number[];
  /** By constant, by α with missing scores computed, and by α with min–max and 0 for missing ones. */
  rrf: Record<number, number[]>;
  sum: Record<number, number[]>;
  minMax: Record<number, number[]>;
  /** BM25 for a query that names a code, dense for any other. */
  routed: number[];
  /** Late interaction over the pool. */
  reranked: number[];
  /** Share of the relevant passages in the pool: what a perfect second stage could reach. */
  pool: number[];
}

/** Best first; equal scores in the order of the passages. */
function best(scores: Float64Array, members: readonly number[]): number[] {
  return [...members].sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Passages as both legs see them. */
function indexed(passages: readonly string[], vectors: Vectors) {
  const texts = passages.map(tokens);
  const index = invertedIndex(texts);
  const idf = (word: string) => luceneIdf(texts.length, index.postings.get(word)?.documents.length ?? 0);
  const known = (words: readonly string[]) => [...new Set(words)].filter((word) => vectors.has(word));
  /** The mean of the words' vectors, rare words counting more. */
  const encode = (words: readonly string[]) => {
    const sum = new Float64Array(100);
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
    sparse: (words: readonly string[]) => bm25(index, words),
    dense: (words: readonly string[]) => {
      const query = encode(words);
      return Float64Array.from(encoded, (passage) => dot(passage, query));
    },
    read: (words: readonly string[]) => Float64Array.from(texts, (text) => interaction(words, text)),
  };
}

/** Searches for every query and ranks in every way. */
export function evaluate({ passages, queries }: Collection, vectors: Vectors): Scores {
  const ids = Object.keys(passages);
  const all = ids.map((_, i) => i);
  const { sparse, dense, read } = indexed(Object.values(passages), vectors);
  const out: Scores = {
    classes: queries.map((query) => query.class),
    bm25: [],
    dense: [],
    rrf: Object.fromEntries(constants.map((k) => [k, []])),
    sum: Object.fromEntries(alphas.map((alpha) => [alpha, []])),
    minMax: Object.fromEntries(alphas.map((alpha) => [alpha, []])),
    routed: [],
    reranked: [],
    pool: [],
  };
  for (const { q, relevant } of queries) {
    const words = tokens(q);
    const wanted = relevant.map((id) => ids.indexOf(id));
    const scores = [sparse(words), dense(words)];
    const matching = all.filter((passage) => scores[0]![passage]! > 0);
    const lists = [best(scores[0]!, matching), best(scores[1]!, all)].map((list) => list.slice(0, depth));
    const union = [...new Set(lists.flat())];
    out.bm25.push(ndcg(lists[0]!, wanted));
    out.dense.push(ndcg(lists[1]!, wanted));
    for (const k of constants)
      out.rrf[k]!.push(ndcg(fuse(lists, reciprocalRanks(lists, k, ids.length)), wanted));
    for (const alpha of alphas) {
      const weights = [1 - alpha, alpha];
      out.sum[alpha]!.push(ndcg(fuse(lists, normalizedScores(lists, scores, [0, -1], weights)), wanted));
      out.minMax[alpha]!.push(ndcg(fuse(lists, minMax(lists, scores, weights)), wanted));
    }
    out.routed.push(ndcg(lists[namesCode(q) ? 0 : 1]!, wanted));
    out.reranked.push(ndcg(best(read(words), union), wanted));
    out.pool.push(wanted.filter((passage) => union.includes(passage)).length / wanted.length);
  }
  return out;
}

/**
 * The same with equal scores broken by chance: means over passages in 20 random orders, since equal scores go to the earlier
 * passage. A query of unknown words alone has cosine 0 with everything, and RRF has many ties.
 */
export function evaluateOrders({ passages, queries }: Collection, vectors: Vectors, orders = 20): Scores {
  const random = mulberry32(20261126);
  const rounds = Array.from({ length: orders }, () => {
    const order = Object.fromEntries(shuffle(Object.entries(passages), random));
    return evaluate({ passages: order, queries }, vectors);
  });
  const mean = (of: (scores: Scores) => number[]) =>
    queries.map((_, i) => average(rounds.map((scores) => of(scores)[i]!)));
  const each = (settings: readonly number[], of: (scores: Scores) => Record<number, number[]>) =>
    Object.fromEntries(settings.map((setting) => [setting, mean((scores) => of(scores)[setting]!)]));
  return {
    classes: rounds[0]!.classes,
    bm25: mean(({ bm25 }) => bm25),
    dense: mean(({ dense }) => dense),
    rrf: each(constants, ({ rrf }) => rrf),
    sum: each(alphas, ({ sum }) => sum),
    minMax: each(alphas, ({ minMax }) => minMax),
    routed: mean(({ routed }) => routed),
    reranked: mean(({ reranked }) => reranked),
    pool: mean(({ pool }) => pool),
  };
}

export const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Averages over a class of queries, or over all. */
export function byClass(numbers: readonly number[], kinds: readonly QueryClass[], kind?: QueryClass): number {
  return average(numbers.filter((_, i) => kind === undefined || kinds[i] === kind));
}

/** What a setting gains over a baseline on queries that did not choose it. */
export interface HeldOut {
  mean: number;
  /** The 5th and the 95th percentile over the splits. */
  low: number;
  high: number;
  /** How often each setting was chosen, most often first. */
  chosen: [setting: number, share: number][];
}

/**
 * Halves the queries at random, class by class, 500 times; one half chooses the setting with the highest mean, the other measures
 * it against the baseline.
 */
export function heldOut(
  settings: Record<number, number[]>,
  baseline: readonly number[],
  kinds: readonly QueryClass[],
  rounds = 500,
): HeldOut {
  const random = mulberry32(2026);
  const counts = new Map<number, number>();
  const gains = Array.from({ length: rounds }, () => {
    const chosen = classes.flatMap((kind) => {
      const own = shuffle(
        kinds.flatMap((one, i) => (one === kind ? [i] : [])),
        random,
      );
      return own.slice(0, Math.floor(own.length / 2));
    });
    const half = new Set(chosen);
    const mean = (numbers: readonly number[], inside: boolean) =>
      average(numbers.filter((_, i) => half.has(i) === inside));
    const [setting] = Object.keys(settings)
      .map(Number)
      .sort((a, b) => mean(settings[b]!, true) - mean(settings[a]!, true) || a - b);
    counts.set(setting!, (counts.get(setting!) ?? 0) + 1);
    return mean(settings[setting!]!, false) - mean(baseline, false);
  }).sort((a, b) => a - b);
  return {
    mean: average(gains),
    low: gains[Math.floor(rounds * 0.05)]!,
    high: gains[Math.floor(rounds * 0.95)]!,
    chosen: [...counts]
      .map(([setting, count]): [number, number] => [setting, count / rounds])
      .sort((a, b) => b[1] - a[1]),
  };
}
