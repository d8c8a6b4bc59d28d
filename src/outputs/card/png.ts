import { crc32, deflateSync } from 'node:zlib';

/** The rows of an image before they are compressed; kept, since new memory for each costs as much as filling it. */
let scratch = new Uint8Array();

/**
 * An image with a palette as PNG.
 *
 * @param width    Even.
 * @param colours  At most 256, as 0xRRGGBB.
 * @param pixels   An index of a colour each, row by row.
 */
export function encodePng(
  width: number,
  height: number,
  colours: readonly number[],
  pixels: Uint8Array,
): Buffer {
  const palette = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, index) => palette.writeUIntBE(colour, index * 3, 3));
  const depth = colours.length <= 16 ? 4 : 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Depth of a pixel in bits, then that it has a palette; no interlacing.
  header.set([depth, 3], 8);
  const stride = Math.ceil((width * depth) / 8) + 1;
  if (scratch.length < stride * height) scratch = new Uint8Array(stride * height);
  const rows = scratch.subarray(0, stride * height);
  // Two pixels at once.
  const pairs = new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2);
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length);
  for (let row = 0; row < height; row++) {
    let to = row * stride;
    const from = row * width;
    // Most rows are as the one above.
    if (row > 0 && bytes.compare(bytes, from - width, from, from, from + width) === 0) {
      rows.copyWithin(to, to - stride, to);
      continue;
    }
    rows[to++] = 0;
    if (depth === 8) rows.set(pixels.subarray(from, from + width), to);
    else
      for (let at = from / 2; at < (from + width) / 2; at++) {
        const pair = pairs[at]!;
        rows[to++] = ((pair & 15) << 4) | (pair >> 8);
      }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 5 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
