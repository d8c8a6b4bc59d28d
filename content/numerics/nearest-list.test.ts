import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NearestList } from './nearest-list.ts';
import { mulberry32 } from './random.ts';
import { rowsOf, squaredDistance } from './squared-distance.ts';

test('a list keeps the nearest of all offers, ties by id, whatever their order', () => {
  const uniform = mulberry32(3);
  for (let round = 0; round < 200; round++) {
    const offers = Array.from({ length: 40 }, (_, id) => ({ id, distance: Math.floor(uniform() * 12) }));
    const expected = [...offers].sort((a, b) => a.distance - b.distance || a.id - b.id);
    const list = new NearestList(1 + Math.floor(uniform() * 50));
    for (const { id, distance } of [...offers].sort(() => uniform() - 0.5)) list.offer(id, distance);
    const kept = expected.slice(0, list.capacity);
    assert.deepEqual(
      [...list.ids.subarray(0, list.count)],
      kept.map(({ id }) => id),
    );
    assert.equal(list.bound, list.count === list.capacity ? kept.at(-1)!.distance : Infinity);
    list.clear();
    assert.equal(list.count, 0);
    assert.equal(list.bound, Infinity);
  }
  assert.throws(() => new NearestList(0), /a list of 0/);
});

test('squared distances: plain sums, symmetric, of any length and kind of array', () => {
  const uniform = mulberry32(4);
  for (let d = 0; d <= 19; d++) {
    const a = Float64Array.from({ length: d + 2 }, uniform);
    const b = Float32Array.from({ length: d + 1 }, uniform);
    let sum = 0;
    for (let i = 0; i < d; i++) sum += (a[i + 2]! - b[i + 1]!) ** 2;
    const distance = squaredDistance(a, 2, b, 1, d);
    assert.ok(Math.abs(distance - sum) < 1e-14 * (1 + sum));
    assert.equal(distance, squaredDistance(b, 1, a, 2, d));
  }
  assert.equal(rowsOf(new Float32Array(12), 4), 3);
  assert.throws(() => rowsOf(new Float32Array(13), 4), /13 numbers in 4 dimensions/);
  assert.throws(() => rowsOf(new Float32Array(0), 4), RangeError);
});
