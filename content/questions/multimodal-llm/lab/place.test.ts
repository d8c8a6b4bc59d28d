import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { bestReader, cellFeatures, centred, readBlock } from './place.ts';

test('features: reference numbers, without and with place', () => {
  near(cellFeatures(64, false)(3, 44)[1]!, 1.5299088791, 1e-9);
  near(cellFeatures(64, true)(3, 44)[1]!, 1.6002811722, 1e-9);
  near(cellFeatures(64, true)(0, 0)[1]!, 0.0226518227, 1e-9);
  near(cellFeatures(64, true)(0, 0)[5]!, 0.3554183196, 1e-9);
  // Without place every cell has the same features.
  assert.deepEqual(cellFeatures(8, false)(2, 0), cellFeatures(8, false)(2, 63));
  const squares = (p: number) => centred('place', 64, p, 0).data.reduce((sum, x) => sum + x * x, 0);
  near(squares(2), 262.917279, 1e-6);
  near(squares(4), 1210.941174, 1e-6);
  near(squares(8), 4759.965046, 1e-6);
});

test('the reader gives the centred marks back where the token has room', () => {
  const phi = centred('place', 64, 2, 0);
  const reader = bestReader(phi);
  const there = [3, 0, 2, 2];
  const sum = new Float64Array(64);
  there.forEach((colour, j) => {
    for (let k = 0; k < 64; k++) sum[k]! += phi.data[(4 * j + colour) * 64 + k]!;
  });
  assert.deepEqual([...readBlock(reader, sum)], there);
  for (let row = 0; row < 16; row++) {
    let guess = 0;
    for (let k = 0; k < 64; k++) guess += reader.data[row * 64 + k]! * sum[k]!;
    near(guess, (row % 4 === there[Math.floor(row / 4)] ? 1 : 0) - 1 / 4, 1e-5);
  }
});
