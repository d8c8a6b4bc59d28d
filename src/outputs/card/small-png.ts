import { crc32, deflateSync } from 'node:zlib';

/** So many colours have two pixels a byte. */
const most = 16;

/** Red, green and blue of a pixel. */
const partsOf = (colour: number): number[] => [0, 8, 16].map((bits) => (colour >> bits) & 255);

const distance = (one: number, other: number): number =>
  Math.hypot(...partsOf(one).map((part, at) => part - partsOf(other)[at]!));

function chunk(type: string, data: readonly number[] | Uint8Array): Buffer {
  const parts = Buffer.concat([Buffer.alloc(4), Buffer.from(type), Buffer.from(data), Buffer.alloc(4)]);
  parts.writeUInt32BE(data.length);
  parts.writeUInt32BE(crc32(parts.subarray(4, -4)), parts.length - 4);
  return parts;
}

/**
 * A picture of few colours as a PNG of the 16 most frequent: a book may serve one at a thousand addresses.
 *
 * @param pixels  RGBA, opaque.
 * @param width   Even.
 */
export function smallPng(pixels: Buffer, width: number, height: number): Buffer {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = ordered.slice(0, most);
  const nearest = new Map(
    ordered.map((colour) => {
      const distances = palette.map((other) => distance(colour, other));
      return [colour, distances.indexOf(Math.min(...distances))];
    }),
  );
  // Each row begins with its filter, which is none.
  const row = 1 + width / 2;
  const rows = Buffer.alloc(row * height);
  colours.forEach((colour, at) => {
    const x = at % width;
    rows[row * ((at - x) / width) + 1 + (x >> 1)]! |= nearest.get(colour)! << (x % 2 === 0 ? 4 : 0);
  });
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', [...size, 4, 3, 0, 0, 0]),
    chunk('PLTE', palette.flatMap(partsOf)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', []),
  ]);
}
