import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked } from '#book/asked.ts';
import { leadsOf, unpackWeights, type Learned } from '#search/learned.ts';
import type { PageText } from '#search/page-index.ts';
import { pageText } from '#search/page-text.testing.ts';
import { buckets } from '#search/pieces.ts';
import { learn } from './learn.ts';

const page = (slug: string, known: Partial<PageText> = {}) =>
  pageText(slug, { url: `/questions/${slug}/`, number: '1', ...known });
const pages = [page('rye', { aliases: 'dark loaf' }), page('about'), page('oven')];

const things = ['bread', 'crust', 'dough', 'flour', 'loaf', 'rolls', 'starter', 'toast'];
const asked: Asked[] = things.flatMap((thing) => [
  { query: `why is my sour ${thing} so dense`, slug: 'rye' },
  { query: `how hot for ${thing} with steam`, slug: 'oven' },
  { query: `where to buy a bicycle for ${thing}` },
]);

const leads = (learned: Learned, text: string) =>
  leadsOf(learned, unpackWeights(learned), text, pages.length);

test('a query that nobody has written down leads to the page of those that are like it, or to none', () => {
  const learned = learn(asked, pages);
  assert.deepEqual(learned.pages, [0, 2]);
  const [rye, about, oven] = leads(learned, 'sour buns are too dense');
  assert.equal(about, undefined);
  assert.ok(rye! > 0 && rye! > oven!);
  const [other, , hot] = leads(learned, 'hot steam, how much');
  assert.ok(hot! > 0 && hot! > other!);
  assert.ok(leads(learned, 'buy bicycles').every((lead) => lead === undefined || lead < 0));
  assert.ok(leads(learned, 'dark loaf')[0]! > 0, 'names of a page are examples');
});

test('the labels are what is learned: exchanged, they lead elsewhere', () => {
  const exchanged = { rye: 'oven', oven: 'rye' } as Record<string, string>;
  const learned = learn(
    asked.map(({ query, slug }) => ({ query, slug: slug && exchanged[slug] })),
    pages,
  );
  const [rye, , oven] = leads(learned, 'sour buns are too dense');
  assert.ok(oven! > rye!);
});

test('the same lists give the same bytes, in whatever order they are read', () => {
  const once = JSON.stringify(learn(asked, pages));
  assert.equal(JSON.stringify(learn(asked, pages)), once);
  assert.equal(JSON.stringify(learn([...asked].reverse(), pages)), once);
  assert.notEqual(JSON.stringify(learn(asked.slice(1), pages)), once);
});

test('what readers get is bounded, however long the lists are', () => {
  const many = Array.from({ length: 1500 }, (_, at): Asked => {
    const word = (n: number) => ((at * 7919 + n * 104729) % 46656).toString(36);
    return { query: [1, 2, 3, 4].map(word).join(' '), slug: ['rye', 'oven', undefined][at % 3] };
  });
  const { gaps } = learn(many, pages);
  const weights = [...gaps].length;
  assert.ok(weights > 1000 && weights <= 8000 + buckets, String(weights));
});
