import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { alongAxis, principalAxes } from './principal-axes.ts';
import { mulberry32, normal } from './random.ts';

test('axes are those of a stretched cloud, orthonormal, and hold its variance', () => {
  const next = normal(mulberry32(2));
  const n = 5000;
  const vectors = new Float64Array(n * 3);
  for (let id = 0; id < n; id++) {
    const [long, short] = [5 * next(), next()];
    // The long axis points to (3, 4, 0) / 5, the short one to (−4, 3, 0) / 5; the third is thin.
    vectors.set([7 + 0.6 * long - 0.8 * short, 0.8 * long + 0.6 * short, 0.01 * next()], id * 3);
  }
  const found = principalAxes(vectors, 3, 2);
  near(found.mean[0]!, 7, 0.2);
  allNear(found.axes, [0.6, 0.8, 0, 0.8, -0.6, 0], 0.01);
  assert.ok(found.share > 0.9999 && found.share <= 1);
  let sum = 0;
  let squares = 0;
  for (let id = 0; id < n; id++) {
    const x = alongAxis(found, 0, vectors, id);
    sum += x;
    squares += x * x;
  }
  near(sum / n, 0, 1e-9);
  near(squares / n, 25, 1.5);
});
