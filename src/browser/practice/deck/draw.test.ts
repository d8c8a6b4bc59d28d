import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CardKind, CardList } from '#book/practice-card.ts';
import { deckOf } from './deck.ts';
import { draw, spread, type Choice } from './draw.ts';
import { dueCards, isDue } from '../schedule/due.ts';

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
const coming = (...entries: [key: string, due: number, days: number][]) =>
  new Map(entries.map(([key, due, days]) => [key, { due, days }]));

test('what was put off by days is due from the morning of its day, by minutes when they are over', () => {
  const tonight = new Date(2026, 0, 5, 23).getTime();
  assert.equal(isDue({ due: tonight, days: 2 }, now), true);
  assert.equal(isDue({ due: tonight, days: 0 }, now), false);
  assert.equal(isDue({ due: now, days: 0 }, now), true);
  assert.equal(isDue({ due: new Date(2026, 0, 6).getTime(), days: 1 }, now), false);
});

test('cards that are due come first, the longest waiting before the others, then new ones', () => {
  const known = coming(['b#x1', now - day, 1], ['a#x0', now - 3 * day, 1], ['c#x0', now + 9 * day, 9]);
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

test('no two cards of a question follow each other where that can be avoided', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }), (counts) => {
      const cards = counts.flatMap((count, at) => deck.slice(at * 8, at * 8 + count));
      const order = slugs(spread(cards));
      assert.deepEqual(names(spread(cards)).sort(), names(cards).sort());
      const most = Math.max(...counts);
      const pairs = order.filter((slug, at) => at > 0 && slug === order[at - 1]).length;
      assert.equal(pairs, Math.max(0, most - (cards.length - most) - 1));
    }),
  );
  const [first] = deck;
  assert.notEqual(slugs(spread(deck.slice(0, 9), first))[0], 'a');
});
