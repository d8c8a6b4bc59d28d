import type { Progress } from 'grounded/lab/lab.ts';
import { bm25, invertedIndex } from '../../../numerics/bm25.ts';
import { once } from '../../../numerics/once.ts';
import { controls, type Params } from './controls.ts';
import { corpus, type Document, type Query } from './corpus.ts';
import { cosines, encodeDocuments, encodeQuery, fitEncoder } from './dense.ts';

export const methods = ['bm25', 'dense', 'rrf', 'convex'] as const;
export type Method = (typeof methods)[number];
export type Kind = Query['kind'] | 'all';

/** Averages over queries. */
export interface Quality {
  /** Reciprocal rank of the first relevant document among the first ten, 0 if there is none. */
  mrr: number;
  /** Share of the relevant documents among the first ten. */
  recall: number;
}

/** A document in the final list, and what each leg gave to its score. */
export interface Placed {
  document: number;
  sparse: number;
  dense: number;
}

export interface Frame extends Progress {
  documents: readonly Document[];
  query: Query;
  /** The lists of both legs, each cut to K, and the final one, best first. */
  sparse: number[];
  dense: number[];
  final: Placed[];
  /** Scores of every document, shape [N]: BM25 and cosine. */
  sparseScores: Float64Array;
  denseScores: Float64Array;
  /** How each way to rank does, for each class of query. */
  quality: Record<Method, Record<Kind, Quality>>;
  /** Share of the relevant documents in the union of both lists. */
  pool: Record<Kind, number>;
  /** Recall of each list alone and of their union over all queries, for every K that can be set. */
  byDepth: { depth: number; sparse: number; dense: number; pool: number }[];
}

/**
 * Scores nearer than this are equal, and a leg returns only documents that score above it: BM25 those with a common word,
 * the dense leg those with a cosine above 0. A dense index without such a threshold fills its list for any query.
 */
const grain = 1e-9;

/**
 * Orders documents by score, best first; scores that agree to nine decimals count as ties, and the lower index comes
 * first.
 *
 * @param members  Which documents to order; without it, those whose score is above 1e-9.
 */
export function ranking(scores: Float64Array, members?: Iterable<number>): number[] {
  const rounded = scores.map((score) => Math.round(score / grain));
  const chosen = members ? [...members] : [...scores.keys()].filter((index) => scores[index]! > grain);
  return chosen.sort((a, b) => rounded[b]! - rounded[a]! || a - b);
}

/**
 * Reciprocal rank fusion: a document's score is the sum over lists of weight / (k + rank), ranks counted from 1.
 *
 * @param lists    Documents, best first; each at most once in a list.
 * @param size     Documents there are.
 * @param weights  One a list; 1 each without them.
 * @returns what each list gives to each document, shapes [size]; 0 where a list lacks it.
 *
 * Source: Cormack, Clarke and Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
 * Methods".
 */
export function reciprocalRanks(
  lists: readonly (readonly number[])[],
  k: number,
  size: number,
  weights?: readonly number[],
): Float64Array[] {
  return lists.map((list, index) => {
    const parts = new Float64Array(size);
    list.forEach((document, at) => (parts[document] = (weights?.[index] ?? 1) / (k + at + 1)));
    return parts;
  });
}

/**
 * A weighted sum of normalized scores: (s − least) / (largest − least), where `least` is the least score that a leg can give,
 * 0 for BM25 and −1 for a cosine. Every document of the union gets its own score from both legs, in their lists or not.
 *
 * @param lists    Documents of each list, best first.
 * @param scores   Scores of each leg, shapes [size].
 * @param least    The least possible score, one a leg.
 * @param weights  One a leg.
 * @returns what each leg gives to each document, shapes [size]; 0 outside the union.
 *
 * Source: Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", sections 3.1 and 4.
 */
export function normalizedScores(
  lists: readonly (readonly number[])[],
  scores: readonly Float64Array[],
  least: readonly number[],
  weights: readonly number[],
): Float64Array[] {
  const union = [...new Set(lists.flat())];
  return scores.map((own, index) => {
    const parts = new Float64Array(own.length);
    const from = least[index]!;
    const span = Math.max(...union.map((document) => own[document]!)) - from;
    // A leg that gives the least to all of them tells nothing.
    if (span > 0)
      for (const document of union) parts[document] = (weights[index]! * (own[document]! - from)) / span;
    return parts;
  });
}

/** Orders the union of the lists by the sum of what they give. */
export function fuse(lists: readonly (readonly number[])[], parts: readonly Float64Array[]): number[] {
  const sums = parts[0]!.map((_, document) => parts.reduce((sum, part) => sum + part[document]!, 0));
  return ranking(sums, new Set(lists.flat()));
}

/** MRR and recall of one list at ten. */
export function quality(list: readonly number[], relevant: readonly number[]): Quality {
  let found = 0;
  let mrr = 0;
  list.slice(0, 10).forEach((document, at) => {
    if (!relevant.includes(document)) return;
    found += 1;
    if (mrr === 0) mrr = 1 / (at + 1);
  });
  return { mrr, recall: found / relevant.length };
}

/** What a perfect reranker does: relevant documents first, the order otherwise kept. */
export function rerankPerfectly(list: readonly number[], relevant: readonly number[]): number[] {
  return [
    ...list.filter((document) => relevant.includes(document)),
    ...list.filter((document) => !relevant.includes(document)),
  ];
}

const { documents, queries } = corpus();
const tokens = documents.map((document) => document.tokens);
const index = invertedIndex(tokens);
/** Fitting takes most of the time and depends on no control. */
const encoder = once(() => fitEncoder(tokens));

/** Scores and full lists of both legs for each query. */
interface Searched {
  query: Query;
  scores: [sparse: Float64Array, dense: Float64Array];
  lists: [sparse: number[], dense: number[]];
}

/** Runs both legs for a query. */
function searcher(dimensions: number): (query: Query) => Searched {
  const encoded = encodeDocuments(encoder(), dimensions);
  return (query) => {
    const sparse = bm25(index, query.tokens);
    const dense = cosines(encoded, encodeQuery(encoder(), query.tokens, dimensions));
    return { query, scores: [sparse, dense], lists: [ranking(sparse), ranking(dense)] };
  };
}

/** The final list of a method, and what each leg gave to its scores. */
function combine(
  { query, scores, lists }: Searched,
  method: Method,
  { k, alpha, depth, oracle }: Params,
): Placed[] {
  const cut = lists.map((list) => list.slice(0, depth));
  const none = new Float64Array(documents.length);
  const parts =
    method === 'rrf'
      ? reciprocalRanks(cut, k, documents.length)
      : method === 'convex'
        ? normalizedScores(cut, scores, [0, -1], [1 - alpha, alpha])
        : method === 'bm25'
          ? [scores[0], none]
          : [none, scores[1]];
  const list = method === 'bm25' ? cut[0]! : method === 'dense' ? cut[1]! : fuse(cut, parts);
  return (oracle ? rerankPerfectly(list, query.relevant) : list).map((document) => ({
    document,
    sparse: parts[0]![document]!,
    dense: parts[1]![document]!,
  }));
}

const share = (list: readonly number[], relevant: readonly number[]) =>
  relevant.filter((document) => list.includes(document)).length / relevant.length;

/** Averages a number over each class of queries. */
function average(searched: readonly Searched[], of: (one: Searched) => number): Record<Kind, number> {
  const mean = (kind: Kind) => {
    const chosen = searched.filter(({ query }) => kind === 'all' || query.kind === kind);
    return chosen.reduce((sum, one) => sum + of(one), 0) / chosen.length;
  };
  return { identifier: mean('identifier'), paraphrase: mean('paraphrase'), all: mean('all') };
}

/** The query that a value of the control names: one of the evaluated ones. */
export function queryNamed(name: string): Query {
  const found = queries.find((query) => query.tokens.join('-') === name);
  if (!found) throw new RangeError(`queryNamed: no query ${name}`);
  return found;
}

/**
 * Searches 55 documents by BM25 and by a small dense encoder, fuses the two lists, and measures every way to rank over
 * all 71 queries.
 *
 * @yields one frame.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const search = searcher(params.dimensions);
  const searched = queries.map(search);
  const qualityOf = (method: Method): Record<Kind, Quality> => {
    const each = new Map(
      searched.map((one) => {
        const list = combine(one, method, params).map(({ document }) => document);
        return [one, quality(list, one.query.relevant)];
      }),
    );
    const mrr = average(searched, (one) => each.get(one)!.mrr);
    const recall = average(searched, (one) => each.get(one)!.recall);
    const of = (kind: Kind) => ({ mrr: mrr[kind], recall: recall[kind] });
    return { identifier: of('identifier'), paraphrase: of('paraphrase'), all: of('all') };
  };
  const recallOf = (lists: (one: Searched) => number[]) =>
    average(searched, (one) => share(lists(one), one.query.relevant));
  const poolOf = (depth: number) => recallOf(({ lists }) => lists.flatMap((list) => list.slice(0, depth)));
  const { min, max } = controls.depth;
  const shown = search(queryNamed(params.query));
  yield {
    progress: 1,
    documents,
    query: shown.query,
    sparse: shown.lists[0].slice(0, params.depth),
    dense: shown.lists[1].slice(0, params.depth),
    final: combine(shown, params.fusion, params),
    sparseScores: shown.scores[0],
    denseScores: shown.scores[1],
    quality: {
      bm25: qualityOf('bm25'),
      dense: qualityOf('dense'),
      rrf: qualityOf('rrf'),
      convex: qualityOf('convex'),
    },
    pool: poolOf(params.depth),
    byDepth: Array.from({ length: max - min + 1 }, (_, at) => ({
      depth: min + at,
      sparse: recallOf(({ lists }) => lists[0].slice(0, min + at)).all,
      dense: recallOf(({ lists }) => lists[1].slice(0, min + at)).all,
      pool: poolOf(min + at).all,
    })),
  };
}
