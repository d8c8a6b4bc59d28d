/**
 * What the page shows of its lab's world of two questions: rewards, and shares of answers at exact optima, without
 * training. And the arithmetic of thresholds and of groups.
 */

import { contexts, type Context } from './lab/answers.ts';
import { answerThreshold, kinds, scoresOf, settingOf, worthOfRight, type Scores } from './lab/core.ts';
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

/** λ = 1 and a checker without errors, unless said otherwise; a justified silence earns 1. */
const setting = (context: Context, { reward, penalty = 1, flips = 0 }: Omit<Trained, 'beta'>) =>
  settingOf(context, { reward, penalty, abstention: 1, flips });

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
  claimsReward(context.answers[place]!.text, context, { penalty: 1, abstention: 1, flips: 0 });

/** The cosine's score, and shares of answers, against √KL, for β from 10 down to 0.02. */
export function overoptimization() {
  const steps = 56;
  const betas = Array.from({ length: steps + 1 }, (_, i) => 10 * (0.02 / 10) ** (i / steps));
  const curve = (reward: Scoring['reward'], which: 'score' | 'right' | 'wrong') =>
    betas.map((beta): [number, number] => {
      const { x, y } = mark(reward, which, beta);
      return [x, y];
    });
  return [
    { label: 'cosine: score', role: 'plain', points: curve('cosine', 'score') },
    { label: 'cosine: right', role: 'trainable', points: curve('cosine', 'right') },
    { label: 'cosine: false', role: 'wrong', points: curve('cosine', 'wrong') },
    { label: 'claims: right', role: 'evidence', points: curve('verifier', 'right') },
  ];
}

/** Where the optimum for β lies in the plot above. */
export function mark(reward: Scoring['reward'], which: 'score' | 'right' | 'wrong', beta: number) {
  const at = optimumScores({ reward, beta });
  return { x: Math.sqrt(Math.max(at.kl, 0)), y: at[which] };
}

const looks = {
  right: { label: 'right', role: 'evidence' },
  silent: { label: 'silent without need', role: 'plain' },
  beside: { label: 'beside the point', role: 'frozen' },
  copied: { label: 'recited', role: 'generated' },
  wrong: { label: 'false', role: 'wrong' },
} as const;

/** What each policy answers, in percent of both questions. */
export function outcomes() {
  const bar = (label: string, found: Scores) => ({
    label,
    segments: kinds.map((kind) => ({ ...looks[kind], value: 100 * found[kind] })),
  });
  return [
    bar('Start: the supervised model', startScores('cosine')),
    bar('Cosine, β = 0.3', optimumScores({ reward: 'cosine', beta: 0.3 })),
    bar('Cosine, β = 0.1', optimumScores({ reward: 'cosine', beta: 0.1 })),
    bar('Cosine, β = 0.02', optimumScores({ reward: 'cosine', beta: 0.02 })),
    bar('1 if right, β = 0.1', optimumScores({ reward: 'binary', beta: 0.1 })),
    bar('Claims, β = 0.1', optimumScores({ reward: 'verifier', beta: 0.1 })),
    bar(
      'Claims, λ = 12, 10% errors',
      optimumScores({ reward: 'verifier', beta: 0.1, penalty: 12, flips: 0.1 }),
    ),
  ];
}

/**
 * Confidence above which answering beats silence, p − (1 − p) λ > a, if a silence earns a whatever the context holds:
 * (λ + a) / (1 + λ).
 */
export const bonusThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty) + abstention / (1 + penalty);

/**
 * The same confidence if silence is paid only where the passages cannot answer, and p is the probability that they can:
 * p − (1 − p) λ > (1 − p) a. The bonus then acts as a larger penalty, λ + a.
 */
export const conditionalThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty + abstention);

/**
 * The same confidence, without a bonus, if the checker errs with probability q and coverage is a string match, which a
 * wrong answer fails: p (1 − q − q λ) − (1 − p) (1 − q) λ > 0.
 */
export function noisyThreshold(penalty: number, flips: number): number {
  const lost = (1 - flips) * penalty;
  return lost / (worthOfRight(penalty, flips) + lost);
}

/** Penalty at which a right answer earns nothing on average, (1 − q) / q: beyond it the model is best silent. */
export const largestPenalty = (flips: number): number => (1 - flips) / flips;

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

/** Advantage of a silence (0) in a group of eight with three of them and five false answers (−λ). */
export function abstentionAdvantage(penalty: number, scaled: boolean): number {
  return groupAdvantages([0, 0, 0, ...Array.from({ length: 5 }, () => -penalty)], scaled)[0]!;
}

/**
 * Confidence above which a policy learns to answer if every group is divided by its deviation and holds, beside
 * silences (0), either right answers alone (1) or false ones alone (−λ).
 *
 * With a share of silences the deviations of the two kinds of groups are in the proportion 1 : λ. Dividing by them
 * leaves the same advantages as for λ = 1, whatever λ is.
 */
export const scaledThreshold = (): number => answerThreshold(1);
