import { bookSchema } from '#book/schema.ts';
import { languageNamed } from '#search/named-language.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { newBook } from './plan/topics.ts';
import { planImport } from './plan/plan.ts';

const german = bookSchema.parse({
  name: 'B',
  tagline: 't',
  description: 'd',
  language: 'de-AT',
  topics: [{ slug: 'a', title: 'A' }],
});

test('words that an import adds are in the language of the book', () => {
  const document =
    '# Fragen\n\n## Was ist Ebbe?\n\nDas Wasser fällt.\n\n' +
    '## Was ist Flut?\n\n```text\nvier\nStunden\nsteigt\nsie\n```\n';
  const sources = [sourceFrom(document, 'x.md')];
  const [, coded] = planImport(sources, { ...nowhere, book: german }).pages;
  assert.match(coded!.source, /^shortAnswer: Die Antwort ist der Code unten\.$/m);
  const [, begun] = planImport(sources, nowhere).pages;
  assert.match(begun!.source, /^shortAnswer: Die Antwort ist der Code unten\.$/m);
  const [, english] = planImport(sources, { ...nowhere, book: { ...german, language: 'en' } }).pages;
  assert.match(english!.source, /^shortAnswer: The code below is the answer\.$/m);
});

test('so is what a new book says of itself', () => {
  assert.equal(newBook('T', ['a.md'], [], languageNamed('fr')).tagline, 'Questions et réponses.');
  assert.equal(newBook(undefined, [], [], languageNamed('zh')).name, '问题');
  assert.deepEqual(newBook(undefined, ['a.md'], [], languageNamed('en')), {
    name: 'a',
    tagline: 'Questions and answers.',
    description: 'Questions and answers from a.md.',
    figuresNeedSources: false,
    topics: [{ slug: 'questions', title: 'Questions' }],
  });
});
