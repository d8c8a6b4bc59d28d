import assert from 'node:assert/strict';
import { test } from 'node:test';
import { navigationOf, needsOwnLine } from './navigation.ts';
import type { Book } from './schema.ts';

const names = {
  topics: 'Topics',
  allTopics: 'All topics',
  search: 'Search',
  practice: 'Practice',
  downloads: 'Downloads',
};
const page = (slug: string, title: string, menu?: string) => ({
  slug,
  data: { title, description: 'd', formerly: [], ...(menu !== undefined && { menu }) },
});
const pages = [
  page('about', 'About this book', 'About'),
  page('imprint', 'Imprint'),
  page('thanks', 'Thanks'),
];
const shown = (navigation?: Book['navigation'], { practice = false, exports = true, own = pages } = {}) => {
  const { header, footer } = navigationOf({ navigation, practice, exports }, own, names);
  return [header, footer].map((links) => links.map(({ label, to }) => `${label} ${to}`));
};

test('without settings the header has the topics and the pages with a word for the menu, the footer the rest', () => {
  assert.deepEqual(shown(), [
    ['Topics /topics/', 'About /about/'],
    ['All topics /topics/', 'Search /search/', 'Downloads /export/', 'Imprint /imprint/', 'Thanks /thanks/'],
  ]);
});

test('a book that cannot be taken away leads to no downloads', () => {
  assert.deepEqual(shown(undefined, { exports: false })[1]!.slice(0, 3), [
    'All topics /topics/',
    'Search /search/',
    'Imprint /imprint/',
  ]);
  assert.deepEqual(shown({ footer: ['export'] })[1], ['Downloads /export/']);
});

test('a book orders its links, names those of other sites, and what it leaves out of the header stands below', () => {
  assert.deepEqual(shown({ header: ['thanks', { to: 'https://example.org/forum', label: 'Forum' }] }), [
    ['Thanks /thanks/', 'Forum https://example.org/forum'],
    [
      'All topics /topics/',
      'Search /search/',
      'Downloads /export/',
      'About this book /about/',
      'Imprint /imprint/',
    ],
  ]);
  assert.deepEqual(shown({ header: [], footer: ['imprint', { to: '/topics/a/', label: 'A' }, 'search'] }), [
    [],
    ['Imprint /imprint/', 'A /topics/a/', 'Search /search/'],
  ]);
  assert.deepEqual(shown({ header: [{ to: 'imprint', label: 'Who' }] })[0], ['Who /imprint/']);
});

test('practice is linked in the footer, in the header if it fits there, and wherever a book names it', () => {
  assert.deepEqual(shown(undefined, { practice: true, own: [] }), [
    ['Topics /topics/', 'Practice /practice/'],
    ['All topics /topics/', 'Search /search/', 'Practice /practice/', 'Downloads /export/'],
  ]);
  const [header, footer] = shown(undefined, { practice: true });
  assert.deepEqual(header, ['Topics /topics/', 'About /about/'], 'a phone has no space for three');
  assert.ok(footer!.includes('Practice /practice/'));
  assert.deepEqual(shown({ header: ['practice', 'topics', 'about'], footer: [] }, { practice: true }), [
    ['Practice /practice/', 'Topics /topics/', 'About /about/'],
    [],
  ]);
});

test('more letters than a phone has space for have a line of their own', () => {
  const links = (...labels: string[]) => labels.map((label) => ({ label, to: '/' }));
  assert.equal(needsOwnLine(links('Topics', 'About us')), false);
  assert.equal(needsOwnLine(links('Topics', 'About them')), true);
  assert.equal(needsOwnLine(links('主题', '关于本书')), false);
  assert.equal(needsOwnLine(links('主题', '关于这一本书')), true);
});
