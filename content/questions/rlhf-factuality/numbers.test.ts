import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../numerics/sums.ts';
import { cosine, readTable, readVectors } from '../../passages/sentences.ts';
import { answerable, contexts, unanswerable } from './lab/answers.ts';
import { kindOf } from './lab/scorers.ts';
import {
  abstentionAdvantage,
  bonusThreshold,
  checkedThreshold,
  conditionalThreshold,
  diluted,
  earned,
  encoderSees,
  groupAdvantages,
  largestPenalty,
  optimumScores,
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
  const names = { wrong: 'false', copied: 'copied', right: 'right', beside: 'beside', silent: 'abstains' };
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

test('the plot is as its description says; along it KL grows', () => {
  const [score, right, copied] = overoptimization().map(({ points }) => points);
  near(score![0]![1], 0.61, 0.01);
  near(score!.at(-1)![1], 1, 5e-3);
  near(right![0]![1], 0.42, 6e-3);
  near(right!.at(-1)![1], 0, 5e-3);
  near(copied![0]![1], 0.05, 5e-3);
  near(copied!.at(-1)![1], 0.9, 5e-3);
  for (const points of [score!, right!, copied!])
    points.forEach(([x], i) => i > 0 && assert.ok(x >= points[i - 1]![0]));
});

test('a bonus for any abstention raises the threshold, to 1 at a bonus of 1; a conditional one acts as a penalty', () => {
  assert.equal(bonusThreshold(3, 1), 1);
  assert.deepEqual(
    [-0.5, 0, 0.5].map((bonus) => bonusThreshold(1, bonus)),
    [0.25, 0.5, 0.75],
  );
  assert.equal(conditionalThreshold(3, 1), 0.8);
  const [p, penalty, bonus] = [conditionalThreshold(3, 0.5), 3, 0.5];
  near(p - (1 - p) * penalty, (1 - p) * bonus, 1e-12);
});

test('rejecting right answers raises the confidence at which answering pays, accepting false ones lowers it', () => {
  near(checkedThreshold(3, 0), 0.75, 1e-12);
  near(checkedThreshold(3, 0.1), 0.8333, 5e-5);
  near(checkedThreshold(3, 0, 0.1), 0.7222, 5e-5);
  near(largestPenalty(0.1), 9, 1e-12);
  for (const rejects of [0.05, 0.1, 0.25]) near(checkedThreshold(largestPenalty(rejects), rejects), 1, 1e-12);
  // Against the rewards themselves: right and false answers of one claim, in the proportion p : 1 − p.
  const [penalty, rejects, accepts] = [3, 0.2, 0.1];
  const p = checkedThreshold(penalty, rejects, accepts);
  const right = 1 - rejects - rejects * penalty;
  near(p * right + (1 - p) * (accepts - (1 - accepts) * penalty), 0, 1e-12);
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

test('in the second question only abstaining earns', () => {
  unanswerable.answers.forEach((answer, place) => {
    assert.equal(earned(unanswerable, place) > 0, answer.outcome === 'abstained');
  });
});

test('what a sentence encoder sees of a changed number and a “not”, in the recorded vectors', () => {
  const file = (name: string) => readFileSync(new URL(`../../passages/${name}`, import.meta.url));
  const kinds = readTable(file('answers.tsv').toString()).map(([, kind]) => kind);
  const vectors = readVectors(file('answers.i8'));
  for (const [kind, expected] of Object.entries(encoderSees)) {
    const cosines = kinds
      .flatMap((one, i) => (one === kind ? [cosine(vectors[7 * Math.floor(i / 7) + 1]!, vectors[i]!)] : []))
      .sort((a, b) => a - b);
    assert.equal(cosines.length, 24);
    near((cosines[11]! + cosines[12]!) / 2, expected, 1e-3);
  }
});
