import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossCheck, inOrder, relations } from './questions.ts';
import { questionSchema, type Book, type QuestionData } from './schema.ts';

const make = (slug: string, fields: Partial<QuestionData> = {}) => ({
  ...questionSchema.parse({ question: `What is ${slug}?`, topics: ['a'], shortAnswer: 'x' }),
  ...fields,
  slug,
});
const book: Book = {
  name: 'B',
  tagline: 't',
  description: 'd',
  figuresNeedSources: false,
  topics: [{ slug: 'a', title: 'A', formerly: [] }],
};
const check = (
  questions: ReturnType<typeof make>[],
  citations = new Map<string, { key: string; file: string }[]>(),
) =>
  crossCheck({
    questions,
    book,
    references: [
      {
        key: 'known2020',
        authors: [],
        othersOmitted: false,
        title: '',
        date: '',
        year: '',
        venue: '',
        url: '',
        line: 3,
      },
    ],
    citations: new Map([['z', [{ key: 'known2020', file: 'z' }]], ...citations]),
    locate: (slug, path) => ({ file: slug, line: path.length }),
    referencesFile: 'references.bib',
  }).map((problem) => problem.message);

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

test('faults across files are found', () => {
  assert.deepEqual(check([make('z')]), []);
  assert.match(check([make('z', { number: 1 }), make('y', { number: 1 })])[0]!, /number 1 is taken/);
  assert.match(check([make('z', { topics: ['aa'] })])[0]!, /Unknown topic "aa"/);
  assert.match(
    check([make('z', { related: [{ to: 'nowhere', kind: 'contrast', why: 'x' }] })])[0]!,
    /"nowhere" does not exist/,
  );
  assert.match(check([make('z', { related: [{ to: 'z', kind: 'contrast', why: 'x' }] })])[0]!, /itself/);
  assert.match(check([make('z'), { ...make('y'), question: 'what is Z' }])[0]!, /same question/);
  assert.match(
    check([make('z', { sources: [{ key: 'known202', use: 'x' }] })])[0]!,
    /Unknown source "known202"/,
  );
  assert.match(
    check([make('z'), make('y', { sources: [{ key: 'known2020', use: 'x' }] })])[0]!,
    /never cited/,
  );
  assert.match(check([make('y')], new Map([['z', []]]))[0]!, /used by no question/);
});

test('a circle of prerequisites is found, also through follow-ups', () => {
  const circle = check([
    make('z', { related: [{ to: 'y', kind: 'prerequisite', why: 'x' }] }),
    make('y', { related: [{ to: 'z', kind: 'prerequisite', why: 'x' }] }),
  ]);
  assert.match(circle[0]!, /circle/);
  const through = check([
    make('z', {
      related: [
        { to: 'y', kind: 'prerequisite', why: 'x' },
        { to: 'y', kind: 'follow-up', why: 'x' },
      ],
    }),
    make('y'),
  ]);
  assert.match(through[0]!, /circle/);
});
