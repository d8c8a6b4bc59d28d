/** Weight of a term that `containing` of `documents` documents contain. */
export type Idf = (documents: number, containing: number) => number;

/** ln(1 + (N − n + ½)/(n + ½)), never negative: the idf of Lucene. */
export const luceneIdf: Idf = (documents, containing) =>
  Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));

export interface Bm25Parameters {
  /** How much repetition adds, k₁ ≥ 0. */
  k1: number;
  /** How much length counts, 0 ≤ b ≤ 1. */
  b: number;
  idf: Idf;
  /** Whether scores carry the constant factor k₁ + 1, which changes no order and which Lucene 8 left out. */
  factor: boolean;
}

/** The usual settings: Lucene's defaults, with the factor of the published formula. */
export const bm25Defaults: Readonly<Bm25Parameters> = { k1: 1.2, b: 0.75, idf: luceneIdf, factor: true };

/** An inverted index: for each term the documents that contain it, ascending, and how often. */
export interface InvertedIndex<Token = string> {
  /** Tokens of each document, shape [N]. */
  lengths: Float64Array;
  averageLength: number;
  postings: ReadonlyMap<Token, { documents: Int32Array; counts: Int32Array }>;
}

/** Counts the tokens of each document. Documents may be empty, and there may be none. */
export function invertedIndex<Token = string>(
  documents: readonly (readonly Token[])[],
): InvertedIndex<Token> {
  const counts = new Map<Token, Map<number, number>>();
  let total = 0;
  documents.forEach((tokens, document) => {
    total += tokens.length;
    for (const token of tokens) {
      const posting = counts.get(token) ?? new Map<number, number>();
      counts.set(token, posting.set(document, (posting.get(document) ?? 0) + 1));
    }
  });
  return {
    lengths: Float64Array.from(documents, (tokens) => tokens.length),
    averageLength: documents.length === 0 ? 0 : total / documents.length,
    postings: new Map(
      Array.from(counts, ([token, posting]) => [
        token,
        { documents: Int32Array.from(posting.keys()), counts: Int32Array.from(posting.values()) },
      ]),
    ),
  };
}

/**
 * Scores every document for a query by BM25: the sum, over the tokens of the query, of
 * idf · f (k₁ + 1) / (f + k₁ (1 − b + b length / average length)), where f counts the token in the document.
 *
 * @param query  Tokens; one that stands there twice counts twice, one that no document has counts nothing.
 * @param parameters  What differs from bm25Defaults.
 * @returns shape [N], 0 for documents that share no token with the query.
 * @throws RangeError if k₁ is negative or b lies outside [0, 1].
 *
 * Costs one pass over the postings of the query's tokens.
 * Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.
 */
export function bm25<Token = string>(
  index: InvertedIndex<Token>,
  query: readonly Token[],
  parameters: Partial<Bm25Parameters> = {},
): Float64Array {
  const { k1, b, idf, factor } = { ...bm25Defaults, ...parameters };
  if (!(k1 >= 0) || !(b >= 0 && b <= 1)) throw new RangeError(`bm25: k1 = ${k1}, b = ${b}`);
  const { lengths, averageLength, postings } = index;
  const scores = new Float64Array(lengths.length);
  for (const token of query) {
    const posting = postings.get(token);
    if (!posting) continue;
    const { documents, counts } = posting;
    const weight = idf(lengths.length, documents.length) * (factor ? k1 + 1 : 1);
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i]!;
      const f = counts[i]!;
      scores[document]! += (weight * f) / (f + k1 * (1 - b + (b * lengths[document]!) / averageLength));
    }
  }
  return scores;
}
