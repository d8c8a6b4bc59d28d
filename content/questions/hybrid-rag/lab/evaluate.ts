import { readLists, type Kind, type Listed } from '../../../passages/lists.ts';
import type { BookFile } from 'grounded/lab/lab.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { sum } from '../../../numerics/sums.ts';
import { byRank, byScore, merge, ndcg } from './fusion.ts';

/** What both searches list for every question, below the book's folder. */
export const listsFile = 'passages/lists.bin';
let read: readonly Listed[] | undefined;
/** There is one such file, so it is read once. */
export const questionsFrom = (file: BookFile): readonly Listed[] => (read ??= readLists(file(listsFile)));

/** A way to order: one search alone, or both merged. */
export type Order =
  { rule: 'words' | 'meaning' } | { rule: 'ranks'; k: number } | { rule: 'scores'; alpha: number };

/** The passages of a question in the order of a rule, of lists with so many places. */
export function ordered({ lists }: Listed, depth: number, order: Order): number[] {
  const alone = (list: number) => [...lists[list]!.passages.slice(0, depth)];
  switch (order.rule) {
    case 'words':
      return alone(0);
    case 'meaning':
      return alone(1);
    case 'ranks':
      return merge(lists.map((list) => byRank(list, depth, order.k))).order;
    case 'scores':
      return merge(lists.map((list, at) => byScore(list, depth, at === 0 ? 1 - order.alpha : order.alpha)))
        .order;
  }
}

/** nDCG@10 of every question. */
export const gains = (questions: readonly Listed[], depth: number, order: Order): number[] =>
  questions.map((one) => ndcg(ordered(one, depth, order), one.gradeOf, one.graded));

/** The share of each question's graded passages that stands in a list, or in either. */
export const found = (questions: readonly Listed[], depth: number, which: readonly number[]): number[] =>
  questions.map(({ lists, gradeOf, graded }) => {
    const pool = new Set(which.flatMap((list) => [...lists[list]!.passages.slice(0, depth)]));
    return [...pool].filter((passage) => gradeOf(passage) > 0).length / sum(graded);
  });

/** Which questions are of a kind. */
export const ofKind = (questions: readonly Listed[], kind: Kind | 'all'): number[] =>
  [...questions.keys()].filter((at) => kind === 'all' || questions[at]!.kind === kind);

export const meanOf = (numbers: readonly number[], at: readonly number[]): number =>
  sum(at.map((one) => numbers[one]!)) / at.length;

/** As many of them, drawn at random with replacement: the questions that might have been asked as well. */
export function resampled(at: readonly number[], draw: number): number[] {
  const random = mulberry32(draw);
  return at.map(() => at[Math.floor(random() * at.length)]!);
}
