import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { ridgeRegression } from './least-squares.ts';
import { draw, multiply, transpose, zeros } from './matrix.ts';
import { mulberry32, normal } from './random.ts';

test('the residual obeys the normal equations on every kept set', () => {
  const next = normal(mulberry32(11));
  const inputs = draw(40, 6, next);
  const gram = multiply(transpose(inputs), inputs);
  const moment = draw(6, 1, next).data;
  for (let subset = 0; subset < 64; subset++) {
    const kept = [0, 1, 2, 3, 4, 5].filter((i) => subset & (1 << i));
    const solution = ridgeRegression(gram, moment, 0.1, kept);
    for (let i = 0; i < 6; i++) {
      if (!kept.includes(i)) assert.equal(solution[i], 0);
      else {
        let left = 0.1 * solution[i]!;
        for (let j = 0; j < 6; j++) left += gram.data[i * 6 + j]! * solution[j]!;
        near(left, moment[i]!, 1e-11);
      }
    }
  }
});

test('equal columns share their weight, an empty one gets none', () => {
  const gram = { rows: 3, columns: 3, data: Float64Array.of(4, 4, 0, 4, 4, 0, 0, 0, 0) };
  const solution = ridgeRegression(gram, Float64Array.of(8, 8, 0), 1e-9, [0, 1, 2]);
  // The pivot of the second twin is about 2e-9, so its rounding error is about 1e-16 × 4 / 2e-9.
  near(solution[0]!, 1, 1e-6);
  near(solution[1]!, 1, 1e-6);
  assert.equal(solution[2], 0);
});

test('closed form of order 2, and what cannot be solved', () => {
  const gram = { rows: 2, columns: 2, data: Float64Array.of(3, 1, 1, 1) };
  // (G + I)⁻¹ = [[2, −1], [−1, 4]] / 7
  const solution = ridgeRegression(gram, Float64Array.of(1, 2), 1, [0, 1]);
  near(solution[0]!, 0, 1e-15);
  near(solution[1]!, 1, 1e-15);
  assert.throws(() => ridgeRegression(zeros(2, 2), new Float64Array(2), 0, [0]), /pivot 0 is 0/);
  assert.throws(() => ridgeRegression(zeros(2, 3), new Float64Array(3), 1, [0]), /2×3/);
});
