import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../../numerics/sums.ts';
import { answerable, contexts, unanswerable } from './answers.ts';
import type { Params } from './controls.ts';
import { cosine, counts, goldScore, isAnswerable, rewardOf, verify } from './scorers.ts';

test('the verifier reads every answer as its label says; other rewards follow from it', () => {
  assert.deepEqual(
    contexts.map(({ passage }) => isAnswerable(passage)),
    [true, false],
  );
  for (const context of contexts) {
    near(sum(context.answers.map(({ start }) => start)), 1, 1e-12);
    for (const answer of context.answers) {
      assert.equal(verify(answer.text, context.passage), answer.outcome, answer.text);
      for (const penalty of [0, 1, 9]) {
        const params = { penalty, abstention: 0.5, flips: 0.3 };
        const gold = goldScore(answer, context, params);
        assert.ok(!Object.is(gold, -0));
        const by = (reward: Params['reward']) =>
          rewardOf(answer.text, context.passage, { ...params, reward });
        assert.equal(by('verifier'), gold);
        near(by('noisy'), 0.4 * gold, 1e-12);
        assert.equal(by('binary'), answer.outcome === 'right' ? 1 : 0);
      }
    }
  }
  const gold = (context: (typeof contexts)[number]) =>
    context.answers.map((answer) => goldScore(answer, context, { penalty: 2, abstention: 0.5 }));
  assert.deepEqual(gold(answerable), [1, 1, -2, -2, 0, -2, 0, 0]);
  assert.deepEqual(gold(unanswerable), [-2, -2, 0, -2, 0, 0.5]);
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
