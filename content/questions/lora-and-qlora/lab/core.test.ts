import { defaultsOf } from 'grounded/lab/controls.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import {
  bitsPerWeight,
  bitsStored,
  e2m1,
  fp4,
  int4,
  nf4,
  quantizeBlocks,
} from '../../../numerics/block-quantizer.ts';
import { addScaled, relativeError } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { controls } from './controls.ts';
import { planted, run, singularValues, task } from './core.ts';
import { lab } from './lab.ts';

const at = runner(controls, run);

test('the generator and the task are those of the specification', () => {
  const uniform = mulberry32(1);
  assert.deepEqual(
    [uniform(), uniform(), uniform()],
    [0.6270739405881613, 0.002735721180215478, 0.5274470399599522],
  );
  const { base, target } = task();
  near(base.data[0]!, 0.17554234730190796, 1e-15);
  assert.deepEqual(planted, [3, 2, 1, 0.5, 0.25, 0.125]);
  allNear(singularValues(addScaled(target, base, -1)), [...planted, ...Array<number>(58).fill(0)], 1e-7);
});

test('full precision: the loss begins at half the squared update and reaches the floor', () => {
  const floors: Record<number, number> = { 1: 2.6640625, 2: 0.6640625, 4: 0.0390625, 6: 0, 8: 0, 16: 0 };
  const ends = [2.664062, 0.664063, 0.039063, 0.02805, 0.02743, 0.00966, 0.00526];
  for (const [i, rank] of [1, 2, 4, 5, 6, 8, 16].entries()) {
    const { losses, floor } = at({ base: 'full', rank });
    near(losses[0]!, 7.1640625, 1e-10);
    // What is not quantized is not quantized again.
    assert.ok(!at({ base: 'full', rank }).served!.requantized);
    if (rank in floors) near(floor, floors[rank]!, 1e-9);
    near(losses.at(-1)!, ends[i]!, 1e-5);
    assert.ok(Math.min(...losses) >= floor - 1e-9, 'no loss below the floor');
  }
});

test('NF4 with double quantization: reference floors, losses and ways to serve', () => {
  const ranks = [1, 2, 4, 8, 16];
  const frames = ranks.map((rank) => at({ rank }));
  const floors = (found: { floor: number }[]) => found.map(({ floor }) => floor);
  const ends = (found: { losses: number[] }[]) => found.map(({ losses }) => losses.at(-1)!);
  allNear(floors(frames), [2.9166, 0.90945, 0.26903, 0.18464, 0.10966], 1e-5);
  allNear(ends(frames), [2.9166, 0.90945, 0.26903, 0.21291, 0.16177], 1e-5);
  for (const { losses } of frames) near(losses[0]!, 7.42062, 1e-5);
  const { served, bitsPerWeight: stored, trained, baseError } = frames[2]!;
  near(served!.unmerged.loss, 0.26903, 1e-5);
  near(served!.merged.loss, served!.unmerged.loss, 1e-12);
  near(served!.requantized!.loss, 0.59635, 1e-5);
  near(served!.original.loss, 0.07264, 1e-5);
  // Only what is rounded again, or stands on another base, is another function than the one that was trained.
  assert.deepEqual([served!.unmerged.moved, served!.merged.moved], [0, 0]);
  near(served!.requantized!.moved, 0.3297, 1e-4);
  near(served!.original.moved, 0.2629, 1e-4);
  assert.deepEqual([stored, trained], [4.1328125, 512]);
  near(baseError, 0.091298, 1e-6);
  const plain = ranks.map((rank) => at({ rank, double: false }));
  allNear(floors(plain), [2.91659, 0.90948, 0.26899, 0.1846, 0.10961], 1e-5);
  assert.equal(plain[2]!.bitsPerWeight, 4.5);
  near(plain[2]!.baseError, 0.091297, 1e-6);
});

test('bits as stored: one constant serves all scales of a small matrix, and 256 of a large one', () => {
  assert.deepEqual([bitsStored(4096, 64, true), bitsStored(4096, 1024, true)], [4.1328125, 4.015625]);
  assert.equal(bitsStored(4096, 64, false), 4.5);
  for (const block of [16, 64, 1024])
    assert.equal(bitsStored(2 ** 22, block, true), bitsPerWeight(block, true));
});

test('the defaults are typical of other draws', () => {
  const last = (seed: number) => [...run({ ...defaultsOf(controls), rank: 4 }, seed)].at(-1)!;
  for (let seed = 1; seed <= 20; seed++) {
    const { losses, served } = last(seed);
    assert.ok(losses.at(-1)! > 0.26 && losses.at(-1)! < 0.29);
    assert.ok(served!.requantized!.loss > 0.56 && served!.requantized!.loss < 0.65);
    assert.ok(served!.original.moved > 0.25 && served!.requantized!.moved > 0.3);
  }
});

test('INT4 and both FP4: reference floors and errors of the base', () => {
  near(at({ base: 'e2m1' }).floor, 0.34137, 1e-5);
  near(at({ base: 'int4' }).floor, 0.36576, 1e-5);
  near(at({ base: 'fp4' }).floor, 0.44083, 1e-5);
  near(at({ base: 'int4', double: false }).baseError, 0.108394, 1e-6);
  near(at({ base: 'fp4', double: false }).baseError, 0.119756, 1e-6);
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
  const error = (levels: Float64Array, blockSize: number) =>
    relativeError(quantizeBlocks(weights, levels, blockSize, false), weights);
  allNear(
    [nf4, e2m1, int4, fp4].map((levels) => error(levels, 64)),
    [0.092, 0.1057, 0.1077, 0.122],
    3e-4,
  );
  allNear(
    [32, 128, 256].map((size) => error(nf4, size)),
    [0.0873, 0.0957, 0.0987],
    3e-4,
  );
});

test('the ends of all controls give sound pictures', () => {
  assertSound(lab, cornerStates(controls, 8), ({ losses }) => assert.ok(losses.every(Number.isFinite)));
});

test('what arrives of a merged update: the same on average as on the page, and the lab shows the spread of its draws', () => {
  const { arrives } = at({ update: 1 });
  for (const { mean, least, most } of Object.values(arrives!)) assert.ok(least < mean && mean < most);
  near(arrives!.stored.mean, 2, 1.5);
  assert.ok(arrives!.original.mean > 60);
  assert.ok(at({ update: 20 }).arrives!.stored.mean > 90);
});
