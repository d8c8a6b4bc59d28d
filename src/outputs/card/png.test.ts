import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { mulberry32 } from '../../../content/numerics/random.ts';
import { encodePng } from './png.ts';

for (const [count, depth] of [
  [2, 4],
  [16, 4],
  [17, 8],
  [256, 8],
] as const) {
  test(`${count} colours take ${depth} bits a pixel, and come back as they were`, async () => {
    const uniform = mulberry32(count);
    const colours = Array.from({ length: count }, () => Math.floor(uniform() * 0x1000000));
    const pixels = Uint8Array.from({ length: 60 * 40 }, () => Math.floor(uniform() * count));
    const png = encodePng(60, 40, colours, pixels);
    assert.equal(png[24], depth);
    assert.ok(png.equals(encodePng(60, 40, colours, pixels)));
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([info.width, info.height], [60, 40]);
    pixels.forEach((index, at) => assert.equal(data.readUIntBE(at * 3, 3), colours[index]));
  });
}
