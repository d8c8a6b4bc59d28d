import { crc32, deflateSync } from 'node:zlib';

/** How far red, green or blue may be off where a colour need not be exact. */
const alike = 12;
/** A colour that fills so many pixels in rows of at least so many is seen as an area, such as one of a logo: no edge has them. */
const area = { pixels: 64, row: 5 };
/** So many areas at most; edges of what is drawn need colours too. */
const mostAreas = 64;
/** One more costs a third more time here for a tenth fewer bytes. */
const level = 3;

const difference = (one: number, other: number, shift: number): number =>
  Math.abs(((one >> shift) & 255) - ((other >> shift) & 255));

/**
 * Encodes an opaque image in at most 256 colours.
 *
 * @param rgba   Four bytes a pixel, row by row.
 * @param exact  Colours that stay as they are, fewer than 192, red in the lowest byte. So do those that fill areas. Others
 *   take one that is alike, or the nearest where there are too many.
 * @returns PNG; the same bytes for the same arguments.
 */
export function indexedPng(rgba: Buffer, width: number, height: number, exact: readonly number[]): Buffer {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const palette = [...new Set([...exact, ...areasOf(pixels)])];
  const indices = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (colour: number): number => {
    let [nearest, least] = [0, Infinity];
    palette.forEach((other, index) => {
      const far = Math.max(
        difference(colour, other, 0),
        difference(colour, other, 8),
        difference(colour, other, 16),
      );
      if (far < least) [nearest, least] = [index, far];
    });
    if (least > alike && palette.length < 256) nearest = palette.push(colour) - 1;
    indices.set(colour, nearest);
    return nearest;
  };

  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0, at = 0; row < height; row++) {
    const end = at + width;
    const shift = row + 1;
    while (at < end) {
      const from = at;
      const colour = pixels[at]!;
      while (++at < end && pixels[at] === colour);
      const index = indices.get(colour) ?? indexOf(colour);
      // To call costs more than to fill a few bytes here.
      if (at - from > 32) rows.fill(index, from + shift, at + shift);
      else for (let to = from + shift; to < at + shift; to++) rows[to] = index;
    }
  }

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour, colour >> 8, colour >> 16]))),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours that fill areas, the largest first. */
function areasOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (let from = 0, at = 0; from < pixels.length; from = at) {
    const colour = pixels[from]!;
    while (++at < pixels.length && pixels[at] === colour);
    if (at - from >= area.row) counts.set(colour, (counts.get(colour) ?? 0) + at - from);
  }
  return [...counts]
    .filter(([, count]) => count >= area.pixels)
    .sort(([one, count], [other, most]) => most - count || one - other)
    .slice(0, mostAreas)
    .map(([colour]) => colour);
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, -4)), data.length + 8);
  return out;
}
