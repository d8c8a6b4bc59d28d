import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coming, lasting } from './times.ts';

const minute = 60_000;
const day = 86_400_000;

test('how long, in the largest unit that suits, in the language of the book', () => {
  const times = [1, 10 * minute, 90 * minute, 3 * day, 45 * day, 500 * day];
  assert.deepEqual(
    times.map((ms) => lasting(ms, 'en')),
    ['1 min', '10 min', '2 hr', '3 days', '1 month', '1.4 years'],
  );
  assert.equal(lasting(3 * day, 'de'), '3 Tage');
});

test('when, by the days of the calendar', () => {
  const now = new Date(2026, 0, 5, 22).getTime();
  const at = (...date: [number, number, number, number]) => coming(new Date(...date).getTime(), now, 'en');
  assert.equal(coming(now + 10 * minute, now, 'en'), 'in 10 minutes');
  assert.equal(at(2026, 0, 7, 1), 'in 2 days');
  assert.equal(at(2026, 0, 6, 23), 'tomorrow');
  assert.equal(at(2026, 3, 5, 1), 'in 3 months');
  assert.equal(coming(now - day, now, 'en'), 'in 1 minute');
  assert.equal(coming(new Date(2026, 0, 6, 23).getTime(), now, 'de'), 'morgen');
});
