/** How much repetition adds, and how much length counts: the defaults of Lucene. */
const k1 = 1.2;
const b = 0.75;

/**
 * Weight of a term that `containing` of `documents` documents contain: ln(1 + (N − n + ½)/(n + ½)), above 0 for every n.
 *
 * Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"; Lucene, BM25Similarity.
 */
export const luceneIdf = (documents: number, containing: number): number =>
  Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));

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
 * @returns shape [N], 0 for documents that share no token with the query.
 *
 * Costs one pass over the postings of the query's tokens. The constant factor k₁ + 1, which Lucene 8 left out, changes
 * no order. Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.
 */
export function bm25<Token = string>(index: InvertedIndex<Token>, query: readonly Token[]): Float64Array {
  const { lengths, averageLength, postings } = index;
  const scores = new Float64Array(lengths.length);
  for (const token of query) {
    const posting = postings.get(token);
    if (!posting) continue;
    const { documents, counts } = posting;
    const weight = luceneIdf(lengths.length, documents.length) * (k1 + 1);
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i]!;
      const f = counts[i]!;
      scores[document]! += (weight * f) / (f + k1 * (1 - b + (b * lengths[document]!) / averageLength));
    }
  }
  return scores;
}
