import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { cholesky, inversePositive } from './cholesky.ts';
import { draw, identity, multiply, transpose, zeros } from './matrix.ts';
import { mulberry32, normalPairs } from './random.ts';

test('the factor rebuilds random positive matrices, the inverse undoes them', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const n = 1 + seed;
    const x = draw(3 * n, n, normalPairs(mulberry32(seed)));
    const a = multiply(transpose(x), x);
    const l = cholesky(a);
    allNear(multiply(l, transpose(l)).data, a.data, 1e-11);
    for (let i = 0; i < n; i++) {
      assert.ok(l.data[i * n + i]! > 0);
      for (let j = i + 1; j < n; j++) assert.equal(l.data[i * n + j], 0);
    }
    allNear(multiply(a, inversePositive(a)).data, identity(n).data, 1e-10);
  }
});

test('a known factor, and matrices that have none', () => {
  const known = { rows: 2, columns: 2, data: Float64Array.of(4, 2, 2, 10) };
  assert.deepEqual([...cholesky(known).data], [2, 0, 1, 3]);
  assert.throws(() => cholesky(zeros(2, 3)), /2×3 is not square/);
  assert.throws(
    () => cholesky({ rows: 2, columns: 2, data: Float64Array.of(1, 2, 2, 1) }),
    /pivot 1 is -3, the matrix is not positive definite/,
  );
});
