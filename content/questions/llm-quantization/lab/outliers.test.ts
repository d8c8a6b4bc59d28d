import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import {
  addScaled,
  draw,
  identity,
  multiply,
  relativeError,
  squaredNorm,
  transpose,
  zeros,
} from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { controls } from './controls.ts';
import {
  columnMax,
  layer,
  methods,
  outcome,
  outliersFrame,
  rotate,
  smooth,
  type Method,
} from './outliers.ts';
import { quantize } from './round.ts';

/** The layer of the page: 8 bits and two loud channels. */
const defaults = { ...defaultsOf(controls), bits: 8, channels: 2, width: 64 };
/** Half a unit of the last digit that the specification prints. */
const fourth = 0.5e-4 + 1e-12;

test('invariants 1 and 10: off by at most half a step, and a second rounding with the same step changes nothing', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const next = normalPairs(mulberry32(seed));
    const a = draw(13, 7, () => next() ** 3);
    for (const bits of [2, 3, 4, 8]) {
      for (const scope of ['tensor', 'row', 'column'] as const) {
        const { values, codes, steps } = quantize(a, bits, scope);
        values.data.forEach((value, i) => {
          const step = steps[scope === 'tensor' ? 0 : scope === 'row' ? Math.floor(i / 7) : i % 7]!;
          assert.ok(Math.abs(value - a.data[i]!) <= step / 2 + 1e-12);
          assert.ok(Math.abs(codes[i]!) <= 2 ** (bits - 1) - 1);
          assert.equal(Math.round(Math.abs(value) / step), Math.abs(codes[i]!));
        });
      }
    }
  }
  const halves = { rows: 1, columns: 5, data: Float64Array.of(3, 0.5, -0.5, 2.5, -1.5) };
  assert.deepEqual([...quantize(halves, 3, 'tensor').codes], [3, 1, -1, 3, -2]);
  assert.deepEqual([...quantize(zeros(2, 2), 4, 'row').values.data], [0, 0, 0, 0]);
});

test('invariants 2, 3 and 4: smoothing and rotation are exact before rounding', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { x, w, y } = layer({ seed, width: 64, channels: seed % 9, mag: 40 });
    for (const alpha of [0, 0.35, 0.5, 1]) {
      const moved = smooth(x, w, alpha);
      assert.ok(relativeError(multiply(moved.x, moved.w).data, y.data) < 1e-14);
      if (alpha === 1) columnMax(moved.x).forEach((most) => near(most, 1, 1e-12));
      if (alpha === 0) columnMax(transpose(moved.w)).forEach((most) => near(most, 1, 1e-12));
    }
    const turned = rotate(x, w);
    assert.ok(relativeError(multiply(turned.x, turned.w).data, y.data) < 1e-13);
  }
  const still = smooth(zeros(2, 2), identity(2), 0.5);
  assert.deepEqual([...still.x.data, ...still.w.data], [0, 0, 0, 0, 1, 0, 0, 1]);
});

test('invariant 5: at 8 bits each remedy helps, in all 960 configurations', () => {
  for (let seed = 1; seed <= 20; seed++) {
    for (let channels = 1; channels <= 8; channels++) {
      for (const mag of [10, 15, 20, 40, 70, 100]) {
        const data = layer({ seed, width: 64, channels, mag });
        const error = (method: Method) => outcome(data, method, 8, 0.5).error;
        const naive = error('naive');
        for (const method of ['smooth', 'rotation', 'split'] as const)
          assert.ok(error(method) < naive, `${method}, seed ${seed}, ${channels} channels, ${mag}×`);
      }
    }
  }
});

test('below 8 bits rotation can be worse than one step for all; smoothing and the split never are', () => {
  const worse: number[] = [];
  for (const bits of [3, 4, 5, 6, 7]) {
    let count = 0;
    for (let seed = 1; seed <= 10; seed++) {
      for (const channels of [1, 2, 4, 8]) {
        for (const mag of [10, 40, 100]) {
          const data = layer({ seed, width: 64, channels, mag });
          const error = (method: Method) => outcome(data, method, bits, 0.5).error;
          const naive = error('naive');
          if (error('rotation') > naive) count++;
          assert.ok(error('smooth') < naive && error('split') < naive);
        }
      }
    }
    worse.push(count);
  }
  assert.deepEqual(worse, [44, 27, 9, 2, 0]);
});

test('invariant 6: rotation spreads one spike evenly', () => {
  for (const channel of [0, 5, 63]) {
    const x = zeros(1, 64);
    x.data[channel] = -118;
    rotate(x, zeros(64, 1)).x.data.forEach((entry) => near(Math.abs(entry), 118 / 8, 1e-12));
  }
});

test('invariant 8: noise of uniform input is Δ²/12, and the signal-to-noise ratio as predicted', () => {
  const uniform = mulberry32(7);
  const input = draw(1, 65_536, () => 2 * uniform() - 1);
  const decibels = [8, 4].map((bits, index) => {
    const { values, steps } = quantize(input, bits, 'tensor');
    const noise = squaredNorm(addScaled(values, input, -1)) / 65_536;
    const ratio = noise / (steps[0]! ** 2 / 12);
    near(ratio, 1, 0.02);
    near(ratio, [0.997, 1.001][index]!, 0.5e-3);
    const snr = 10 * Math.log10(squaredNorm(input) / 65_536 / noise);
    near(snr, 20 * Math.log10(2 ** (bits - 1) - 1) + 6.02, 0.02);
    near(snr, [48.11, 22.92][index]!, 0.005);
    return snr;
  });
  near(decibels[0]! - decibels[1]!, 25.17, 0.03);
});

test('invariant 9: without outliers, smoothing changes little', () => {
  for (let seed = 1; seed <= 20; seed++) {
    for (let channels = 0; channels <= 8; channels++) {
      const data = layer({ seed, width: 64, channels, mag: 1 });
      const [a, b] = (['smooth', 'naive'] as const).map((method) => outcome(data, method, 8, 0.5).error);
      assert.ok(Math.abs(a! - b!) < 0.005);
    }
  }
});

test('reference numbers of the layer at 8 bits', () => {
  const frame = outliersFrame(defaults);
  assert.deepEqual(frame.outliers, [52, 4]);
  const errors = methods.map((method) => frame.outcomes[method].error);
  allNear(errors, [0.0473, 0.2791, 0.1438, 0.066, 0.0362, 0.0652, 0.0511, 0.0081], fourth);
  const smoothed = [0, 5, 10, 15, 20].map((at) => frame.curve[at]!.perTensor);
  allNear(smoothed, [0.3045, 0.1206, 0.066, 0.068, 0.1292], fourth);
  assert.equal(frame.outcomes.naive.levels, 9);
  assert.equal(frame.outcomes.split.kept, 2);
  near(frame.naive.largest, 118.74, 0.005);
  near(frame.naive.step, 0.9349, fourth);
  near(frame.naive.predicted, 0.2742, fourth);
  near(frame.naive.activations, 0.2746, fourth);
  near(frame.naive.quadrature, 0.2783, fourth);
  for (const [mag, naive, smoothed, rotated] of [
    [1, 0.0102, 0.0093, 0.0111],
    [100, 0.7088, 0.1404, 0.1638],
  ] as const) {
    const { outcomes } = outliersFrame({ ...defaults, mag });
    near(outcomes.naive.error, naive, fourth);
    near(outcomes.smooth.error, smoothed, fourth);
    near(outcomes.rotation.error, rotated, fourth);
  }
});

test('over the seeds smoothing is ahead at 64 channels, with a scale for each token', () => {
  const { overSeeds, rotationAhead } = outliersFrame(defaults);
  const medians = methods.map((method) => overSeeds[method].median);
  allNear(medians, [0.0429, 0.2648, 0.1244, 0.0637, 0.0337, 0.0651, 0.0482, 0.0083], fourth);
  near(overSeeds.naive.low, 0.2214, fourth);
  near(overSeeds.naive.high, 0.3218, fourth);
  assert.equal(rotationAhead, 0);
});

test('reference numbers of the layer at 4 bits', () => {
  const { outcomes } = outliersFrame({ ...defaults, bits: 4 });
  const errors = (['weightOnly', 'naive', 'smooth', 'rotation', 'split'] as const).map(
    (method) => outcomes[method].error,
  );
  allNear(errors, [0.806, 1.573, 1.188, 1.195, 0.154], 0.5e-3);
});
