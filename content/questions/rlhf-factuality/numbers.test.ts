import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../numerics/sums.ts';
import { answerable, unanswerable } from './lab/answers.ts';
import {
  abstentionAdvantage,
  bonusThreshold,
  conditionalThreshold,
  copyShare,
  groupAdvantages,
  optimumScores,
  outcomes,
  overoptimization,
  scaledThreshold,
  similarity,
  startScores,
} from './numbers.ts';

test('cosines of the table, at the places that the page names', () => {
  const found = answerable.answers.map((_, place) => similarity(answerable, place));
  allNear(found, [0.658, 0.261, 0.592, 0.638, 1, 0.97, 0.735, 0.197], 5e-4);
});

test('hallucination and copies that the page names', () => {
  near(startScores('cosine').wrong, 0.325, 1e-12);
  near(optimumScores('cosine', 0.13).wrong, 0.398, 6e-4);
  near(optimumScores('cosine', 0.02).wrong, 0.096, 6e-4);
  near(copyShare(answerable, 0.02), 0.82, 5e-3);
  near(copyShare(unanswerable, 0.02), 0.99, 5e-3);
});

test('the bars are as their description says, and sum to 100', () => {
  const expected = [
    [17.5, 25, 25, 32.5],
    [14.9, 18.8, 29.1, 37.3],
    [5.2, 4.6, 51.2, 39.0],
    [0, 0, 90.4, 9.6],
    [17.5, 50, 10, 22.5],
    [48.9, 48.9, 2.0, 0.1],
  ];
  outcomes().forEach(({ segments }, bar) => {
    const values = segments.map(({ value }) => value);
    allNear(values, expected[bar]!, 0.05 + 1e-9);
    near(sum(values), 100);
  });
});

test('the plot is as its description says; along it KL grows', () => {
  const [proxy, gold, verified] = overoptimization().map(({ points }) => points);
  near(proxy![0]![1], 0.61, 0.01);
  near(proxy!.at(-1)![1], 1, 5e-3);
  near(gold![0]![1], 0.1, 5e-3);
  near(gold!.at(-1)![1], -0.1, 5e-3);
  const lowest = gold!.reduce((low, point) => (point[1] < low[1] ? point : low));
  near(lowest[0], 1.34, 0.03);
  near(lowest[1], -0.32, 5e-3);
  near(verified![0]![0], 0.06, 5e-3);
  near(verified![0]![1], 0.17, 5e-3);
  near(verified!.at(-1)![0], 0.93, 5e-3);
  near(verified!.at(-1)![1], 1, 5e-3);
  for (const points of [proxy!, gold!, verified!])
    points.forEach(([x], i) => i > 0 && assert.ok(x >= points[i - 1]![0]));
});

test('an unconditional bonus raises the threshold to 1; a conditional one acts as a penalty', () => {
  assert.equal(bonusThreshold(3, 1), 1);
  assert.equal(bonusThreshold(1, 0.5), 0.75);
  assert.equal(conditionalThreshold(3, 1), 0.8);
  const [p, penalty, bonus] = [conditionalThreshold(3, 0.5), 3, 0.5];
  near(p - (1 - p) * penalty, (1 - p) * bonus, 1e-12);
});

test('in a group with two rewards, dividing by the deviation removes their distance', () => {
  near(abstentionAdvantage(1, true), Math.sqrt(5 / 3), 1e-12);
  near(abstentionAdvantage(9, true), Math.sqrt(5 / 3), 1e-12);
  near(abstentionAdvantage(1, false), 5 / 8, 1e-12);
  near(abstentionAdvantage(9, false), 45 / 8, 1e-12);
  near(sum(groupAdvantages([1, 0, -1], true)), 0, 1e-12);
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
