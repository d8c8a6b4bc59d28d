import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { sum } from '../../../numerics/sums.ts';
import { answerable, contexts } from './answers.ts';
import { controls, type Params } from './controls.ts';
import { answerThreshold, settingOf } from './core.ts';
import { bestValue, expectation, gibbs, kl } from './optimum.ts';
import { clippedGradient, isClipped, logSoftmax, makeLearner, update } from './ppo.ts';

const defaults = defaultsOf(controls);

/** PPO's objective of one sample, clipped at ε = 0.2. */
const clipped = (ratio: number, advantage: number) =>
  Math.min(ratio * advantage, Math.min(Math.max(ratio, 0.8), 1.2) * advantage);

type Numbers = ArrayLike<number>;
/** E[r] − β KL(π‖π_ref): what training maximizes in one context. */
const objective = (policy: Numbers, start: Numbers, rewards: Numbers, beta: number) =>
  expectation(policy, rewards) - beta * kl(policy, start);
test('the clipped objective', () => {
  const values = [clipped(1.3, 1), clipped(1.3, -1), clipped(0.7, 1), clipped(0.7, -1), clipped(1.1, 2)];
  allNear(values, [1.2, -1.3, 0.7, -0.8, 2.2], 1e-12);
  assert.deepEqual(
    [isClipped(1.3, 1, 0.2), isClipped(1.3, -1, 0.2), isClipped(0.7, 1, 0.2), isClipped(0.7, -1, 0.2)],
    [true, false, false, true],
  );
  assert.deepEqual([0, 1, 3, 9].map(answerThreshold), [0, 0.5, 0.75, 0.9]);
});

test('the gradient sums to 0 and agrees with finite differences away from the kinks', () => {
  const random = mulberry32(11);
  let compared = 0;
  let skipped = 0;
  for (let trial = 0; trial < 200; trial++) {
    const n = 2 + Math.floor(random() * 7);
    const draw = (scale: number) => Float64Array.from({ length: n }, () => (random() - 0.5) * scale);
    const old = draw(3);
    const now = old.map((score) => score + (random() - 0.5));
    const advantages = draw(4);
    const weights = softmax(draw(2));
    if (n > 2) weights[0] = 0;
    const logOld = logSoftmax(old, new Float64Array(n));
    const logNow = logSoftmax(now, new Float64Array(n));
    const out = new Float64Array(n);
    skipped += clippedGradient(weights, advantages, logNow, logOld, 0.2, out);
    near(sum(out), 0, 1e-12);
    const nearKink = logNow.some((value, i) =>
      [0.8, 1.2].some((kink) => Math.abs(Math.exp(value - logOld[i]!) - kink) < 1e-3),
    );
    if (nearKink) continue;
    compared += 1;
    const surrogate = (scores: Float64Array) => {
      const logs = logSoftmax(scores, new Float64Array(n));
      return sum(
        weights.map((weight, i) => weight * clipped(Math.exp(logs[i]! - logOld[i]!), advantages[i]!)),
      );
    };
    const step = 1e-4;
    // Fourth-order central differences: their error here is some 1e-12, that of rounding as much.
    const moved = (j: number, by: number) => surrogate(now.map((score, i) => (i === j ? score + by : score)));
    for (let j = 0; j < n; j++) {
      const slope =
        (8 * (moved(j, step) - moved(j, -step)) - (moved(j, 2 * step) - moved(j, -2 * step))) / (12 * step);
      near(out[j]!, slope, 2e-11);
    }
  }
  assert.ok(compared > 150 && skipped > 100, `${compared} compared, ${skipped} skipped`);
});

test('β ln Z bounds every policy; the gap is β KL(π‖π*)', () => {
  const random = mulberry32(12);
  for (const reward of Object.keys(controls.reward.options) as Params['reward'][]) {
    for (const beta of [0.02, 0.1, 0.3, 1, 10]) {
      for (const context of contexts) {
        const { start, rewards } = settingOf(context, { ...defaults, reward, penalty: random() * 9 });
        const best = bestValue(start, rewards, beta);
        const target = gibbs(start, rewards, beta);
        near(objective(target, start, rewards, beta), best, 1e-9);
        for (let trial = 0; trial < 20; trial++) {
          const policy = softmax(Float64Array.from(start, () => (random() - 0.5) * 12));
          const reached = objective(policy, start, rewards, beta);
          assert.ok(reached <= best + 1e-9);
          // A policy far from an extreme optimum has a KL of hundreds of nats.
          near(best - reached, beta * kl(policy, target), 1e-9);
        }
      }
    }
  }
  const best = (reward: Params['reward'], beta: number) => {
    const { start, rewards } = settingOf(answerable, { ...defaults, reward, rejects: 0, accepts: 0 });
    return bestValue(start, rewards, beta);
  };
  // Worked out from the rewards: two right answers, two false ones, a copy, a false copy, and two worth 0.
  const sumOf =
    0.5 * Math.exp(10) +
    0.15 * Math.exp(-10) +
    0.05 * Math.exp(7.4) +
    0.05 * Math.exp((-1 / 3 - 0.26) * 10) +
    0.25;
  near(best('verifier', 0.1), 0.1 * Math.log(sumOf), 1e-12);
  allNear([best('cosine', 0.3), best('cosine', 0.1)], [0.6393, 0.7765], 5.01e-5);
});

test('training approaches the optimum from below and hardly passes its KL, for 40 seeds', () => {
  let widestGap = 0;
  let excess = 0;
  for (let seed = 1; seed <= 40; seed++) {
    for (const reward of ['cosine', 'verifier', 'binary'] as const) {
      for (const beta of [1, 0.3, 0.1]) {
        const params = { ...defaults, reward, beta, seed };
        contexts.forEach((context, c) => {
          const { start, rewards } = settingOf(context, params);
          const target = gibbs(start, rewards, beta);
          const best = bestValue(start, rewards, beta);
          const farthest = kl(target, start);
          const learner = makeLearner(context, params, seed + c);
          let policy = softmax(learner.scores);
          for (let done = 1; done <= 300; done++) {
            update(learner, params);
            policy = softmax(learner.scores);
            const distance = kl(policy, start);
            assert.ok(distance >= -1e-12);
            excess = Math.max(excess, distance - farthest);
            if (done % 20 > 0) continue;
            near(sum(policy), 1, 1e-12);
            const gap = best - objective(policy, start, rewards, beta);
            assert.ok(gap >= -1e-9);
            near(gap, beta * kl(policy, target), 1e-9);
          }
          widestGap = Math.max(widestGap, best - objective(policy, start, rewards, beta));
        });
      }
    }
  }
  assert.ok(widestGap < 0.005);
  near(widestGap, 0.0038, 6e-5);
  assert.ok(excess <= 0.001);
});
