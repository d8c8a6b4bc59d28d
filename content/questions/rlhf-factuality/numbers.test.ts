import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../numerics/sums.ts';
import { answerable, contexts, unanswerable } from './lab/answers.ts';
import { kindOf } from './lab/scorers.ts';
import {
  abstentionAdvantage,
  bonusThreshold,
  conditionalThreshold,
  diluted,
  earned,
  groupAdvantages,
  largestPenalty,
  noisyThreshold,
  optimumScores,
  outcomes,
  overoptimization,
  scaledThreshold,
  similarity,
  startScores,
} from './numbers.ts';

const recorded = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');

test('the program beside the page pays the same for the same answers', () => {
  const names = { wrong: 'false', copied: 'recited', right: 'right', beside: 'beside', silent: 'silent' };
  const rows = recorded('grounded.out').filter((line) => /^ *-?\d/.test(line));
  const own = contexts.flatMap((context) =>
    context.answers.map((answer, place) => ({
      cosine: similarity(context, place),
      reward: earned(context, place),
      label: names[kindOf(answer, context)],
      text: answer.text,
    })),
  );
  assert.equal(rows.length, own.length);
  rows.forEach((row, i) => {
    const [, cosine, reward, label, text] = /^\s*(\S+)\s+(\S+)\s+(\w+)\s+(.*)$/.exec(row)!;
    near(Number(cosine), own[i]!.cosine, 5e-4 + 1e-12);
    near(Number(reward), own[i]!.reward, 5e-4 + 1e-12);
    assert.equal(label, own[i]!.label);
    assert.ok(own[i]!.text.startsWith(text!));
  });
});

test('the optima that the trained program prints are the ones of the page', () => {
  const rows = recorded('ppo_cosine.out').filter((line) => /optimum|before/.test(line));
  const own = [
    startScores('cosine'),
    optimumScores({ reward: 'cosine', beta: 0.1 }),
    optimumScores({ reward: 'verifier', beta: 0.1 }),
    optimumScores({ reward: 'verifier', beta: 0.1, flips: 0.1 }),
    optimumScores({ reward: 'verifier', beta: 0.1, flips: 0.1, penalty: 9 }),
    optimumScores({ reward: 'verifier', beta: 0.1, flips: 0.1, penalty: 12 }),
  ];
  assert.equal(rows.length, own.length);
  rows.forEach((row, i) => {
    const { right, wrong, copied, beside, silent } = own[i]!;
    const printed = row.match(/\d+\.\d/g)!.map(Number);
    allNear(
      printed,
      [right, wrong, copied, beside, silent].map((share) => 100 * share),
      0.0501,
    );
  });
});

test('cosines and rewards of the table, at the places that the page names', () => {
  const cosines = answerable.answers.map((_, place) => similarity(answerable, place));
  allNear(cosines, [0.658, 0.261, 0.592, 0.638, 1, 0.97, 0.735, 0.197], 5e-4);
  const rewards = answerable.answers.map((_, place) => earned(answerable, place));
  allNear(rewards, [1, 1, -1, -1, 0.74, -0.593, 0, 0], 5e-4);
});

test('shares that the page names', () => {
  near(startScores('cosine').wrong, 0.325, 1e-12);
  near(startScores('cosine').right, 0.425, 1e-12);
  const worst = optimumScores({ reward: 'cosine', beta: 0.13 });
  near(worst.wrong, 0.398, 6e-4);
  near(worst.right, 0.168, 6e-4);
  const hard = optimumScores({ reward: 'cosine', beta: 0.02 });
  near(hard.wrong, 0.096, 6e-4);
  near(hard.copied, 0.904, 6e-4);
  near(hard.score, 0.997, 6e-4);
  const strict = optimumScores({ reward: 'verifier', beta: 0.1, penalty: 12, flips: 0.1 });
  near(strict.silent, 0.428, 6e-4);
  near(strict.wrong, 0, 5e-4);
});

test('the bars are as their description says, and sum to 100', () => {
  const expected = [
    [42.5, 7.5, 12.5, 5, 32.5],
    [33.7, 1.7, 12.4, 15, 37.3],
    [9.8, 0, 4.7, 46.4, 39.0],
    [0, 0, 0, 90.4, 9.6],
    [67.5, 0, 7.5, 2.5, 22.5],
    [99.6, 0, 0, 0.4, 0],
    [57.1, 42.8, 0, 0.1, 0],
  ];
  outcomes().forEach(({ segments }, bar) => {
    const values = segments.map(({ value }) => value);
    allNear(values, expected[bar]!, 0.05 + 1e-9);
    near(sum(values), 100);
  });
});

test('the plot is as its description says; along it KL grows', () => {
  const [score, right, wrong, claims] = overoptimization().map(({ points }) => points);
  near(score![0]![1], 0.61, 0.01);
  near(score!.at(-1)![1], 1, 5e-3);
  near(right![0]![1], 0.42, 6e-3);
  near(right!.at(-1)![1], 0, 5e-3);
  near(wrong![0]![1], 0.33, 6e-3);
  near(wrong!.at(-1)![1], 0.1, 5e-3);
  const highest = wrong!.reduce((high, point) => (point[1] > high[1] ? point : high));
  near(highest[0], 0.95, 0.03);
  near(highest[1], 0.4, 5e-3);
  near(claims![0]![0], 0.06, 5e-3);
  near(claims!.at(-1)![0], 0.93, 0.01);
  near(claims!.at(-1)![1], 1, 5e-3);
  for (const points of [score!, right!, wrong!, claims!])
    points.forEach(([x], i) => i > 0 && assert.ok(x >= points[i - 1]![0]));
});

test('a bonus for any silence raises the threshold, to 1 at a bonus of 1; a conditional one acts as a penalty', () => {
  assert.equal(bonusThreshold(3, 1), 1);
  assert.deepEqual(
    [-0.5, 0, 0.5].map((bonus) => bonusThreshold(1, bonus)),
    [0.25, 0.5, 0.75],
  );
  assert.equal(conditionalThreshold(3, 1), 0.8);
  const [p, penalty, bonus] = [conditionalThreshold(3, 0.5), 3, 0.5];
  near(p - (1 - p) * penalty, (1 - p) * bonus, 1e-12);
});

test('errors of the checker raise the threshold, and end answering at λ = (1 − q) / q', () => {
  near(noisyThreshold(3, 0), 0.75, 1e-12);
  near(noisyThreshold(3, 0.1), 9 / 11, 1e-12);
  near(noisyThreshold(3, 0.2), 12 / 13, 1e-12);
  near(largestPenalty(0.1), 9, 1e-12);
  near(largestPenalty(0.25), 3, 1e-12);
  for (const flips of [0.05, 0.1, 0.25]) near(noisyThreshold(largestPenalty(flips), flips), 1, 1e-12);
  // Against the rewards themselves: right and wrong answers of one claim, in the proportion p : 1 − p.
  const [penalty, flips] = [3, 0.2];
  const p = noisyThreshold(penalty, flips);
  near(p * (1 - flips - flips * penalty) - (1 - p) * (1 - flips) * penalty, 0, 1e-12);
});

test('one false claim among ten still earns', () => {
  near(diluted(10, 3), 0.6, 1e-12);
  near(diluted(1, 3), -3, 1e-12);
});

test('in a group with two rewards, dividing by the deviation removes their distance', () => {
  near(abstentionAdvantage(1, true), Math.sqrt((5 / 3) * (7 / 8)), 1e-12);
  near(abstentionAdvantage(9, true), 1.21, 5e-3);
  near(abstentionAdvantage(1, false), 5 / 8, 1e-12);
  near(abstentionAdvantage(9, false), 45 / 8, 1e-12);
  near(sum(groupAdvantages([1, 0, -1], true)), 0, 1e-12);
});

test('with scaled groups that are all right or all wrong the threshold does not depend on the penalty', () => {
  // Push on the probability of being silent: the sum of the advantages of silences, over both kinds of prompt.
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

test('in the second question no answer but silence earns', () => {
  unanswerable.answers.forEach((answer, place) => {
    assert.equal(earned(unanswerable, place) > 0, answer.outcome === 'abstained');
  });
});
