import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardList } from '#book/practice-card.ts';
import { namesNow } from './deck.ts';

const question = (slug: string, more: object = {}) => ({
  slug,
  number: 1,
  question: '',
  topics: [],
  version: '',
  picture: false,
  cards: [],
  ...more,
});

test('a card that has got another name is known by those of before', () => {
  const list: CardList = {
    topics: [],
    questions: [
      question('light', { formerly: ['ray', 'beam'], moved: { ether: 'medium' } }),
      question('dark'),
    ],
  };
  const now = namesNow(list);
  for (const [name, expected] of [
    ['light#speed', 'light#speed'],
    ['ray#ether', 'light#medium'],
    ['beam#speed', 'light#speed'],
    ['dark#ether', 'dark#ether'],
    ['gone#ether', 'gone#ether'],
    ['light#constructor', 'light#constructor'],
  ] as const)
    assert.equal(now(name), expected);
});
