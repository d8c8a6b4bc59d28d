import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionSchema } from './schema.ts';
import { asScript, structuredData } from './structured-data.ts';

const question = {
  ...questionSchema.parse({ question: 'Why </script>?', topics: ['a'], shortAnswer: 'x' }),
  slug: 'one',
  number: 1,
};
const input = {
  question,
  url: 'https://example.org/questions/one/',
  book: { name: 'B', url: 'https://example.org/' },
  topics: ['A'],
  version: '01234567',
  trail: [
    { name: 'B', url: 'https://example.org/' },
    { name: 'Why?', url: 'https://example.org/questions/one/' },
  ],
};

test('a page says no more of itself than is true', () => {
  const [article, breadcrumbs] = JSON.parse(asScript(structuredData(input))) as Record<string, unknown>[];
  assert.deepEqual(article!['@type'], 'TechArticle');
  for (const field of ['datePublished', 'dateModified', 'image']) assert.ok(!(field in article!), field);
  assert.deepEqual(
    (breadcrumbs!['itemListElement'] as { position: number }[]).map(({ position }) => position),
    [1, 2],
  );
});

test('its authors and licence are those of the book', () => {
  const book = { ...input.book, authors: ['Jo Doe'], license: 'https://example.org/terms' };
  const [article] = structuredData({ ...input, book });
  assert.deepEqual(article.author, [{ '@type': 'Person', name: 'Jo Doe' }]);
  assert.equal('license' in article && article.license, 'https://example.org/terms');
  assert.equal((structuredData(input)[0].author as { name: string }).name, 'B');
});

test('no text of a question ends the script that holds it', () => {
  const text = asScript(structuredData(input));
  assert.doesNotMatch(text, /</);
  assert.equal((JSON.parse(text) as { headline: string }[])[0]!.headline, 'Why </script>?');
});
