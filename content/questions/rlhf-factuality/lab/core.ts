import type { Progress } from 'grounded/lab/lab.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { contexts, type Answer, type Context } from './answers.ts';
import { untrained, type Params } from './controls.ts';
import { bestValue, expectation, gibbs, kl } from './optimum.ts';
import { makeLearner, update } from './ppo.ts';
import { kindOf, rewardsOf, type Kind, type Scoring } from './scorers.ts';
/**
 * Confidence from which answering earns more than an abstention worth 0, if a right answer earns 1 and a wrong one
 * costs the penalty: λ / (1 + λ).
 *
 * Source: Kalai et al. 2025, "Why Language Models Hallucinate".
 */
export const answerThreshold = (penalty: number): number => penalty / (1 + penalty);

/**
 * What a right answer of one claim earns on average if the checker rejects supported claims with this probability:
 * 1 − q(1 + λ). At or below 0 the model does best to abstain, however sure it is.
 */
export const worthOfRight = (penalty: number, rejects: number): number => 1 - rejects * (1 + penalty);

/** Scores of a policy, as the mean of both contexts. */
export interface Scores extends Record<Kind, number> {
  /** Mean training reward. The kinds of answers are shares, by their labels. */
  score: number;
  /** From the start, in nats. */
  kl: number;
  /** Score minus β KL. */
  objective: number;
}

export interface ScoredAnswer extends Answer {
  reward: number;
  trained: number;
  optimum: number;
}

export interface Frame extends Progress {
  /** Scores before training and after each iteration so far. */
  trace: Scores[];
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

/** The kinds of answers, in the order of pictures. */
export const kinds = ['right', 'silent', 'beside', 'copied', 'wrong'] as const satisfies readonly Kind[];

interface Setting extends Record<Kind, Float64Array> {
  start: Float64Array;
  rewards: Float64Array;
}

/** What a context is scored by under these parameters: its rewards, and 1 where an answer is of a kind. */
export function settingOf(context: Context, params: Scoring): Setting {
  const each = (of: (answer: Answer) => number) => Float64Array.from(context.answers, of);
  const is = (kind: Kind) => each((answer) => (kindOf(answer, context) === kind ? 1 : 0));
  return {
    start: each(({ start }) => start),
    rewards: rewardsOf(context, params),
    right: is('right'),
    wrong: is('wrong'),
    copied: is('copied'),
    beside: is('beside'),
    silent: is('silent'),
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
  const score = mean((setting, policy) => expectation(policy, setting.rewards));
  const distance = mean((setting, policy) => kl(policy, setting.start));
  const share = (kind: Kind) => mean((setting, policy) => expectation(policy, setting[kind]));
  return {
    score,
    right: share('right'),
    wrong: share('wrong'),
    copied: share('copied'),
    beside: share('beside'),
    silent: share('silent'),
    kl: distance,
    objective: score - beta * distance,
  };
}

/**
 * Trains a policy over fixed answers in two contexts against the chosen reward, and compares it with the exact optimum.
 *
 * The passage is either one that holds the answer or one that does not; each context has its own softmax, its own random
 * numbers (seed and seed + 1) and starts at the reference policy, where an untrained one stays.
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
  const best =
    settings.reduce((sum, { start, rewards }) => sum + bestValue(start, rewards, params.beta), 0) /
    settings.length;
  const trace: Frame['trace'] = [known.start];
  let removed = 0;
  let terms = 0;
  const frameNow = (policies: readonly ArrayLike<number>[], progress: number): Frame => {
    const trained = trace.at(-1)!;
    return {
      ...known,
      trace,
      trained,
      // The optimum's probabilities may round to 0; what the value falls short of gives the same KL.
      toOptimum: Math.max(0, best - trained.objective) / params.beta,
      clipFraction: removed / Math.max(1, terms),
      answers: contexts.map((context, c) =>
        context.answers.map((answer, i) => ({
          ...answer,
          reward: settings[c]!.rewards[i]!,
          trained: policies[c]![i]!,
          optimum: optima[c]![i]!,
        })),
      ),
      progress,
    };
  };
  if (params.beta === untrained) return yield frameNow(starts, 1);
  for (let done = 1; done <= params.iterations; done++) {
    for (const learner of learners) {
      const counted = update(learner, params);
      removed += counted.clipped;
      terms += counted.terms;
    }
    const policies = learners.map(({ scores }) => softmax(scores));
    trace.push(scoresOf(settings, policies, params.beta));
    if (done % 50 === 0 || done === params.iterations) yield frameNow(policies, done / params.iterations);
  }
}
