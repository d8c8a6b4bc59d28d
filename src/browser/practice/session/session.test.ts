import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeckCard } from '../deck/deck.ts';
import type { Grade, Review } from '../schedule/review.ts';
import { Session } from './session.ts';

const card = (key: string) => ({ key }) as DeckCard;
const review = (card: string, grade: Grade): Review => ({ id: card, card, grade, at: 1, state: '01234567' });
const session = () => new Session(['a', 'b', 'c'].map(card));

test('a card that was not known comes once more at the end', () => {
  const one = session();
  one.take(review('a', 1));
  assert.deepEqual([one.current?.key, one.length], ['b', 4]);
  one.take(review('b', 3));
  one.take(review('c', 3));
  assert.equal(one.current?.key, 'a');
  one.take(review('a', 2));
  assert.equal(one.current, undefined);
});

test('going back gives the review and undoes what it did to the order', () => {
  const one = session();
  assert.equal(one.back(), undefined);
  one.take(review('a', 1));
  one.take(review('b', 3));
  assert.equal(one.back()?.card, 'b');
  assert.equal(one.back()?.card, 'a');
  assert.deepEqual([one.current?.key, one.length], ['a', 3]);
});

test('a card that is left out is not counted, and those before it stay', () => {
  const one = session();
  one.take(review('a', 3));
  one.leaveOut();
  assert.deepEqual([one.current?.key, one.length], ['c', 2]);
  assert.equal(one.back()?.card, 'a');
  assert.deepEqual([one.current?.key, one.length], ['a', 2]);
});
