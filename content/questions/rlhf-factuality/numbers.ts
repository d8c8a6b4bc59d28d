/**
 * What the page shows of its lab's world of two questions: rewards, and shares of answers at exact optima, without
 * training. And the arithmetic of thresholds and of groups.
 */

import { contexts, type Context } from './lab/answers.ts';
import { answerThreshold, scoresOf, settingOf, type Scores } from './lab/core.ts';
import { gibbs } from './lab/optimum.ts';
import { claimsReward, cosine, type Scoring } from './lab/scorers.ts';

/** A reward of the page: what is paid, and for claims what a false one costs and how often the checker errs. */
export interface Trained {
  reward: Scoring['reward'];
  beta: number;
  penalty?: number;
  flips?: number;
}
type Policies = readonly ArrayLike<number>[];

/** A checker that reads numbers and errs either way equally often. */
const checker = (errors: number) => ({ numbers: true, rejects: errors, accepts: errors });

/** λ = 1 and a checker without errors, unless said otherwise; a justified abstention earns 1. */
const setting = (context: Context, { reward, penalty = 1, flips = 0 }: Omit<Trained, 'beta'>) =>
  settingOf(context, { reward, penalty, abstention: 1, ...checker(flips) });

const scores = (trained: Trained, policies: Policies): Scores =>
  scoresOf(
    contexts.map((context) => setting(context, trained)),
    policies,
    trained.beta,
  );

/** Scores of the starting policy. */
export const startScores = (reward: Scoring['reward']): Scores =>
  scores(
    { reward, beta: 0 },
    contexts.map((context) => setting(context, { reward }).start),
  );

/** Scores of the policy that maximizes E[r] − β KL. */
export const optimumScores = (trained: Trained): Scores =>
  scores(
    trained,
    contexts.map((context) => {
      const { start, rewards } = setting(context, trained);
      return gibbs(start, rewards, trained.beta);
    }),
  );

/** Cosine of the answer with this place in its context, with the passage. */
export const similarity = (context: Context, place: number): number =>
  cosine(context.answers[place]!.text, context.passage);

/** What the answer with this place earns by its claims, at λ = 1, without errors of the checker. */
export const earned = (context: Context, place: number): number =>
  claimsReward(context.answers[place]!.text, context, { penalty: 1, abstention: 1, ...checker(0) });

/** The cosine's score, and shares of answers, against √KL, for β from 10 down to 0.02. */
export function overoptimization() {
  const stops = 56;
  const betas = Array.from({ length: stops + 1 }, (_, i) => 10 * (0.02 / 10) ** (i / stops));
  const curve = (which: 'score' | 'right' | 'copied') =>
    betas.map((beta): [number, number] => {
      const at = optimumScores({ reward: 'cosine', beta });
      return [Math.sqrt(Math.max(at.kl, 0)), at[which]];
    });
  return [
    { label: 'score', role: 'plain', points: curve('score') },
    { label: 'right', role: 'evidence', points: curve('right') },
    { label: 'copied', role: 'generated', points: curve('copied') },
  ];
}

/**
 * Confidence above which answering beats abstaining, p − (1 − p) λ > a, if abstaining earns a whatever the context holds:
 * (λ + a) / (1 + λ).
 */
export const bonusThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty) + abstention / (1 + penalty);

/**
 * The same confidence if abstaining is paid only where the passages cannot answer, and p is the probability that they can:
 * p − (1 − p) λ > (1 − p) a. The bonus then acts as a larger penalty, λ + a.
 */
export const conditionalThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty + abstention);

/**
 * The same confidence, without a bonus, if the checker rejects right answers with probability q and accepts false ones
 * with probability a: from p (1 − q − q λ) + (1 − p) (a − (1 − a) λ) > 0 it is (λ − a (1 + λ)) / ((1 + λ) (1 − q − a)).
 */
export const checkedThreshold = (penalty: number, rejects: number, accepts = 0): number =>
  (penalty - accepts * (1 + penalty)) / ((1 + penalty) * (1 - rejects - accepts));

/** Penalty at which a right answer earns nothing on average, (1 − q) / q, if the checker rejects q of the right ones. */
export const largestPenalty = (rejects: number): number => (1 - rejects) / rejects;

/** Reward of an answer that covers the question and of whose `claims` claims one is false, without its length. */
export const diluted = (claims: number, penalty: number): number => (claims - 1) / claims - penalty / claims;

/**
 * GRPO's advantages of one group of rewards.
 *
 * @param scaled  Divide by the standard deviation, as the sample estimates it (n − 1): so does TRL.
 * Source: Shao et al. 2024, "DeepSeekMath".
 */
export function groupAdvantages(rewards: readonly number[], scaled: boolean): number[] {
  const mean = rewards.reduce((a, b) => a + b) / rewards.length;
  const squares = rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (rewards.length - 1));
  return rewards.map((r) => (r - mean) / (scaled ? deviation : 1));
}

/** Advantage of abstaining (0) in a group of eight with three such answers and five false answers (−λ). */
export function abstentionAdvantage(penalty: number, scaled: boolean): number {
  return groupAdvantages([0, 0, 0, ...Array.from({ length: 5 }, () => -penalty)], scaled)[0]!;
}

/**
 * Confidence above which a policy learns to answer if every group is divided by its deviation and holds, beside
 * abstentions (0), either right answers alone (1) or false ones alone (−λ).
 *
 * With a share of abstentions the deviations of the two kinds of groups are in the proportion 1 : λ. Dividing by them
 * leaves the same advantages as for λ = 1, whatever λ is.
 */
export const scaledThreshold = (): number => answerThreshold(1);

/**
 * Median cosines with the right sentence, over 24 passages, that a sentence encoder gives the same sentence with another
 * number or a “not”, and a true paraphrase. A test computes them from the recorded vectors.
 */
export const encoderSees = { number: 0.987, not: 0.941, paraphrase: 0.652 };
