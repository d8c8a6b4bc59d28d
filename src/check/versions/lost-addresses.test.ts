import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPublished, type PublishedPage } from '#book/published.ts';
import { lostAnchors } from './lost-addresses.ts';

const published = (anchors: readonly string[], rest = '') =>
  readPublished(`topics: []\nquestions:\n  one: { number: 1, anchors: [${anchors.join(', ')}]${rest} }\n`);
const page: PublishedPage = { slug: 'one', number: 1, anchors: ['answer', 'whys', 'figure-x', 'code-whys'] };
const lost = (list: ReturnType<typeof published>, pages: Record<string, PublishedPage> = { one: page }) =>
  lostAnchors(list, new Map(Object.entries(pages)), 'published.yaml').map(
    ({ message, fix }) => `${message} ${fix}`,
  );

test('a lost anchor is reported with the one that may be meant', () => {
  assert.match(
    lost(published(['answer', 'why', 'figure-x'])).join('\n'),
    /^The anchor \/questions\/one\/#why was published and no longer exists.*\{#why\}.*"why: whys" to "moved"/,
  );
  assert.deepEqual(lost(published(['answer', 'whys'])), []);
});

test('code and tables move with the heading above them', () => {
  const all = lost(published(['why', 'code-why', 'code-why-2', 'table-answer']));
  assert.deepEqual(
    all.map((said) => /#\S+/.exec(said)![0]),
    ['#why', '#table-answer'],
  );
});

test('a former address has the anchors of the page that it leads to; a withdrawn one has none', () => {
  assert.match(lost(published(['why']), { one: { ...page, slug: 'two' } })[0]!, /\/questions\/two\/#why/);
  assert.deepEqual(lost(published(['why'], ', withdrawn: 2026-01-31')), []);
  assert.deepEqual(lost(published(['why']), {}), []);
});
