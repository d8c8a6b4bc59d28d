/** Lists of documents, best first, made into one: by rank, by score, and by one who knows the answers. */

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

/** What a perfect reranker does: relevant documents first, the order otherwise kept. */
export function rerankPerfectly(list: readonly number[], relevant: readonly number[]): number[] {
  return [
    ...list.filter((document) => relevant.includes(document)),
    ...list.filter((document) => !relevant.includes(document)),
  ];
}
