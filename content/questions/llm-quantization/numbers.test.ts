import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near as within } from 'grounded/lab/testing.ts';
import { bitsPerWeight } from './lab/formats.ts';
import {
  bestAlpha,
  cache70b,
  cache7b,
  eightBits,
  errorByAlpha,
  formatError,
  fourBits,
  methodBars,
  nf4Bits,
  readMs,
  roundingErrors,
  weightGB,
} from './numbers.ts';

/** The page prints four digits. */
const near = (value: number, expected: number, tolerance = 5.1e-5) => within(value, expected, tolerance);

test('the layer of the page: two channels 40 times as large', () => {
  assert.deepEqual(eightBits.outliers, [52, 4]);
  assert.equal(eightBits.outcomes.naive.levels, 9);
  near(eightBits.outcomes.naive.error, 0.2791);
  near(eightBits.naive.predicted, 0.2742);
  near(fourBits.outcomes.naive.error, 1.573, 5e-4);
  near(fourBits.outcomes.smooth.error, 1.188, 5e-4);
  near(fourBits.outcomes.rotation.error, 1.195, 5e-4);
  near(fourBits.outcomes.weightOnly.error, 0.806, 5e-4);
});

test('the bars are as their description says', () => {
  const errors = methodBars().map(({ segments }) => segments[0]!.value);
  allNear(errors, [27.9, 14.4, 6.6, 6.5, 4.7, 3.6, 0.8], 0.05);
});

test('the curves are as their description says', () => {
  const [plain, whole, perToken] = errorByAlpha().map(({ points }) => new Map(points));
  for (const alpha of [0, 1]) near(plain!.get(alpha)!, 27.9, 0.05);
  const at = (points: Map<number, number>, alphas: number[]) => alphas.map((alpha) => points.get(alpha)!);
  allNear(at(whole!, [0, 0.5, 0.65, 1]), [30.5, 6.6, 5.9, 12.9], 0.05);
  allNear(at(perToken!, [0, 0.5, 1]), [15.9, 3.6, 12.9], 0.05);
  assert.equal(Math.min(...perToken!.values()), perToken!.get(0.5));
  assert.equal(bestAlpha().alpha, 0.65);
});

test('GPTQ moves the weights further away and the output closer', () => {
  const { output, weight } = roundingErrors(4);
  near(output.rtn, 0.0932);
  near(output.gptq, 0.044);
  near(weight.rtn, 0.0952);
  near(weight.gptq, 0.1296);
  near(roundingErrors(4, 0).output.gptq, 0.0919);
});

test('errors of formats on normal data', () => {
  near(formatError('int', 128), 0.1168);
  near(formatError('int', 32), 0.0971);
  near(formatError('int', 16), 0.0852);
  near(formatError('nf4', 64), 0.0918);
  near(formatError('mxfp4', 32), 0.1146);
  near(formatError('nvfp4', 16), 0.0943);
});

test('bits, bytes and milliseconds', () => {
  assert.equal(bitsPerWeight(4, 128, 16), 4.125);
  assert.equal(bitsPerWeight(4, 32, 16), 4.5);
  assert.equal(bitsPerWeight(4, 32, 8), 4.25);
  assert.equal(bitsPerWeight(4, 16, 8), 4.5);
  near(nf4Bits(), 4.127, 5e-4);
  assert.equal(cache7b(), 524_288);
  assert.equal(cache70b(), 327_680);
  near(weightGB(70, 4.125), 36.1, 0.05);
  assert.equal(readMs(7, 16), 14);
  near(readMs(7, 4.125), 3.61, 0.005);
});
