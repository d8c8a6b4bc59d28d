import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near as within } from 'grounded/lab/testing.ts';
import { bitsPerWeight, nf4Bits } from './lab/formats.ts';
import {
  cache70b,
  cache7b,
  errorByAlpha,
  modelWeights,
  readMs,
  scaleOf,
  smoothingErrors,
  spreadOver,
  stored,
  weightGB,
} from './numbers.ts';

/** The page prints percent with one digit. */
const near = (value: number, expected: number, tolerance = 0.0501) => within(value, expected, tolerance);

/** As JSON with a line break at its end. `node --test --test-update-snapshots` with this file records anew. */
const serializers = [(value: object) => `${JSON.stringify(value, null, 2)}\n`];

test('the errors that are recorded are those of the layer', (context) => {
  context.assert.fileSnapshot(smoothingErrors(), `${import.meta.dirname}/smoothing.json`, { serializers });
});

test('the curves are as their description says', () => {
  const [plain, whole, perToken] = errorByAlpha().map(({ points }) => new Map(points));
  for (const alpha of [0, 1]) near(plain!.get(alpha)!, 26.5);
  const at = (points: Map<number, number>, alphas: number[]) => alphas.map((alpha) => points.get(alpha)!);
  allNear(at(whole!, [0, 0.5, 0.8, 1]), [26.7, 6.4, 7.2, 12.5], 0.05);
  allNear(at(perToken!, [0, 0.5, 0.8, 1]), [12.2, 3.4, 6.1, 12.3], 0.05);
  assert.ok(whole!.get(0)! > plain!.get(0)!);
  assert.ok(perToken!.get(0.5)! <= 1.001 * Math.min(...perToken!.values()));
});

test('an outlier of 40 turns its four neighbours into zeros', () => {
  const numbers = [0.4, -0.7, 0.2, 1];
  const on = (largest: number) => numbers.map((value) => stored(value, largest, 4) + 0);
  assert.deepEqual(on(1), [3, -5, 1, 7]);
  assert.deepEqual(on(40), [0, 0, 0, 0]);
  assert.equal(stored(40, 40, 4), 7);
  allNear([scaleOf(1, 4), scaleOf(40, 4)], [0.14, 5.7], 0.05);
});

test('what is left of an outlier of 40, spread over 4,096 channels', () =>
  within(spreadOver(40, 4096), 0.6, 0.05));

test('the book’s own model has as many weights as the page says', () => assert.equal(modelWeights, 800_000));

test('bits, bytes and milliseconds', () => {
  assert.equal(bitsPerWeight(4, 128, 16), 4.125);
  assert.equal(bitsPerWeight(4, 32, 16), 4.5);
  assert.equal(bitsPerWeight(4, 32, 8), 4.25);
  assert.equal(bitsPerWeight(4, 16, 8), 4.5);
  within(nf4Bits(), 4.127, 5e-4);
  assert.equal(cache7b(), 524_288);
  assert.equal(cache70b(), 327_680);
  near(weightGB(70, 4.125), 36.1);
  assert.equal(weightGB(70, 16), 140);
  assert.equal(readMs(7, 16), 14);
  within(readMs(7, 4.125), 3.61, 0.005);
});
