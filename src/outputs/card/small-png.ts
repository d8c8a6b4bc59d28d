import { crc32, deflateSync } from 'node:zlib';

/** So many colours have two pixels a byte. */
const most = 16;

/** Red, green and blue of a pixel. */
const rgbOf = (colour: number): number[] => [0, 8, 16].map((bits) => (colour >> bits) & 255);

/** Which of some colours, given by their parts, is nearest to another. */
function nearestOf(palette: readonly number[][], colour: number): number {
  const parts = rgbOf(colour);
  const distances = palette.map((other) => Math.hypot(...other.map((part, at) => part - parts[at]!)));
  return distances.indexOf(Math.min(...distances));
}

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
  // Most pixels have the colour of the one before.
  for (let at = 0, from = 0; at < colours.length; from = at) {
    const colour = colours[at]!;
    while (colours[at] === colour) at++;
    counts.set(colour, (counts.get(colour) ?? 0) + at - from);
  }
  const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = ordered.slice(0, most).map(rgbOf);
  const nearest = new Map(ordered.map((colour) => [colour, nearestOf(palette, colour)]));
  // Each row begins with its filter, which is none.
  const row = 1 + width / 2;
  const rows = Buffer.alloc(row * height);
  let [last, index] = [-1, 0];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const colour = colours[at]!;
      if (colour !== last) [last, index] = [colour, nearest.get(colour)!];
      rows[y * row + 1 + (x >> 1)]! |= index << (x % 2 === 0 ? 4 : 0);
    }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', [...size, 4, 3, 0, 0, 0]),
    chunk('PLTE', palette.flat()),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', []),
  ]);
}
