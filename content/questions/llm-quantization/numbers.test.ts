import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bestAlpha,
  bitsPerWeight,
  cache70b,
  cache7b,
  fakeQuantize,
  formatError,
  gptq,
  hadamard,
  inverseCholesky,
  layer,
  layerError,
  nf4Bits,
  normal,
  onGrid,
  predictedNaiveNoise,
  rangeOfLayer,
  readMs,
  roundingErrors,
  smooth,
  uniform,
  weightGB,
  type Method,
} from './numbers.ts';

const near = (value: number, expected: number, within = 5.1e-5) =>
  assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);

test('the generators are mulberry32 and Box–Muller', () => {
  const next = uniform(42);
  for (const expected of [0.6011037519, 0.448290559, 0.8524657935, 0.6697340414])
    near(next(), expected, 1e-10);
  const g = normal(uniform(42));
  for (const expected of [-0.956162, 0.32207, -0.273026]) near(g(), expected, 1e-6);
});

test('the default layer: outliers, range and levels', () => {
  assert.deepEqual(layer().outliers, [52, 4]);
  near(rangeOfLayer().largest, 118.74, 0.005);
  assert.equal(rangeOfLayer().levels, 9);
  near(predictedNaiveNoise(), 0.2742);
});

test('output errors at 8 bits, channels times 40', () => {
  const expected: [Method, number, number?][] = [
    ['weights-only', 0.0473],
    ['naive', 0.2791],
    ['per-token', 0.1438],
    ['smooth', 0.3045, 0],
    ['smooth', 0.1206, 0.25],
    ['smooth', 0.066, 0.5],
    ['smooth', 0.068, 0.75],
    ['smooth', 0.1292, 1],
    ['smooth-per-token', 0.0362],
    ['hadamard', 0.0652],
    ['split', 0.0081],
  ];
  for (const [method, error, alpha] of expected) near(layerError(method, 8, alpha ?? 0.5), error);
  assert.ok(bestAlpha().alpha > 0.5 && bestAlpha().alpha < 0.75);
});

test('output errors without outliers, with larger ones, and at 4 bits', () => {
  const calm = layer({ times: 1 });
  near(layerError('naive', 8, 0.5, calm), 0.0102);
  near(layerError('smooth', 8, 0.5, calm), 0.0093);
  near(layerError('hadamard', 8, 0.5, calm), 0.0111);
  const loud = layer({ times: 100 });
  near(layerError('naive', 8, 0.5, loud), 0.7088);
  near(layerError('smooth', 8, 0.5, loud), 0.1404);
  near(layerError('hadamard', 8, 0.5, loud), 0.1638);
  near(layerError('weights-only', 4), 0.806, 5e-4);
  near(layerError('naive', 4), 1.573, 5e-4);
  near(layerError('smooth', 4), 1.188, 5e-4);
  near(layerError('hadamard', 4), 1.195, 5e-4);
  near(layerError('split', 4), 0.154, 5e-4);
});

test('smoothing and rotation change nothing before rounding', () => {
  const { x, w } = layer();
  const dot = (a: number[][], b: number[][], i: number, j: number) =>
    a[i]!.reduce((sum, entry, k) => sum + entry * b[k]![j]!, 0);
  const [xs, ws] = smooth(x, w, 0.5);
  near(dot(xs, ws, 3, 5), dot(x, w, 3, 5), 1e-10);
  const h = hadamard(64);
  for (const [i, j] of [
    [0, 0],
    [7, 7],
    [2, 9],
  ] as const)
    near(dot(h, h, i, j), i === j ? 1 : 0, 1e-12);
  const [ones] = smooth(x, w, 1);
  for (let j = 0; j < 64; j++) near(Math.max(...ones.map((row) => Math.abs(row[j]!))), 1, 1e-12);
});

test('rounding is at most half a step away and idempotent', () => {
  for (const row of layer().x.slice(0, 4))
    for (const entry of row) {
      const rounded = onGrid(entry, 0.9349, 8);
      assert.ok(Math.abs(rounded - entry) <= 0.9349 / 2 + 1e-9);
      assert.equal(onGrid(rounded, 0.9349, 8), rounded);
    }
});

test('GPTQ trades weight error for output error', () => {
  const four = roundingErrors(4);
  near(four.nearest.output, 0.0932);
  near(four.gptq.output, 0.044);
  near(four.nearest.weights, 0.0952);
  near(four.gptq.weights, 0.1296);
  near(roundingErrors(3).nearest.output, 0.2326);
  near(roundingErrors(3).gptq.output, 0.099);
  near(roundingErrors(2).nearest.output, 0.6695);
  near(roundingErrors(2).gptq.output, 0.3116);
  near(roundingErrors(4, 0).nearest.output, 0.0958);
  near(roundingErrors(4, 0).gptq.output, 0.0919);
});

test('GPTQ with a diagonal Hessian is rounding to nearest', () => {
  const { w } = layer({ size: 16 });
  const identity = w.map((row, i) => row.map((_, j) => (i === j ? 2 : 0)));
  assert.deepEqual(gptq(w, identity, 4), fakeQuantize(w, 4, 'column'));
  const u = inverseCholesky([
    [2, 1],
    [1, 2],
  ]); // inverse: [[2, -1], [-1, 2]] / 3
  near(u[0]![0]! ** 2, 2 / 3, 1e-12);
  near(u[0]![0]! * u[0]![1]!, -1 / 3, 1e-12);
});

test('errors of formats on normal data', () => {
  near(formatError('int', 32), 0.0971);
  near(formatError('int', 64), 0.1072);
  near(formatError('int', 128), 0.1168);
  near(formatError('int', 65_536), 0.1793);
  near(formatError('int', 16), 0.0852);
  near(formatError('nf4', 64), 0.0918);
  near(formatError('mxfp4', 32), 0.1146);
  near(formatError('nvfp4', 16), 0.0943);
  near(formatError('int', 128, 3), 0.2727);
  near(formatError('int', 128, 8), 0.0064);
});

test('bits, bytes and milliseconds', () => {
  assert.equal(bitsPerWeight(4, 128, 16), 4.125);
  assert.equal(bitsPerWeight(4, 32, 8), 4.25);
  assert.equal(bitsPerWeight(4, 16, 8), 4.5);
  near(nf4Bits(), 4.127, 5e-4);
  assert.equal(cache7b(), 524_288);
  assert.equal(cache70b(), 327_680);
  near(weightGB(70, 4.125), 36.1, 0.05);
  assert.equal(readMs(7, 16), 14);
  near(readMs(7, 4.125), 3.61, 0.005);
});
