import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { int4, fp4, nf4, quantizeBlocks } from '../../../numerics/block-quantizer.ts';
import { addScaled, squaredNorm } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { run, singularValues, stored, task } from './core.ts';

const at = (params: Partial<Params>) => result(run({ ...defaultsOf(controls), ...params }));
const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);

test('the generator and the task are those of the specification', () => {
  const uniform = mulberry32(1);
  assert.deepEqual(
    [uniform(), uniform(), uniform()],
    [0.6270739405881613, 0.002735721180215478, 0.5274470399599522],
  );
  const { base, target } = task();
  near(base.data[0]!, 0.17554234730190796, 1e-15);
  singularValues(addScaled(target, base, -1)).forEach((value, index) =>
    near(value, [3, 2, 1, 0.5, 0.25, 0.125][index] ?? 0, 1e-7),
  );
});

test('full precision: the loss begins at half the squared update and reaches the floor', () => {
  const floors: Record<number, number> = { 1: 2.6640625, 2: 0.6640625, 4: 0.0390625, 6: 0, 8: 0, 16: 0 };
  const losses: Record<number, number> = {
    1: 2.664062,
    2: 0.664063,
    4: 0.039063,
    5: 0.02805,
    6: 0.02743,
    8: 0.00966,
    16: 0.00526,
  };
  for (const [rank, loss] of Object.entries(losses)) {
    const frame = at({ base: 'full', rank: Number(rank) });
    near(frame.losses[0]!, 7.1640625, 1e-10);
    if (Number(rank) in floors) near(frame.floor, floors[Number(rank)]!, 1e-9);
    near(frame.losses.at(-1)!, loss, 1e-5);
    assert.ok(
      frame.losses.every((value) => value >= frame.floor - 1e-9),
      'no loss below the floor',
    );
  }
});

test('NF4 with double quantization: reference floors, losses and ways to serve', () => {
  for (const [rank, floor, loss] of [
    [1, 2.9166, 2.9166],
    [2, 0.90945, 0.90945],
    [4, 0.26903, 0.26903],
    [8, 0.18464, 0.21291],
    [16, 0.10966, 0.16177],
  ] as const) {
    const frame = at({ rank });
    near(frame.floor, floor, 1e-5);
    near(frame.losses.at(-1)!, loss, 1e-5);
    near(frame.losses[0]!, 7.42062, 1e-5);
  }
  const { served } = at({});
  near(served!.unmerged, 0.26903, 1e-5);
  near(served!.merged, served!.unmerged, 1e-12);
  near(served!.requantized, 0.59635, 1e-5);
  near(served!.original, 0.07264, 1e-5);
  for (const [rank, floor] of [
    [1, 2.91659],
    [2, 0.90948],
    [4, 0.26899],
    [8, 0.1846],
    [16, 0.10961],
  ] as const) {
    near(at({ rank, double: false }).floor, floor, 1e-5);
  }
  near(at({ base: 'int4' }).floor, 0.36576, 1e-5);
  near(at({ base: 'fp4' }).floor, 0.44083, 1e-5);
  for (const [rank, loss] of [
    [4, 0.26952],
    [8, 0.24328],
    [16, 0.19989],
  ] as const)
    near(at({ rank, scale: 'root' }).losses.at(-1)!, loss, 1e-5);
});

test('bits and parameters', () => {
  assert.equal(at({}).bitsPerWeight, 4.126953125);
  assert.equal(at({ double: false }).bitsPerWeight, 4.5);
  assert.equal(at({}).trained, 512);
});

test('quantizer: levels, zero and block maximum are exact; errors as published', () => {
  assert.deepEqual([...quantizeBlocks(nf4, nf4, 16, false)], [...nf4]);
  const block = Float64Array.of(0, 0.3, -2, 1);
  const out = quantizeBlocks(block, nf4, 4, false);
  assert.equal(out[0], 0);
  assert.equal(out[2], -2);
  assert.deepEqual([...quantizeBlocks(new Float64Array(64), nf4, 64, true)], [...new Float64Array(64)]);
  assert.throws(() => quantizeBlocks(block, nf4, 3, false), /3 does not divide 4/);
  const next = normal(mulberry32(1));
  const weights = Float64Array.from({ length: 2 ** 20 }, next);
  const error = (levels: Float64Array, blockSize: number) => {
    const quantized = quantizeBlocks(weights, levels, blockSize, false);
    let sum = 0;
    let all = 0;
    weights.forEach((weight, i) => {
      sum += (weight - quantized[i]!) ** 2;
      all += weight ** 2;
    });
    return Math.sqrt(sum / all);
  };
  near(error(nf4, 64), 0.092, 3e-4);
  near(error(int4, 64), 0.1077, 3e-4);
  near(error(fp4, 64), 0.122, 3e-4);
  near(error(nf4, 32), 0.0873, 3e-4);
  near(error(nf4, 128), 0.0957, 3e-4);
  near(error(nf4, 256), 0.0987, 3e-4);
});

test('quantization errors of the lab’s own base', () => {
  near(at({ double: false }).baseError, 0.091297, 1e-6);
  near(at({}).baseError, 0.091298, 1e-6);
  near(at({ base: 'int4', double: false }).baseError, 0.108394, 1e-6);
  near(at({ base: 'fp4', double: false }).baseError, 0.119756, 1e-6);
});

test('every level takes its nearest weights, at all ends of the controls', () => {
  const random = mulberry32(3);
  const { base } = task();
  for (const block of controls.block.values) {
    for (const kind of ['nf4', 'int4', 'fp4'] as const) {
      const kept = stored(base, { ...defaultsOf(controls), base: kind, block, double: random() < 0.5 });
      assert.ok(Number.isFinite(squaredNorm(kept)));
    }
  }
  for (const rank of [1, 16])
    for (const scale of ['r', 'root'] as const) assert.ok(at({ rank, scale }).losses.every(Number.isFinite));
});
