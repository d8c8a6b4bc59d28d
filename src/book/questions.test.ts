import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, relations } from './questions.ts';
import { questionSchema, type QuestionData } from './schema.ts';

const make = (slug: string, fields: Partial<QuestionData> = {}) => ({
  slug,
  data: {
    ...questionSchema.parse({ question: `What is ${slug}?`, topics: ['a'], shortAnswer: 'x' }),
    ...fields,
  },
});

test('questions without a number come after those with one', () => {
  const order = inOrder([make('c'), make('b', { number: 7 }), make('a')]);
  assert.deepEqual(
    order.map(({ slug, number }) => [slug, number]),
    [
      ['b', 7],
      ['a', 8],
      ['c', 9],
    ],
  );
});

test('a relation shows on both ends, seen from each', () => {
  const questions = inOrder([
    make('a', { related: [{ to: 'b', kind: 'prerequisite', why: 'first' }] }),
    make('b'),
  ]);
  assert.deepEqual(
    relations(questions)
      .get('a')!
      .map(({ kind, to }) => [kind, to.slug]),
    [['prerequisite', 'b']],
  );
  assert.deepEqual(
    relations(questions)
      .get('b')!
      .map(({ kind, to }) => [kind, to.slug]),
    [['follow-up', 'a']],
  );
});
