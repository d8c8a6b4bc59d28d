import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { adam } from './adam.ts';

test('Adam: the first step is the rate by the sign; two steps agree with the formulas by hand', () => {
  const step = adam(3);
  const x = Float64Array.of(1, 1, 1);
  step(x, Float64Array.of(2, -0.003, 0), 0.1);
  allNear(x, [0.9, 1.1, 1], 1e-6);
  const before = x[0]!;
  step(x, Float64Array.of(-1, 0, 0), 0.1);
  const mean = (0.9 * 0.2 - 0.1) / (1 - 0.81);
  const square = (0.999 * 0.004 + 0.001) / (1 - 0.999 ** 2);
  near(x[0]!, before - (0.1 * mean) / (Math.sqrt(square) + 1e-8), 1e-12);
  assert.equal(x[2], 1);
});

test('Adam: finds the minimum of a stretched bowl', () => {
  const step = adam(2);
  const x = Float64Array.of(3, -2);
  for (let t = 0; t < 2000; t++) step(x, Float64Array.of(2 * x[0]!, 200 * (x[1]! - 1)), 0.05 / (1 + t / 50));
  allNear(x, [0, 1], 1e-3);
});
