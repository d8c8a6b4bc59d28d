import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation } from '#book/citation.ts';
import { questionSchema, type Book, type QuestionData } from '#book/schema.ts';
import { crossCheck } from './between-questions.ts';

const make = (slug: string, fields: Partial<QuestionData> = {}) => ({
  ...questionSchema.parse({ question: `What is ${slug}?`, topics: ['a'], shortAnswer: 'x' }),
  ...fields,
  slug,
});
const book: Book = {
  name: 'B',
  tagline: 't',
  language: 'en',
  translations: [],
  description: 'd',
  figuresNeedSources: false,
  trusted: false,
  madeWith: true,
  practice: true,
  exports: true,
  roles: {},
  topics: [{ slug: 'a', title: 'A', formerly: [] }],
};
const check = (
  questions: ReturnType<typeof make>[],
  citations = new Map<string, { citation: Citation; file: string; line: number }[]>(),
) => {
  const cited = new Map([['z', [{ citation: { of: 'known2020' }, file: 'z', line: 1 }]], ...citations]);
  return crossCheck({
    questions: questions.map(({ slug, ...data }) => ({
      slug,
      record: { data },
      citations: cited.get(slug) ?? [],
      locate: (path) => ({ file: slug, line: path.length }),
    })),
    pages: [],
    book,
    keys: new Set(['known2020']),
  }).map((problem) => problem.message);
};

test('errors across files are found', () => {
  assert.deepEqual(check([make('z')]), []);
  assert.match(check([make('z', { number: 1 }), make('y', { number: 1 })])[0]!, /number 1 is already used/);
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
});
