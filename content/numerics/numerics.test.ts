import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { symmetricEigen } from './eigen.ts';
import { draw, identity, multiply, orthonormalize, transpose } from './matrix.ts';
import { mulberry32, normal, normalPairs, shuffle } from './random.ts';
import { softmax } from './softmax.ts';

test('random numbers are the published ones', () => {
  const uniform = mulberry32(42);
  for (const value of [0.6011037519, 0.448290559, 0.8524657935, 0.6697340414]) near(uniform(), value, 1e-10);
  const pairs = normalPairs(mulberry32(42));
  for (const value of [-0.956162, 0.32207, -0.273026]) near(pairs(), value, 1e-6);
});

test('normal numbers have mean 0 and variance 1', () => {
  for (const make of [normal, normalPairs]) {
    const next = make(mulberry32(9));
    let sum = 0;
    let squares = 0;
    const n = 200_000;
    for (let i = 0; i < n; i++) {
      const value = next();
      sum += value;
      squares += value * value;
    }
    // Standard errors are 0.0022 and 0.0032.
    near(sum / n, 0, 0.01);
    near(squares / n, 1, 0.015);
  }
});

test('a shuffle keeps its items', () => {
  assert.deepEqual(
    shuffle([...Array(50).keys()], mulberry32(1)).sort((a, b) => a - b),
    [...Array(50).keys()],
  );
});

test('softmax sums to 1 and does not overflow', () => {
  const p = softmax([1000, 1000, -Infinity]);
  assert.deepEqual([...p], [0.5, 0.5, 0]);
  near(softmax([0, Math.log(3)])[1]!, 0.75, 1e-15);
});

test('a product is the sum in ascending order to the last bit, whatever its inner size', () => {
  const next = normal(mulberry32(7));
  for (const inner of [0, 1, 3, 4, 6, 9]) {
    const [a, b] = [draw(3, inner, next), draw(inner, 2, next)];
    const entry = (i: number, j: number) => {
      let total = 0;
      for (let k = 0; k < inner; k++) total += a.data[i * inner + k]! * b.data[k * 2 + j]!;
      return total;
    };
    assert.deepEqual(
      [...multiply(a, b).data],
      [0, 1, 2].flatMap((i) => [entry(i, 0), entry(i, 1)]),
    );
  }
});

test('eigenvectors rebuild a random symmetric matrix, orthonormal columns are', () => {
  const a = draw(20, 20, normal(mulberry32(5)));
  const s = multiply(transpose(a), a);
  const { values, vectors } = symmetricEigen(s);
  for (let i = 1; i < 20; i++) assert.ok(values[i - 1]! >= values[i]!);
  const scaled = { ...vectors, data: vectors.data.map((entry, index) => entry * values[index % 20]!) };
  const back = multiply(scaled, transpose(vectors));
  allNear(back.data, s.data, 1e-9);
  const q = orthonormalize(draw(30, 6, normal(mulberry32(6))));
  allNear(multiply(transpose(q), q).data, identity(6).data, 1e-14);
  assert.throws(() => multiply(a, identity(3)), /20 columns against 3 rows/);
});
