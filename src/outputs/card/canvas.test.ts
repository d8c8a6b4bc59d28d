import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { Canvas } from './canvas.ts';
import { full } from './coverage.ts';

/** Colours of a canvas in hexadecimal, row by row. */
async function rowsOf(canvas: Canvas): Promise<string[][]> {
  const { data } = await sharp(canvas.png()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = canvas;
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      data.toString('hex', (y * width + x) * 3, (y * width + x + 1) * 3),
    ),
  );
}
const white = 'ffffff';
const black = '000000';

test('ink blends with what it covers, and is cut at the edges', async () => {
  const canvas = new Canvas(4, 3);
  canvas.clear(0xffffff);
  const coverage = { left: -1, top: -1, width: 2, height: 2, levels: Uint8Array.of(full, full / 2, 0, full) };
  canvas.ink([{ coverage, x: 0 }], 1, 0x000000);
  canvas.ink([{ coverage, x: 4 }], 3, 0x000000);
  assert.deepEqual(await rowsOf(canvas), [
    ['808080', white, white, white],
    [black, white, white, white],
    [white, white, white, black],
  ]);
});

test('of a picture areas keep their colours, and edges take what is near', async () => {
  const canvas = new Canvas(8, 4);
  canvas.clear(0xffffff);
  const [soft, other, edge] = [0xff9090f0, 0xff9494f0, 0xff9898f0];
  const row = [soft, soft, soft, other, other, other, other, edge];
  canvas.paint({ pixels: Uint32Array.from([row, row, row].flat()), width: 8, height: 3 }, 0, 1);
  const [ground, first] = await rowsOf(canvas);
  assert.deepEqual(ground, Array(8).fill(white));
  assert.deepEqual(first, [...Array(3).fill('f09090'), ...Array(5).fill('f09494')]);
});

test('a canvas that is cleared knows no colour from before', () => {
  const canvas = new Canvas(2, 2);
  canvas.clear(0x123456);
  canvas.fill(0, 0, 1, 1, 0x654321);
  const before = canvas.png();
  canvas.clear(0x000000);
  canvas.clear(0x123456);
  canvas.fill(0, 0, 1, 1, 0x654321);
  assert.ok(canvas.png().equals(before));
});
