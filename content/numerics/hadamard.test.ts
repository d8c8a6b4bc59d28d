import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { timesHadamard } from './hadamard.ts';
import { draw, identity, multiply, zeros } from './matrix.ts';
import { mulberry32, normal } from './random.ts';

test('the recursive construction, its own inverse', () => {
  let signs = [[1]];
  for (let n = 1; n <= 64; n *= 2) {
    const h = timesHadamard(identity(n));
    allNear(
      h.data,
      signs.flat().map((sign) => sign / Math.sqrt(n)),
      1e-14,
    );
    allNear(timesHadamard(h).data, identity(n).data, 1e-14);
    const rows = draw(3, n, normal(mulberry32(n)));
    allNear(timesHadamard(rows).data, multiply(rows, h).data, 1e-13);
    signs = [
      ...signs.map((row) => [...row, ...row]),
      ...signs.map((row) => [...row, ...row.map((entry) => -entry)]),
    ];
  }
});

test('sizes that are no power of two are refused', () => {
  for (const n of [0, 3, 12]) assert.throws(() => timesHadamard(zeros(2, n)), /is no power of two/);
});
