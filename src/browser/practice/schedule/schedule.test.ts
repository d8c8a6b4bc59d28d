import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Grade, Review } from './review.ts';
import { duesOf, memoriesOf, memoryOf, timeOf } from './schedule.ts';

const start = Date.UTC(2026, 0, 5, 9);
const day = 86_400_000;
const review = (at: number, grade: Grade, card = 'light#speed', id = `${card.length}-${at}`): Review => ({
  id,
  card,
  grade,
  at,
  state: '01234567',
});

test('a card comes back within minutes when it was not known, and ever later while it is', () => {
  const minutes = (dues: Record<Grade, number>) =>
    ([1, 2, 3, 4] as const).map((grade) => Math.round((dues[grade] - start) / 60_000));
  const [again, hard, good, easy] = minutes(duesOf(undefined, start));
  assert.deepEqual([again, hard], [10, 15]);
  assert.deepEqual([good! / 1440, easy! / 1440], [2, 8]);
  let at = start;
  const log: Review[] = [];
  const waits = [1, 2, 3, 4].map(() => {
    log.push(review(at, 3));
    const { due } = memoryOf(log)!;
    const wait = Math.round((due - at) / day);
    at = due;
    return wait;
  });
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.ok(waits[3]! > 30, String(waits));
  log.push(review(at, 1));
  const { due, from } = memoryOf(log)!;
  assert.equal(from, due, 'forgotten');
});

test('what was put off by days is due from the morning of its day, by minutes when they are over', () => {
  const { due, from } = memoryOf([review(start, 4)])!;
  assert.equal(from, new Date(due).setHours(0, 0, 0, 0));
  assert.equal(memoryOf([review(start, 1)])!.from, start + 600_000);
});

test('a log gives the same days in any order and in any place', () => {
  const rows = fc.array(
    fc.record({
      at: fc.integer({ min: start, max: start + 400 * day }),
      grade: fc.constantFrom<Grade>(1, 2, 3, 4),
      card: fc.constantFrom('light#speed', 'light#ether', 'sound#pitch'),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (given, chance) => {
      const log = given.map(({ at, grade, card }, index) => review(at, grade, card, `id-${index}`));
      const mixed = log.map((row) => ({ row, by: chance.next().value as number }));
      mixed.sort((a, b) => a.by - b.by);
      assert.deepEqual(
        new Map([...memoriesOf(mixed.map(({ row }) => row))].sort()),
        new Map([...memoriesOf(log)].sort()),
      );
    }),
  );
});

test('time never runs back within a card, whatever the clock says', () => {
  const last = review(start, 3);
  const memory = memoryOf([last]);
  assert.equal(timeOf(memory, start - 5 * day), start + 1);
  assert.equal(timeOf(memory, start + day), start + day);
  assert.equal(timeOf(undefined, start), start);
  assert.ok(duesOf(memory, start - 5 * day)[1] > start);
});
