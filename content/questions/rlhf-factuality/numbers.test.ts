import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  abstentionAdvantage,
  answerable,
  bestValue,
  clipped,
  conditionalThreshold,
  copyShare,
  groupAdvantages,
  kl,
  optimum,
  optimumScores,
  outcomes,
  overoptimization,
  reward,
  scaledThreshold,
  similarity,
  start,
  startScores,
  threshold,
  unanswerable,
} from './numbers.ts';

const near = (value: number, expected: number, within: number) =>
  assert.ok(Math.abs(value - expected) <= within, `${value} is not within ${within} of ${expected}`);

test('cosines with the answerable passage follow from word counts', () => {
  const exact = [
    10 / Math.sqrt(7 * 33),
    3 / Math.sqrt(132),
    9 / Math.sqrt(231),
    11 / Math.sqrt(9 * 33),
    1,
    32 / 33,
    14 / Math.sqrt(11 * 33),
    3 / Math.sqrt(231),
  ];
  exact.forEach((value, place) => near(similarity(answerable, place), value, 1e-12));
});

test('cosines with the unanswerable passage follow from word counts', () => {
  near(similarity(unanswerable, 0), 10 / Math.sqrt(245), 1e-12);
  near(similarity(unanswerable, 1), 0.5976, 5e-5);
  near(similarity(unanswerable, 2), 1, 1e-12);
  near(similarity(unanswerable, 3), 30 / Math.sqrt(1120), 1e-12);
  near(similarity(unanswerable, 4), 0.6116, 5e-5);
  near(similarity(unanswerable, 5), 14 / Math.sqrt(455), 1e-12);
});

test('the starting policies are distributions', () => {
  for (const context of [answerable, unanswerable]) {
    near(
      start(context).reduce((a, b) => a + b),
      1,
      1e-12,
    );
  }
  const at = startScores('cosine');
  near(at.gold, 0.1, 1e-12);
  near(at.proxy, 0.611, 5e-4);
  near(at.wrong, 0.325, 1e-12);
  near(at.kl, 0, 1e-12);
});

test('the optimum reaches β ln Z, and no other policy does', () => {
  for (const context of [answerable, unanswerable]) {
    for (const kind of ['cosine', 'verifier', 'accuracy'] as const) {
      for (const beta of [0.05, 0.1, 0.3, 1]) {
        const best = optimum(context, kind, beta);
        const value = (policy: readonly number[]) =>
          context.answers.reduce((sum, a, i) => sum + policy[i]! * reward(kind, context, a), 0) -
          beta * kl(policy, start(context));
        near(value(best), bestValue(context, kind, beta), 1e-9);
        near(value(start(context)), bestValue(context, kind, beta) - beta * kl(start(context), best), 1e-9);
      }
    }
  }
  near(bestValue(answerable, 'verifier', 0.1), 0.9307, 5e-5);
  near(bestValue(answerable, 'verifier', 0.3), 0.7986, 5e-5);
  near(bestValue(answerable, 'cosine', 0.3), 0.6393, 5e-5);
  near(bestValue(answerable, 'cosine', 0.1), 0.7765, 5e-5);
});

test('the cosine reward: reference values of the optimum', () => {
  const rows: [number, Partial<ReturnType<typeof startScores>>][] = [
    [0.3, { proxy: 0.731, gold: -0.036, wrong: 0.373, kl: 0.197 }],
    [0.1, { proxy: 0.909, gold: -0.292, wrong: 0.39 }],
    [0.05, { gold: -0.271, wrong: 0.276 }],
    [0.02, { gold: -0.096, wrong: 0.096 }],
  ];
  for (const [beta, expected] of rows) {
    const at = optimumScores('cosine', beta);
    for (const [name, value] of Object.entries(expected)) near(at[name as keyof typeof at], value, 6e-4);
  }
  near(optimumScores('cosine', 0.1).kl, 1.32, 5e-3);
  near(optimumScores('cosine', 0.075).gold, -0.319, 6e-4);
  near(optimumScores('cosine', 0.13).wrong, 0.398, 6e-4);
  near(copyShare(answerable, 0.02), 0.82, 5e-3);
  near(copyShare(unanswerable, 0.02), 0.99, 5e-3);
  assert.ok(optimumScores('cosine', 10).kl < 3e-4);
});

test('no other β has more hallucinations than 0.13, or less gold than 0.075', () => {
  for (let beta = 0.02; beta < 2; beta += 0.005) {
    const at = optimumScores('cosine', beta);
    assert.ok(at.wrong <= 0.3985 && at.gold >= -0.3195);
    assert.equal(at.wrong > 0.325, beta > 0.062);
  }
});

test('verifier and accuracy rewards: reference values of the optimum', () => {
  const verifier = optimumScores('verifier', 0.3);
  near(verifier.gold, 0.977, 6e-4);
  near(verifier.wrong, 0.001, 6e-4);
  near(verifier.kl, 0.775, 6e-4);
  near(optimum(unanswerable, 'verifier', 0.3)[5]!, 0.978, 6e-4);
  near(optimumScores('verifier', 1).gold, 0.669, 6e-4);
  const accuracy = optimumScores('accuracy', 0.1);
  near(accuracy.gold, 0.45, 6e-4);
  near(accuracy.wrong, 0.225, 6e-4);
  optimum(unanswerable, 'accuracy', 0.1).forEach((p, place) => near(p, start(unanswerable)[place]!, 1e-12));
});

test('the bars of outcomes sum to 100', () => {
  for (const { segments } of outcomes()) {
    near(
      segments.reduce((sum, segment) => sum + segment.value, 0),
      100,
      1e-9,
    );
  }
});

test('along the plot KL grows', () => {
  for (const { points } of overoptimization()) {
    points.forEach(([x], i) => i > 0 && assert.ok(x >= points[i - 1]![0]));
  }
});

test('answer above λ / (1 + λ); an unconditional bonus raises the threshold', () => {
  assert.deepEqual(
    [0, 1, 3, 9].map((penalty) => threshold(penalty)),
    [0, 0.5, 0.75, 0.9],
  );
  assert.equal(threshold(3, 1), 1);
  assert.equal(threshold(1, 0.5), 0.75);
  assert.equal(conditionalThreshold(3, 1), 0.8);
  const [p, penalty, bonus] = [conditionalThreshold(3, 0.5), 3, 0.5];
  near(p - (1 - p) * penalty, (1 - p) * bonus, 1e-12);
});

test('the clipped objective', () => {
  near(clipped(1.3, 1), 1.2, 1e-12);
  near(clipped(1.3, -1), -1.3, 1e-12);
  near(clipped(0.7, 1), 0.7, 1e-12);
  near(clipped(0.7, -1), -0.8, 1e-12);
  near(clipped(1.1, 2), 2.2, 1e-12);
});

test('in a group with two rewards, dividing by the deviation removes their distance', () => {
  near(abstentionAdvantage(1, true), Math.sqrt(5 / 3), 1e-12);
  near(abstentionAdvantage(9, true), Math.sqrt(5 / 3), 1e-12);
  near(abstentionAdvantage(1, false), 5 / 8, 1e-12);
  near(abstentionAdvantage(9, false), 45 / 8, 1e-12);
  near(
    groupAdvantages([1, 0, -1], true).reduce((a, b) => a + b),
    0,
    1e-12,
  );
});

test('with scaled groups that are all right or all wrong the threshold does not depend on the penalty', () => {
  // Push on the probability of abstaining: the sum of the advantages of abstentions, over both kinds of prompt.
  const push = (p: number, penalty: number) => {
    const advantage = (answer: number) =>
      groupAdvantages([0, 0, 0, ...Array.from({ length: 5 }, () => answer)], true)[0]!;
    return p * advantage(1) + (1 - p) * advantage(-penalty);
  };
  for (const penalty of [0.5, 1, 3, 9]) {
    near(push(scaledThreshold(), penalty), 0, 1e-12);
    assert.ok(push(0.6, penalty) < 0 && push(0.4, penalty) > 0);
  }
});
