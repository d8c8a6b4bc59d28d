import type { Progress } from 'grounded/lab/lab.ts';
import { bm25, invertedIndex } from '../../../numerics/bm25.ts';
import { once } from '../../../numerics/once.ts';
import { controls, type Params } from './controls.ts';
import { corpus, type Document, type Query } from './corpus.ts';
import { cosines, encodeDocuments, encodeQuery, fitEncoder } from './dense.ts';
import { fuse, normalizedScores, ranking, reciprocalRanks, rerankPerfectly } from './fusion.ts';

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
