import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countDue } from './count-due.ts';
import { dueTimes } from './due.ts';

const noon = new Date(2026, 4, 3, 12).getTime();
const hours = (count: number) => count * 3_600_000;
const memory = (due: number, days: number) => ({
  due,
  from: days > 0 ? new Date(due).setHours(0, 0, 0, 0) : due,
});

test('what is due adds up to as many cards as practice says are', () => {
  const memories = new Map([
    ['a#1', memory(noon + hours(0.2), 0)],
    ['a#2', memory(noon + hours(24), 1)],
    ['a#3', memory(noon + hours(26), 1)],
    ['a#4', memory(noon - hours(50), 2)],
    ['gone#1', memory(noon - hours(90), 2)],
  ]);
  const keys = ['a#1', 'a#2', 'a#3', 'a#4', 'a#never'];
  const times = dueTimes(keys, memories);
  assert.equal(times.length, 3);
  const counted = (now: number) => countDue(times, now);
  for (const [now, count] of [
    [noon, 1],
    [noon + hours(1), 2],
    [noon + hours(11.9), 2],
    [noon + hours(12), 4],
    [noon - hours(200), 0],
  ] as const) {
    assert.equal(counted(now), count);
    const known = keys.flatMap((key) => memories.get(key) ?? []);
    assert.equal(known.filter(({ from }) => from <= now).length, count);
  }
});

test('what is no list of times counts nothing', () => {
  for (const held of [null, 7, '[]', {}, [1], [[1]], [['x', 'y']], [[1, 0.5]], [[9e15, 4]]])
    assert.equal(countDue(held, noon), 0);
});
