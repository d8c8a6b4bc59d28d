import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../../numerics/sums.ts';
import { answerable, contexts, unanswerable, type Context } from './answers.ts';
import { claimsReward, cosine, counts, kindOf, rewardOf, rewardsOf } from './scorers.ts';

/** A checker that errs either way equally often. */
const checker = (errors: number, numbers = true) => ({ numbers, rejects: errors, accepts: errors });
const claims = (context: Context, penalty: number, errors: number, abstention = 1, numbers = true) =>
  context.answers.map(({ text }) =>
    claimsReward(text, context, { penalty, abstention, ...checker(errors, numbers) }),
  );

test('without errors the reward for claims is as worked out by hand', () => {
  // The passages have 25 and 23 words: 13 and 11 too many. False copies have 25 and 20, and two true claims of three.
  allNear(claims(answerable, 2, 0), [1, 1, -2, -2, 1 - 0.26, -2 / 3 - 0.26, 0, 0], 1e-12);
  allNear(claims(unanswerable, 2, 0, 0.5), [-2, -2, -0.22, -2 / 3 - 0.16, 0, 0.5], 1e-12);
});

test('an error flips a verdict, not the sign of the reward', () => {
  const [right, , wrong, , recited, , beside, silent] = claims(answerable, 3, 0.2);
  near(right!, 0.8 - 0.2 * 3, 1e-12);
  // A fooled checker does not make a wrong number cover the question.
  near(wrong!, -0.8 * 3, 1e-12);
  near(recited!, 0.8 - 0.2 * 3 - 0.26, 1e-12);
  near(beside!, -0.2 * 3, 1e-12);
  assert.equal(silent, 0);
  // At λ = (1 − q) / q a right answer earns as much as silence.
  near(claims(answerable, 9, 0.1)[0]!, 0, 1e-12);
});

test('what a claim does not cite, and what stands behind a silence, is no claim of the texts', () => {
  const one = (text: string) => claimsReward(text, answerable, { penalty: 1, abstention: 1, ...checker(0) });
  near(one('The plant employs 1200 people [1].'), -1, 1e-12);
  near(one('I cannot find that in the sources. It employs 210 people [1].'), -0.5, 1e-12);
});

test('a checker that does not read numbers pays for any where the passage states one, and for no denial', () => {
  const blind = claims(answerable, 2, 0, 1, false);
  const sighted = claims(answerable, 2, 0);
  assert.deepEqual(blind[2], blind[0]);
  assert.ok(sighted[2]! < sighted[0]!);
  near(blind[3]!, -2, 1e-12);
  near(blind[5]!, 1 - 0.26, 1e-12);
  assert.deepEqual(claims(unanswerable, 2, 0, 1, false).slice(0, 2), [-2, -2]);
});

test('only false rejections lower what a right answer earns, and only false acceptances pay for a false one', () => {
  const paid = (rejects: number, accepts: number) =>
    answerable.answers.map(({ text }) =>
      claimsReward(text, answerable, { penalty: 3, abstention: 1, numbers: true, rejects, accepts }),
    );
  near(paid(0.2, 0)[0]!, 0.8 - 0.6, 1e-12);
  near(paid(0, 0.2)[0]!, 1, 1e-12);
  near(paid(0, 0.2)[2]!, -3 * 0.8, 1e-12);
  near(paid(0.2, 0)[2]!, -3, 1e-12);
});

test('kinds of answers, and the rewards that do not read claims', () => {
  for (const context of contexts) near(sum(context.answers.map(({ start }) => start)), 1, 1e-12);
  assert.deepEqual(
    answerable.answers.map((answer) => kindOf(answer, answerable)),
    ['right', 'right', 'wrong', 'wrong', 'copied', 'wrong', 'beside', 'silent'],
  );
  assert.deepEqual(
    unanswerable.answers.map((answer) => kindOf(answer, unanswerable)),
    ['wrong', 'wrong', 'copied', 'wrong', 'beside', 'right'],
  );
  const scoring = { penalty: 9, abstention: -1, ...checker(0.4) };
  const paid = [...rewardsOf(answerable, { ...scoring, reward: 'binary' })];
  assert.deepEqual(paid, [1, 1, 0, 0, 0, 0, 0, 0]);
  assert.ok(rewardsOf(unanswerable, { ...scoring, reward: 'binary' }).every((reward) => reward === 0));
  const copy = answerable.answers[4]!;
  near(rewardOf(copy, answerable, { ...scoring, reward: 'cosine' }), 1, 1e-12);
});

test('cosine: the fractions worked out by hand from the counts', () => {
  const squared = (text: string) => sum([...counts(text).values()].map((count) => count ** 2));
  assert.deepEqual([squared(answerable.passage), squared(unanswerable.passage)], [33, 35]);
  const cosines = ({ answers, passage }: (typeof contexts)[number]) =>
    answers.map(({ text }) => cosine(text, passage));
  const byHand = [
    [10, 7],
    [3, 4],
    [9, 7],
    [11, 9],
    [33, 33],
    [32, 33],
    [14, 11],
    [3, 7],
  ].map(([dot, square]) => dot! / Math.sqrt(square! * 33));
  allNear(cosines(answerable), byHand, 1e-12);
  allNear(byHand, [0.658, 0.2611, 0.5922, 0.6383, 1, 0.9697, 0.7348, 0.1974], 5.01e-5);
  const found = cosines(unanswerable);
  allNear(found, [0.6389, 0.5976, 1, 0.8964, 0.6116, 0.6563], 5.01e-5);
  near(found[0]!, 10 / Math.sqrt(245), 1e-12);
  near(found[3]!, 30 / Math.sqrt(1120), 1e-12);
  near(found[5]!, 14 / Math.sqrt(455), 1e-12);
  assert.equal(cosine('', 'word'), 0);
  assert.equal(cosine('[1]', 'word'), 0);
});
