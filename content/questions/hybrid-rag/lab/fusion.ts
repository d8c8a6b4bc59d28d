/** Lists of passages, best first, made into one by rank or by score, and how good a list is. */

export interface List {
  passages: ArrayLike<number>;
  /** On any scale. */
  scores: ArrayLike<number>;
}
/** What each passage of a list gets. */
export type Parts = ReadonlyMap<number, number>;

const partsOf = ({ passages }: List, depth: number, part: (at: number) => number): Parts =>
  new Map(
    Array.from(passages)
      .slice(0, depth)
      .map((passage, at) => [passage, part(at)]),
  );

/**
 * Reciprocal rank fusion: a passage gets 1 / (k + rank), ranks counted from 1.
 *
 * Source: Cormack, Clarke and Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
 * Methods".
 */
export const byRank = (list: List, depth: number, k: number): Parts =>
  partsOf(list, depth, (at) => 1 / (k + at + 1));

/** Scaled scores: from 0 for the lowest score of the list to `weight` for its best, as the mean of min–max scaling has them. */
export function byScore(list: List, depth: number, weight: number): Parts {
  const last = Math.min(depth, list.passages.length) - 1;
  const [best, least] = [list.scores[0]!, list.scores[last]!];
  return partsOf(list, depth, (at) =>
    best > least ? (weight * (list.scores[at]! - least)) / (best - least) : weight,
  );
}

export interface Merged {
  /** Passages of any list, those with the largest sums first. */
  order: number[];
  sums: Parts;
}

/** Adds what the lists give; sums that agree to nine decimals are a tie, and the passage with the lower number comes first. */
export function merge(parts: readonly Parts[]): Merged {
  const sums = new Map<number, number>();
  for (const list of parts)
    for (const [passage, part] of list) sums.set(passage, (sums.get(passage) ?? 0) + part);
  const rounded = new Map([...sums].map(([passage, sum]) => [passage, Math.round(sum * 1e9)]));
  const order = [...sums.keys()].sort((a, b) => rounded.get(b)! - rounded.get(a)! || a - b);
  return { order, sums };
}

/**
 * nDCG@10: passages of grade 2 count 3 and those of grade 1 count 1, divided by log₂(1 + rank), as a share of what the best
 * order has.
 *
 * @param graded  How many passages have grade 2, and how many 1.
 */
export function ndcg(
  order: readonly number[],
  gradeOf: (passage: number) => number,
  [answers, helps]: readonly [number, number],
): number {
  const best = [...Array(answers).fill(2), ...Array(helps).fill(1)] as number[];
  const gain = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  return gain(order.slice(0, 10).map(gradeOf)) / gain(best);
}
