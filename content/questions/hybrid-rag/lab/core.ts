import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import { kinds, type Kind } from '../../../passages/lists.ts';
import { controls, depths, stops, type Params } from './controls.ts';
import { found, gains, meanOf, ofKind, questionsFrom, resampled, type Order } from './evaluate.ts';

export const rules = ['words', 'meaning', 'ranks', 'scores'] as const;
export type Rule = (typeof rules)[number];
export const groups = [...kinds, 'all'] as const;
export type Group = Kind | 'all';

/** A mean over questions, and between what 95 of 100 resamples of the questions have it. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

export interface Frame extends Progress {
  /** nDCG@10 of each rule, for each kind of question. */
  quality: Record<Rule, Record<Group, Estimate>>;
  /** How much the merged list is above the better of the two searches, for the kind that is shown. */
  gain: Record<'ranks' | 'scores', Estimate>;
  /** nDCG@10 by constant and by weight, for the kind that is shown. */
  byConstant: { k: number; ndcg: number }[];
  byWeight: { alpha: number; ndcg: number }[];
  /** Share of the graded passages that stands in each list and in either, by the places of a list. */
  byDepth: { depth: number; words: number; meaning: number; either: number }[];
}

/** Resamples of the questions behind an interval. */
export const rounds = 1000;

/** The mean of some questions' numbers, and what chance in the choice of questions does to it. */
function estimate(numbers: readonly number[], at: readonly number[], draws: readonly number[][]): Estimate {
  const means = draws.map((draw) => meanOf(numbers, draw)).sort((a, b) => a - b);
  const percentile = (share: number) => means[Math.round(share * (rounds - 1))]!;
  return { mean: meanOf(numbers, at), low: percentile(0.025), high: percentile(0.975) };
}

const { min, max, step } = controls.alpha;
const alphas = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => at / 10);

/**
 * Merges what BM25 and the encoder list for 120 graded questions, by ranks and by scaled scores, and measures both searches
 * and both rules.
 *
 * @yields one frame.
 */
export function* run({ k, alpha, depth, kind }: Params, file: BookFile): Generator<Frame, void, undefined> {
  const questions = questionsFrom(file);
  const measured = (order: Order) => gains(questions, depth, order);
  const each: Record<Rule, number[]> = {
    words: measured({ rule: 'words' }),
    meaning: measured({ rule: 'meaning' }),
    ranks: measured({ rule: 'ranks', k }),
    scores: measured({ rule: 'scores', alpha }),
  };
  const quality = {} as Frame['quality'];
  for (const rule of rules) quality[rule] = {} as Record<Group, Estimate>;
  for (const group of groups) {
    const at = ofKind(questions, group);
    const draws = Array.from({ length: rounds }, (_, draw) => resampled(at, draw + 1));
    for (const rule of rules) quality[rule][group] = estimate(each[rule], at, draws);
  }
  const shown = ofKind(questions, kind);
  const draws = Array.from({ length: rounds }, (_, draw) => resampled(shown, draw + 1));
  const better = meanOf(each.words, shown) >= meanOf(each.meaning, shown) ? each.words : each.meaning;
  const gainOf = (rule: Rule) =>
    estimate(
      each[rule].map((one, at) => one - better[at]!),
      shown,
      draws,
    );
  yield {
    progress: 1,
    quality,
    gain: { ranks: gainOf('ranks'), scores: gainOf('scores') },
    byConstant: stops.map((one) => ({ k: one, ndcg: meanOf(measured({ rule: 'ranks', k: one }), shown) })),
    byWeight: alphas.map((one) => ({
      alpha: one,
      ndcg: meanOf(measured({ rule: 'scores', alpha: one }), shown),
    })),
    byDepth: depths.map((one) => {
      const share = (which: readonly number[]) => meanOf(found(questions, one, which), shown);
      return { depth: one, words: share([0]), meaning: share([1]), either: share([0, 1]) };
    }),
  };
}
