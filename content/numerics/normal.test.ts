import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { normalCdf, normalDensity, where } from './normal.ts';

test('the distribution function: known values, symmetry, and its slope is the density', () => {
  for (const [x, value] of [
    [0, 0.5],
    [1, 0.8413447461],
    [1.96, 0.9750021049],
    [-3, 0.001349898],
  ] as const)
    near(normalCdf(x), value, 7.5e-8);
  for (let x = -5; x <= 5; x += 0.25) {
    near(normalCdf(x) + normalCdf(-x), 1, 2e-7);
    near((normalCdf(x + 1e-2) - normalCdf(x - 1e-2)) / 2e-2, normalDensity(x), 3e-5);
  }
});

test('where a rising function has a value', () => {
  near(where(normalCdf, 0.975), 1.959964, 1e-5);
  assert.ok(where((x) => x, 3) > 3 - 1e-9 && where((x) => x, 3) < 3 + 1e-9);
});
