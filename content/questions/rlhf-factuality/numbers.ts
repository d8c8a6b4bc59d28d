/**
 * What the page shows of its lab's world of two questions: scores of exact optima, without training. And the arithmetic
 * of thresholds and of groups.
 */

import { contexts, type Answer, type Context } from './lab/answers.ts';
import { answerThreshold, scoresOf, settingOf, type Scores } from './lab/core.ts';
import { expectation, gibbs } from './lab/optimum.ts';
import { cosine, isAnswerable, type Scoring } from './lab/scorers.ts';

type Reward = Scoring['reward'];
type Policies = readonly ArrayLike<number>[];

/** What a context is scored by: a wrong claim costs 1, a justified abstention earns 1. */
const setting = (context: Context, reward: Reward) =>
  settingOf(context, { reward, penalty: 1, abstention: 1, flips: 0 });
const start: Policies = contexts.map((context) => setting(context, 'cosine').start);

/** The policy that maximizes E[r] − β KL in one context. */
function optimum(context: Context, reward: Reward, beta: number): Float64Array {
  const { start, rewards } = setting(context, reward);
  return gibbs(start, rewards, beta);
}
const optima = (reward: Reward, beta: number): Policies =>
  contexts.map((context) => optimum(context, reward, beta));

const scores = (reward: Reward, policies: Policies, beta: number): Scores =>
  scoresOf(
    contexts.map((context) => setting(context, reward)),
    policies,
    beta,
  );

/** Scores of the starting policy. */
export const startScores = (reward: Reward): Scores => scores(reward, start, 0);

/** Scores of the optimal policy at a KL coefficient β. */
export const optimumScores = (reward: Reward, beta: number): Scores =>
  scores(reward, optima(reward, beta), beta);

/** Probability of copying the passage word for word at the optimum of the cosine reward. */
export const copyShare = (context: Context, beta: number): number =>
  expectation(optimum(context, 'cosine', beta), setting(context, 'cosine').copied);

/** Cosine of the answer with this place in its context, with the passage. */
export const similarity = (context: Context, place: number): number =>
  cosine(context.answers[place]!.text, context.passage);

/** Proxy and gold score against √KL, for β from 10 down to 0.02. */
export function overoptimization() {
  const steps = 56;
  const betas = Array.from({ length: steps + 1 }, (_, i) => 10 * (0.02 / 10) ** (i / steps));
  const curve = (reward: Reward, which: 'proxy' | 'gold') =>
    betas.map((beta): [number, number] => {
      const { x, y } = mark(reward, which, beta);
      return [x, y];
    });
  return [
    { label: 'cosine: proxy', role: 'plain', points: curve('cosine', 'proxy') },
    { label: 'cosine: gold', role: 'wrong', points: curve('cosine', 'gold') },
    { label: 'verifier: gold', role: 'evidence', points: curve('verifier', 'gold') },
  ];
}

/** Where the optimum for β lies in the plot above. */
export function mark(reward: Reward, which: 'proxy' | 'gold', beta: number) {
  const at = optimumScores(reward, beta);
  return { x: Math.sqrt(Math.max(at.kl, 0)), y: at[which] };
}

const parts = [
  { part: 'abstained', label: 'justified abstention', role: 'plain' },
  { part: 'right', label: 'right answer', role: 'generated' },
  { part: 'beside', label: 'supported, but no answer', role: 'evidence' },
  { part: 'wrong', label: 'hallucination', role: 'wrong' },
] as const;

/** The part of a bar that an answer belongs to. A copy answers nothing, nor does an abstention without need. */
function partOf({ outcome }: Answer, { passage }: Context): (typeof parts)[number]['part'] {
  if (outcome === 'copied' || (outcome === 'abstained' && isAnswerable(passage))) return 'beside';
  return outcome;
}

/** What each policy does, in percent of both questions. */
export function outcomes() {
  const share = (part: string, policies: Policies) =>
    contexts.reduce((sum, context, i) => {
      const counted = context.answers.map((answer) => (partOf(answer, context) === part ? 1 : 0));
      return sum + expectation(policies[i]!, counted) / contexts.length;
    }, 0);
  const bar = (label: string, policies: Policies) => ({
    label,
    segments: parts.map(({ part, label, role }) => ({ label, role, value: 100 * share(part, policies) })),
  });
  return [
    bar('Start: the supervised model', start),
    bar('Cosine, β = 0.3', optima('cosine', 0.3)),
    bar('Cosine, β = 0.1', optima('cosine', 0.1)),
    bar('Cosine, β = 0.02', optima('cosine', 0.02)),
    bar('Accuracy, β = 0.1', optima('binary', 0.1)),
    bar('Verifier, β = 0.3', optima('verifier', 0.3)),
  ];
}

/**
 * Confidence above which answering beats abstaining, p − (1 − p) λ > a, if an abstention earns a whatever the context
 * holds: (λ + a) / (1 + λ).
 */
export const bonusThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty) + abstention / (1 + penalty);

/**
 * The same confidence if the bonus for abstaining is paid only where the passages cannot answer, and an answer is right
 * exactly where they can: p − (1 − p) λ > (1 − p) a. The bonus then acts as a larger penalty, λ + a.
 */
export const conditionalThreshold = (penalty: number, abstention: number): number =>
  answerThreshold(penalty + abstention);

/**
 * GRPO's advantages of one group of rewards.
 *
 * @param scaled  Divide by the standard deviation (over the group, not its sample estimate).
 * Source: Shao et al. 2024, "DeepSeekMath".
 */
export function groupAdvantages(rewards: readonly number[], scaled: boolean): number[] {
  const mean = rewards.reduce((a, b) => a + b) / rewards.length;
  const deviation = Math.sqrt(rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0) / rewards.length);
  return rewards.map((r) => (r - mean) / (scaled ? deviation : 1));
}

/** Advantage of an abstention (0) in a group of eight with three of them and five wrong answers (−λ). */
export function abstentionAdvantage(penalty: number, scaled: boolean): number {
  return groupAdvantages([0, 0, 0, ...Array.from({ length: 5 }, () => -penalty)], scaled)[0]!;
}

/**
 * Confidence above which a policy learns to answer if every group is divided by its deviation and the answers of a group
 * are either all right (1) or all wrong (−λ), so that abstaining (0) is the second of only two outcomes.
 *
 * With a share q of abstentions the deviations are √(q(1 − q)) and λ√(q(1 − q)): dividing by them leaves the same
 * advantages as for λ = 1, whatever λ is.
 */
export const scaledThreshold = (): number => answerThreshold(1);
