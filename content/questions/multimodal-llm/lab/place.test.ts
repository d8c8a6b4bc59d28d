import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { bestReader, cellFeatures, centred, readBlock, shareRight } from './place.ts';
import { ceiling, poolings } from './questions.ts';

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

test('cells alone: averages reach the ceiling of counting and no more', () => {
  for (const p of poolings) near(shareRight({ making: 'alone', width: 64, p }), ceiling(p * p), 0.01);
});

test('cells with places: averages bring all of them back where a token has room, 3 numbers a cell', () => {
  const place = (width: number, p: number) => shareRight({ making: 'place', width, p });
  for (const p of [1, 2, 4]) assert.equal(place(64, p), 1);
  near(place(64, 8), 0.664, 0.01);
  near(place(32, 4), 0.9214, 0.01);
  // Four cells have 12 free marks. A feature that is zero for all of them has no share in the room.
  assert.equal(place(24, 2), 1);
  assert.ok(place(11, 2) < 1);
});

test('one token: the spread over ten random layers', () => {
  const seeds = Array.from({ length: 10 }, (_, at) => 11 + at);
  const all = seeds.map((seed) => shareRight({ making: 'place', width: 64, p: 8, seed }));
  near(Math.min(...all), 0.66, 0.005);
  near(Math.max(...all), 0.675, 0.005);
});

test('side by side, each place in a block has its own map, so that places are kept without being known', () => {
  for (const p of [1, 2, 4]) assert.equal(shareRight({ making: 'sideBySide', width: 64, p }), 1);
  near(shareRight({ making: 'sideBySide', width: 64, p: 8 }), 0.675, 0.01);
});

test('noise costs what averages keep of places', () => {
  near(shareRight({ making: 'place', width: 64, p: 4, noise: 0.02 }), 0.924, 0.005);
  near(shareRight({ making: 'place', width: 64, p: 2, noise: 0.02 }), 1, 0.001);
  const layers = [11, 12, 13, 14, 15].map((seed) =>
    shareRight({ making: 'place', width: 64, p: 4, noise: 0.02, seed }),
  );
  near(Math.min(...layers), 0.9, 0.005);
  near(Math.max(...layers), 0.956, 0.005);
  assert.throws(() => shareRight({ making: 'sideBySide', width: 8, p: 2, noise: 0.1, count: 2 }), RangeError);
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
