import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { hadamard } from './hadamard.ts';
import { identity, multiply, transpose } from './matrix.ts';

test('orthonormal, and equal to the recursive construction', () => {
  let signs = [[1]];
  for (let n = 1; n <= 64; n *= 2) {
    const h = hadamard(n);
    const flat = signs.flat();
    h.data.forEach((entry, index) => assert.equal(entry, flat[index]! / Math.sqrt(n)));
    allNear(multiply(h, transpose(h)).data, identity(n).data, 1e-14);
    signs = [
      ...signs.map((row) => [...row, ...row]),
      ...signs.map((row) => [...row, ...row.map((entry) => -entry)]),
    ];
  }
});

test('sizes that are no power of two are refused', () => {
  for (const n of [0, 3, 12, 2.5, -4]) assert.throws(() => hadamard(n), /is no power of two/);
});
