import { bm25, invertedIndex, luceneIdf, type InvertedIndex } from '../../../numerics/bm25.ts';

/** An inverted index of documents that are lists of tokens. */
export interface Index extends InvertedIndex<number> {
  documents: readonly (readonly number[])[];
  /** Inverse document frequency of each token that there is. */
  idfs: ReadonlyMap<number, number>;
}

export interface Hit {
  /** Place in the index's documents. */
  document: number;
  score: number;
}

export function makeIndex(documents: readonly (readonly number[])[]): Index {
  const index = invertedIndex(documents);
  const idfs = new Map<number, number>();
  for (const [token, posting] of index.postings)
    idfs.set(token, luceneIdf(documents.length, posting.documents.length));
  return { ...index, documents, idfs };
}

/** Inverse document frequency, never negative; a token that no document has counts as in none. */
export const idf = ({ idfs, documents }: Index, token: number): number =>
  idfs.get(token) ?? luceneIdf(documents.length, 0);

/**
 * Finds the best documents for a query by BM25.
 *
 * @param query   Tokens; one that repeats counts as often.
 * @param name    The token whose contribution counts `boost` times, a whole number: here the name of the company.
 * @param count   At most this many hits, 1 or more.
 * @returns hits with a score above zero, best first; the earlier document where scores are equal.
 */
export function search(
  index: Index,
  query: readonly number[],
  name: number,
  boost: number,
  count: number,
): Hit[] {
  const scores = bm25(
    index,
    query.flatMap((token) => (token === name ? new Array<number>(boost).fill(token) : [token])),
  );
  const hits: Hit[] = [];
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]!;
    if (score <= 0 || (hits.length === count && score <= hits[count - 1]!.score)) continue;
    let at = hits.length === count ? count - 1 : hits.length;
    while (at > 0 && hits[at - 1]!.score < score) {
      hits[at] = hits[at - 1]!;
      at--;
    }
    hits[at] = { document, score };
  }
  return hits;
}
