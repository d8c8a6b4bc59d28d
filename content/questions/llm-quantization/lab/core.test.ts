import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { identity, relativeError } from '../../../numerics/matrix.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { run } from './core.ts';
import {
  e2m1,
  e4m3Scale,
  exactScale,
  floats,
  gaussianWeights,
  integers,
  powerOfTwo,
  saturated,
  toE2m1,
  toE4m3,
  weightCount,
} from './formats.ts';
import { compare, compareSeeds, correlated, gptq, type Comparison } from './gptq.ts';
import { lab } from './lab.ts';
import { methods, outliersFrame, type Method } from './outliers.ts';
import { quantize } from './round.ts';
import { spread, type Spread } from './spread.ts';

const at = runner(controls, run);
/** Half a unit of the last digit that the specification prints. */
const fourth = 0.5e-4 + 1e-12;

const reference = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8')) as {
  outliers: {
    params: Pick<Params, 'seed' | 'channels' | 'mag' | 'bits' | 'alpha'>;
    errors: Record<Method, number>;
    kept: number;
  }[];
  gptq: ({ params: Pick<Params, 'seed' | 'rho' | 'bits'> } & Comparison)[];
  formats: {
    params: Pick<Params, 'seed' | 'bits' | 'group'>;
    integers: number;
    mxfp4: number;
    nvfp4: number;
    nvfp4Exact: number;
    mxfp4OfBlocks16: number;
    saturated: number;
  }[];
};

test('invariant 7: GPTQ is rounding to nearest for a diagonal Hessian, and else trades weights for output', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { w } = correlated(0.5, seed);
    for (const bits of [2, 4, 8])
      assert.deepEqual(gptq(w, identity(32), bits).data, quantize(w, bits, 'column').values.data);
  }
  for (let seed = 1; seed <= 60; seed++) {
    const data = correlated(0.9, seed);
    for (let bits = 2; bits <= 8; bits++) {
      const { output, calibration, weight } = compare(data, bits);
      assert.ok(output.gptq < output.rtn && weight.gptq > weight.rtn, `seed ${seed}, ${bits} bits`);
      assert.ok(calibration.gptq < calibration.rtn);
    }
  }
});

test('without correlation GPTQ gains on the tokens it was fitted to and loses on others, on every seed', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { output, calibration } = compare(correlated(0, seed), 4);
    assert.ok(output.gptq > output.rtn && calibration.gptq < calibration.rtn, `seed ${seed}`);
  }
});

test('reference numbers of GPTQ on the tokens it was fitted to', () => {
  const found = [4, 3, 2].map((bits) => compare(correlated(0.9, 11), bits).calibration);
  allNear(
    found.map(({ rtn }) => rtn),
    [0.0932, 0.2326, 0.6695],
    fourth,
  );
  allNear(
    found.map((calibration) => calibration.gptq),
    [0.044, 0.099, 0.3116],
    fourth,
  );
  const { calibration } = compare(correlated(0, 11), 4);
  allNear([calibration.rtn, calibration.gptq], [0.0958, 0.0919], fourth);
});

test('GPTQ over the seeds', () => {
  const frame = at({ experiment: 'gptq', bits: 4, seed: 11 });
  assert.ok(frame.experiment === 'gptq');
  near(frame.chosen.weight.rtn, 0.0952, fourth);
  near(frame.chosen.weight.gptq, 0.1296, fourth);
  const { output, calibration, closer } = frame.overSeeds;
  const printed = ({ median, low, high }: Spread) => [median, low, high];
  allNear(printed(output.rtn), [0.0989, 0.091, 0.1078], fourth);
  allNear(printed(output.gptq), [0.047, 0.0445, 0.0502], fourth);
  near(calibration.gptq.median, 0.0447, fourth);
  assert.equal(closer, 20);
  assert.equal(compareSeeds(0, 4).closer, 0);
  assert.equal(frame.byBits[2]!.gptq, output.gptq.median);
  assert.equal(frame.byCorrelation[5]!.gptq, output.gptq.median);
});

test('median and percentiles lie between their neighbours in proportion', () => {
  assert.deepEqual(spread([3, 1, 2]), { median: 2, low: 1.1, high: 2.9 });
  assert.deepEqual(spread([4]), { median: 4, low: 4, high: 4 });
});

test('reference numbers of formats', () => {
  const weights = gaussianWeights(3);
  const error = (rounded: Float64Array) => relativeError(rounded, weights);
  const groups = [32, 64, 1024, weightCount].map((group) => error(integers(weights, 4, group)));
  allNear(groups, [0.0971, 0.1072, 0.1431, 0.1793], fourth);
  near(error(integers(weights, 3, 128)), 0.2727, fourth);
  near(error(integers(weights, 8, 128)), 0.0064, fourth);
  near(error(floats(weights, 16, e4m3Scale)), 0.0952, fourth);
  near(saturated(weights), 0.023, 0.0005);
});

test('small floats: every value they have is kept, and a block of zeros', () => {
  for (const value of e2m1) assert.equal(Math.abs(toE2m1(-value)), value);
  assert.equal(toE2m1(100), 6);
  assert.equal(toE2m1(-2.6), -3);
  const all = [0];
  for (let e = 0; e < 16; e++)
    for (let m = 0; m < 8; m++)
      if (!(e === 15 && m === 7)) all.push(e === 0 ? (m / 8) * 2 ** -6 : (1 + m / 8) * 2 ** (e - 7));
  for (const value of all) assert.equal(toE4m3(value), value);
  const uniform = mulberry32(4);
  for (let k = 0; k < 2000; k++) {
    const value = 2 ** (20 * uniform() - 10.5);
    const nearest = Math.min(...all.map((each) => Math.abs(each - value)));
    near(Math.abs(toE4m3(value) - value), nearest, 1e-12);
  }
  for (const scale of [powerOfTwo, exactScale, e4m3Scale])
    assert.deepEqual([...floats(new Float64Array(64), 16, scale)], [...new Float64Array(64)]);
});

test('numpy agrees on other seeds and settings', () => {
  for (const { params, errors, kept } of reference.outliers) {
    const { outcomes } = outliersFrame({ ...params, width: 64 });
    // Both sum in float64, in another order; a weight that lies next to a tie may not flip for these seeds.
    for (const method of methods) near(outcomes[method].error, errors[method], 1e-10);
    assert.equal(outcomes.split.kept, kept);
  }
  for (const { params, ...errors } of reference.gptq) {
    const found = compare(correlated(params.rho, params.seed), params.bits);
    for (const part of ['output', 'calibration', 'weight'] as const)
      for (const way of ['rtn', 'gptq'] as const) near(found[part][way], errors[part][way], 1e-10);
  }
  for (const { params, ...errors } of reference.formats) {
    const frame = at({ experiment: 'formats', ...params });
    assert.ok(frame.experiment === 'formats');
    near(frame.chosen.error, errors.integers, 1e-10);
    for (const name of ['mxfp4', 'nvfp4', 'saturated'] as const) near(frame[name], errors[name], 1e-10);
    near(frame.byScale[1]!.exact, errors.nvfp4Exact, 1e-10);
    near(frame.byScale[1]!.powerOfTwo, errors.mxfp4OfBlocks16, 1e-10);
  }
});

test('all ends of the controls give sound pictures', () => {
  assertSound(lab, [{}, ...cornerStates(controls, 24)]);
});
