import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardKind, CardList } from '#book/practice-card.ts';
import { deckOf } from './deck.ts';
import { draw, type Choice } from './draw.ts';
import { dueCards } from '../schedule/due.ts';

const now = new Date(2026, 0, 5, 9).getTime();
const day = 86_400_000;
const kinds: CardKind[] = ['short-answer', 'follow-up', 'quiz', 'misconception'];
const list: CardList = {
  topics: [],
  questions: ['a', 'b', 'c', 'd'].map((slug, number) => ({
    slug,
    number,
    question: slug,
    topics: number % 2 ? ['odd'] : ['even', 'all'],
    ...(number < 2 && { difficulty: 'advanced' }),
    version: '01234567',
    picture: false,
    cards: Array.from({ length: 8 }, (_, at): [string, CardKind, string] => [`x${at}`, kinds[at % 4]!, '0']),
  })),
};
const deck = deckOf(list);
const any: Choice = { topics: [], difficulties: [], kinds: [], length: 10 };
const names = (cards: readonly { key: string }[]) => cards.map(({ key }) => key);
const slugs = (cards: readonly { key: string }[]) => cards.map(({ key }) => key.split('#')[0]);
const coming = (...entries: [key: string, due: number][]) =>
  new Map(entries.map(([key, due]) => [key, { due, from: due }]));

test('cards that are due come first, the longest waiting before the others, then new ones', () => {
  const known = coming(['b#x1', now - day], ['a#x0', now - 3 * day], ['c#x0', now + 9 * day]);
  assert.deepEqual(names(dueCards(deck, known, now)), ['a#x0', 'b#x1']);
  const drawn = draw(deck, known, any, now);
  assert.deepEqual(names(drawn).slice(0, 2), ['a#x0', 'b#x1']);
  assert.equal(new Set(names(drawn)).size, 10);
  assert.ok(!names(drawn).includes('c#x0'), 'not due yet');
  assert.deepEqual(names(draw(deck, known, { ...any, length: 'due' }, now)), ['a#x0', 'b#x1']);
});

test('the same log gives the same cards all day, and others on another', () => {
  const at = (time: number) => names(draw(deck, new Map(), any, time));
  assert.deepEqual(at(now), at(now + 3_600_000));
  assert.notDeepEqual(at(now), at(now + day));
  assert.equal(new Set(slugs(draw(deck, new Map(), any, now))).size, 4, 'of every question');
});

test('a choice narrows by topic, difficulty and kind together', () => {
  const drawn = (choice: Partial<Choice>) => draw(deck, new Map(), { ...any, length: 20, ...choice }, now);
  assert.deepEqual([...new Set(slugs(drawn({ topics: ['odd'] })))].sort(), ['b', 'd']);
  assert.deepEqual([...new Set(slugs(drawn({ topics: ['all', 'odd'] })))].sort(), ['a', 'b', 'c', 'd']);
  assert.deepEqual([...new Set(slugs(drawn({ difficulties: ['advanced'] })))].sort(), ['a', 'b']);
  const quizzes = drawn({ kinds: ['quiz'], topics: ['odd'], difficulties: ['advanced'] });
  assert.deepEqual(names(quizzes).sort(), ['b#x2', 'b#x6']);
  assert.deepEqual(drawn({ topics: ['gone'] }), []);
});

test('new cards come of each question in turn', () => {
  const drawn = slugs(draw(deck, new Map(), { ...any, length: 20 }, now));
  for (let at = 0; at < 20; at += 4) assert.equal(new Set(drawn.slice(at, at + 4)).size, 4);
});
