import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near as within } from 'grounded/lab/testing.ts';
import { bitsPerWeight, nf4Bits } from './lab/formats.ts';
import {
  bestAlpha,
  cache70b,
  cache7b,
  calibratedElsewhere,
  errorByAlpha,
  formatError,
  fourBits,
  heavyTailError,
  levelsUsed,
  methodBars,
  modelWeights,
  readMs,
  rotationAhead,
  roundingErrors,
  scaleError,
  weightGB,
} from './numbers.ts';

/** The page prints percent with one digit. */
const near = (value: number, expected: number, tolerance = 0.0501) => within(value, expected, tolerance);

test('the layer of the page at 4 bits, and what one step leaves at 8', () => {
  assert.equal(levelsUsed, 9);
  assert.equal(rotationAhead, 15);
  assert.equal(bestAlpha, 0.6);
  near(calibratedElsewhere, 6.6);
  near(fourBits.naive.median, 151.8);
  near(fourBits.smooth.median, 116.3);
  near(fourBits.rotation.median, 122.6);
  near(fourBits.weightOnly.median, 78.6);
  near(fourBits.split.median, 15.2);
});

test('the bars are as their description says', () => {
  const medians = methodBars().map(({ segments }) => segments[0]!.value);
  allNear(medians, [26.5, 12.4, 6.5, 6.4, 4.8, 4.3, 3.4, 0.8], 0.05);
  assert.equal(methodBars()[0]!.note, '22.1 to 32.2');
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

test('GPTQ on fresh tokens: moves the weights further away and the output closer, if inputs correlate', () => {
  const { output, calibration, weight, closer } = roundingErrors(4);
  near(output.rtn, 9.9);
  near(output.gptq, 4.7);
  near(calibration.gptq, 4.5);
  near(weight.rtn, 9.7);
  near(weight.gptq, 13);
  assert.equal(closer, 20);
  const apart = roundingErrors(4, 0);
  near(apart.output.rtn, 9.7);
  near(apart.output.gptq, 10.1);
  near(apart.calibration.gptq, 9.4);
  assert.equal(apart.closer, 0);
});

test('errors of formats on normal data', () => {
  near(formatError('int', 128), 11.7);
  near(formatError('int', 32), 9.7);
  near(formatError('int', 16), 8.5);
  near(formatError('nf4', 64), 9.2);
  near(formatError('mxfp4', 32), 11.5);
  near(formatError('nvfp4', 16), 9.5);
  assert.equal(formatError('mxfp4', 32), scaleError(32, 'powerOfTwo'));
  assert.equal(formatError('nvfp4', 16), scaleError(16, 'e4m3'));
});

test('integers are closer on normal numbers, floats on heavier tails', () => {
  assert.ok(formatError('int', 16) < formatError('nvfp4', 16));
  near(heavyTailError('int', 16), 10.1);
  near(heavyTailError('nvfp4', 16), 9.3);
});

test('a finer scale pays first; a smaller block pays only with it', () => {
  near(scaleError(32, 'e4m3'), 10.2);
  near(scaleError(16, 'powerOfTwo'), 11.8);
  assert.ok(scaleError(16, 'powerOfTwo') > scaleError(32, 'powerOfTwo'));
  assert.ok(scaleError(16, 'e4m3') < scaleError(32, 'e4m3'));
});

test('the book’s own model has as many weights as the page says', () => assert.equal(modelWeights, 800_000));

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
