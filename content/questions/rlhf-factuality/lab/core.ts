import type { Progress } from 'grounded/lab/lab.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { contexts, type Answer, type Context } from './answers.ts';
import type { Params } from './controls.ts';
import { goldScore, rewardOf, type Scoring } from './scorers.ts';

// region clip
/**
 * PPO's clipped objective of one sample: min(ρA, clip(ρ, 1 − ε, 1 + ε) A).
 *
 * Source: Schulman et al. 2017, "Proximal Policy Optimization Algorithms", section 3.
 */
export function clipped(ratio: number, advantage: number, epsilon: number): number {
  const inside = Math.min(Math.max(ratio, 1 - epsilon), 1 + epsilon);
  return Math.min(ratio * advantage, inside * advantage);
}

/** Whether the clipped objective is flat at this ratio, so that the sample gives no gradient. */
export const isClipped = (ratio: number, advantage: number, epsilon: number): boolean =>
  (advantage > 0 && ratio > 1 + epsilon) || (advantage < 0 && ratio < 1 - epsilon);
// endregion clip

/** ln softmax(scores): finite even where the probability itself rounds to 0. Overwrites `out`. */
export function logSoftmax(scores: Float64Array, out: Float64Array): Float64Array {
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i]!);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += Math.exp(scores[i]! - most);
  const shift = most + Math.log(sum);
  for (let i = 0; i < scores.length; i++) out[i] = scores[i]! - shift;
  return out;
}

// region gradient
/**
 * Gradient of Σ w_i min(ρ_i A_i, clip(ρ_i) A_i) by the scores z of a softmax policy, with ρ = π/π_old.
 *
 * @param weights     w, shape [n]: share of each answer in the batch. Answers with weight 0 are left out.
 * @param advantages  A, shape [n]; not read where the weight is 0.
 * @param logNow      ln π, shape [n].
 * @param logOld      ln π_old, shape [n].
 * @param out         Overwritten: ∂/∂z, shape [n], sum 0 up to rounding.
 * @returns how many answers with weight are clipped, and so left out.
 */
export function clippedGradient(
  weights: Float64Array,
  advantages: Float64Array,
  logNow: Float64Array,
  logOld: Float64Array,
  epsilon: number,
  out: Float64Array,
): number {
  const n = out.length;
  let clippedCount = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    out[i] = 0;
    if (weights[i] === 0) continue;
    const ratio = Math.exp(logNow[i]! - logOld[i]!);
    if (isClipped(ratio, advantages[i]!, epsilon)) {
      clippedCount += 1;
      continue;
    }
    total += out[i] = weights[i]! * advantages[i]! * ratio;
  }
  for (let j = 0; j < n; j++) out[j]! -= total * Math.exp(logNow[j]!);
  return clippedCount;
}
// endregion gradient

/**
 * Draws a batch of answers by the inverse of the cumulative distribution.
 *
 * @param out  Overwritten: share of each answer in the batch, shape [n], sum 1.
 */
function sample(logOld: Float64Array, batch: number, uniform: () => number, out: Float64Array): void {
  const last = out.length - 1;
  out.fill(0);
  for (let drawn = 0; drawn < batch; drawn++) {
    let left = uniform();
    let i = 0;
    while (i < last) {
      const share = Math.exp(logOld[i]!);
      if (left < share) break;
      left -= share;
      i += 1;
    }
    out[i]! += 1 / batch;
  }
}

/** The state of training in one context: a softmax policy over its answers. */
export interface Learner {
  /** Scores z, shape [n]; π = softmax z. */
  scores: Float64Array;
  logStart: Float64Array;
  rewards: Float64Array;
  uniform: () => number;
}

export function makeLearner(context: Context, params: Params, seed: number): Learner {
  const logStart = Float64Array.from(context.answers, ({ start }) => Math.log(start));
  return {
    scores: Float64Array.from(logStart),
    logStart,
    rewards: rewardsOf(context, params),
    uniform: mulberry32(seed),
  };
}

export const rewardsOf = (context: Context, params: Scoring): Float64Array =>
  Float64Array.from(context.answers, ({ text }) => rewardOf(text, context.passage, params));

// region update
/**
 * One iteration of PPO without a value network: a fresh batch of answers, the reward minus β ln(π_old/π_ref) for each,
 * the batch mean as the baseline, and some epochs of gradient ascent on the clipped objective. With `exact` the weight
 * of an answer is its probability instead of its share in a batch.
 *
 * @returns how many terms of the gradient were clipped, of how many.
 * Source: Schulman et al. 2017, section 3; the reward with its KL term as in Ouyang et al. 2022, "Training language
 * models to follow instructions with human feedback", section 3.5; the mean as baseline as in Shao et al. 2024,
 * "DeepSeekMath", section 4.1, without division by the deviation.
 */
export function update(learner: Learner, params: Params): { clipped: number; terms: number } {
  const { scores, logStart, rewards, uniform } = learner;
  const n = scores.length;
  const logOld = logSoftmax(scores, new Float64Array(n));
  const weights = new Float64Array(n);
  if (params.exact) for (let i = 0; i < n; i++) weights[i] = Math.exp(logOld[i]!);
  else sample(logOld, params.batch, uniform, weights);

  const advantages = new Float64Array(n);
  let baseline = 0;
  for (let i = 0; i < n; i++) {
    advantages[i] = rewards[i]! - params.beta * (logOld[i]! - logStart[i]!);
    baseline += weights[i]! * advantages[i]!;
  }
  for (let i = 0; i < n; i++) advantages[i]! -= baseline;

  const logNow = Float64Array.from(logOld);
  const gradient = new Float64Array(n);
  let clippedTerms = 0;
  for (let epoch = 0; epoch < params.epochs; epoch++) {
    clippedTerms += clippedGradient(weights, advantages, logNow, logOld, params.epsilon, gradient);
    for (let j = 0; j < n; j++) scores[j]! += params.rate * gradient[j]!;
    logSoftmax(scores, logNow);
  }
  let distinct = 0;
  for (let i = 0; i < n; i++) if (weights[i]! > 0) distinct += 1;
  return { clipped: clippedTerms, terms: distinct * params.epochs };
}
// endregion update

// region optimum
/**
 * The policy that maximizes E[r] − β KL(π‖π_ref): π* ∝ π_ref e^{r/β}.
 *
 * Source: Rafailov et al. 2023, "Direct Preference Optimization", equation 4.
 */
export function gibbs(start: ArrayLike<number>, rewards: ArrayLike<number>, beta: number): Float64Array {
  return softmax(Float64Array.from(start, (share, i) => Math.log(share) + rewards[i]! / beta));
}

/** The value of that maximum, β ln Σ π_ref e^{r/β}. The largest exponent is taken out first. */
export function bestObjective(start: ArrayLike<number>, rewards: ArrayLike<number>, beta: number): number {
  let most = -Infinity;
  for (let i = 0; i < rewards.length; i++) most = Math.max(most, rewards[i]!);
  let sum = 0;
  for (let i = 0; i < rewards.length; i++) sum += start[i]! * Math.exp((rewards[i]! - most) / beta);
  return most + beta * Math.log(sum);
}
// endregion optimum

/** KL(p‖q) in nats; q > 0 wherever p > 0. */
export function kl(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) if (p[i]! > 0) sum += p[i]! * Math.log(p[i]! / q[i]!);
  return sum;
}

/** Σ p_i x_i. */
export function expectation(p: ArrayLike<number>, x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * x[i]!;
  return sum;
}

/** E[r] − β KL(π‖π_ref): what training maximizes in one context. */
export const objective = (
  policy: ArrayLike<number>,
  start: ArrayLike<number>,
  rewards: ArrayLike<number>,
  beta: number,
): number => expectation(policy, rewards) - beta * kl(policy, start);

/**
 * Confidence from which answering earns more than an abstention worth 0, if a right answer earns 1 and a wrong one
 * costs the penalty: λ / (1 + λ).
 *
 * Source: Kalai et al. 2025, "Why Language Models Hallucinate".
 */
export const answerThreshold = (penalty: number): number => penalty / (1 + penalty);

/** Scores of a policy, as the mean of both contexts. */
export interface Scores {
  /** Training reward. */
  proxy: number;
  gold: number;
  /** Probability of a wrong claim. */
  wrong: number;
  /** From the start, in nats. */
  kl: number;
  /** Reward minus β KL. */
  objective: number;
  /** Probability of copying the passage word for word. */
  copied: number;
}

export interface ScoredAnswer extends Answer {
  reward: number;
  gold: number;
  trained: number;
  optimum: number;
}

export interface Frame extends Progress {
  /** Scores before training and after each iteration so far. */
  trace: Pick<Scores, 'proxy' | 'gold' | 'wrong' | 'kl'>[];
  start: Scores;
  trained: Scores;
  optimum: Scores;
  /** KL(π‖π*) in nats, mean of both contexts. */
  toOptimum: number;
  /** Share of the gradient's terms that the clip removed; 0 before the first iteration. */
  clipFraction: number;
  /** The answers of each context, in the order of `contexts`. */
  answers: ScoredAnswer[][];
}

interface Setting {
  start: Float64Array;
  rewards: Float64Array;
  gold: Float64Array;
  wrong: Float64Array;
  copied: Float64Array;
}

/** What a context is scored by under these parameters. */
export function settingOf(context: Context, params: Scoring): Setting {
  const each = (of: (answer: Answer) => number) => Float64Array.from(context.answers, of);
  return {
    start: each(({ start }) => start),
    rewards: rewardsOf(context, params),
    gold: each((answer) => goldScore(answer, context, params)),
    wrong: each(({ outcome }) => (outcome === 'wrong' ? 1 : 0)),
    copied: each(({ outcome }) => (outcome === 'copied' ? 1 : 0)),
  };
}

/** Scores of one policy for each context. */
export function scoresOf(
  settings: readonly Setting[],
  policies: readonly ArrayLike<number>[],
  beta: number,
): Scores {
  const mean = (of: (setting: Setting, policy: ArrayLike<number>) => number) =>
    settings.reduce((sum, setting, i) => sum + of(setting, policies[i]!), 0) / settings.length;
  const proxy = mean((setting, policy) => expectation(policy, setting.rewards));
  const distance = mean((setting, policy) => kl(policy, setting.start));
  return {
    proxy,
    gold: mean((setting, policy) => expectation(policy, setting.gold)),
    wrong: mean((setting, policy) => expectation(policy, setting.wrong)),
    kl: distance,
    objective: proxy - beta * distance,
    copied: mean((setting, policy) => expectation(policy, setting.copied)),
  };
}

/**
 * Trains a policy over fixed answers in two contexts against the chosen reward, and compares it with the exact optimum.
 *
 * The passage is either one that holds the answer or one that does not; each context has its own softmax, its own random
 * numbers (seed and seed + 1) and starts at the reference policy.
 *
 * @yields frames with the scores of all iterations so far, the untrained policy first.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const learners = contexts.map((context, i) => makeLearner(context, params, params.seed + i));
  const settings = contexts.map((context) => settingOf(context, params));
  const starts = settings.map(({ start }) => start);
  const optima = settings.map(({ start, rewards }) => gibbs(start, rewards, params.beta));
  const known = {
    start: scoresOf(settings, starts, params.beta),
    optimum: scoresOf(settings, optima, params.beta),
  };
  const trace: Frame['trace'] = [known.start];
  let removed = 0;
  let terms = 0;
  for (let done = 1; done <= params.iterations; done++) {
    for (const learner of learners) {
      const counted = update(learner, params);
      removed += counted.clipped;
      terms += counted.terms;
    }
    const policies = learners.map(({ scores }) => softmax(scores));
    const trained = scoresOf(settings, policies, params.beta);
    trace.push(trained);
    if (done % 50 !== 0 && done < params.iterations) continue;
    yield {
      ...known,
      trace,
      trained,
      toOptimum: policies.reduce((sum, policy, i) => sum + kl(policy, optima[i]!), 0) / policies.length,
      clipFraction: removed / terms,
      answers: contexts.map((context, c) =>
        context.answers.map((answer, i) => ({
          ...answer,
          reward: settings[c]!.rewards[i]!,
          gold: settings[c]!.gold[i]!,
          trained: policies[c]![i]!,
          optimum: optima[c]![i]!,
        })),
      ),
      progress: done / params.iterations,
    };
  }
}
