import { mulberry32 } from '../../../numerics/random.ts';
import type { Context } from './answers.ts';
import type { Params } from './controls.ts';
import { rewardsOf } from './scorers.ts';

/**
 * Whether PPO's clipped objective, min(ρA, clip(ρ, 1 − ε, 1 + ε) A), is flat at this ratio, so that the sample gives no
 * gradient.
 *
 * Source: Schulman et al. 2017, "Proximal Policy Optimization Algorithms", section 3.
 */
export const isClipped = (ratio: number, advantage: number, epsilon: number): boolean =>
  (advantage > 0 && ratio > 1 + epsilon) || (advantage < 0 && ratio < 1 - epsilon);

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
