import sharp from 'sharp';
import type { Outline } from './outline.ts';

/** How much of each pixel a shape covers, in levels from 0 to {@link full}. */
export interface Coverage {
  /** Of its top left pixel, from the shape's origin. */
  left: number;
  top: number;
  width: number;
  height: number;
  levels: Uint8Array;
}

/** Few enough that a text takes few bytes, enough that its edges look smooth. */
export const full = 4;
/** A pixel of which less is covered counts as free, and one of which less is free as covered: edges are sharper. */
const least = 0.2;

/** @param alpha  From 0 to 255. */
function levelOf(alpha: number): number {
  const part = alpha / 255;
  if (part < least) return 0;
  return part > 1 - least ? full : Math.round(part * full);
}

/** A shape at a size and at a part of a pixel. */
export interface Drawn extends Outline {
  key: string;
  /** Pixels a unit. */
  scale: number;
  /** Of the origin from the pixel's left edge, below 1. */
  shift: number;
}

const known = new Map<string, Coverage>();
const sheetWidth = 1024;

/** Draws shapes once, all that are new on one sheet. */
export async function drawCoverage(wanted: readonly Drawn[]): Promise<void> {
  const asked = [...new Map(wanted.map((shape) => [shape.key, shape])).values()].filter(
    ({ key }) => !known.has(key),
  );
  if (asked.length === 0) return;
  let [x, y, rowHeight] = [0, 0, 0];
  const cells = asked.map(({ key, markup, bounds, scale, shift }) => {
    const left = Math.floor(bounds.left * scale + shift);
    const top = Math.floor(bounds.top * scale);
    const width = Math.ceil(bounds.right * scale + shift) - left;
    const height = Math.ceil(bounds.bottom * scale) - top;
    if (x + width > sheetWidth) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const cell = { key, x, y, left, top, width, height };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return {
      ...cell,
      markup: `<g transform="translate(${cell.x - left + shift} ${cell.y - top}) scale(${scale})">${markup}</g>`,
    };
  });
  const height = y + Math.max(1, rowHeight);
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${height}">${cells.map(({ markup }) => markup).join('')}</svg>`;
  const alpha = await sharp(Buffer.from(sheet)).extractChannel('alpha').raw().toBuffer();
  for (const { key, x, y, left, top, width, height } of cells) {
    const levels = new Uint8Array(width * height);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        levels[row * width + column] = levelOf(alpha[(y + row) * sheetWidth + x + column]!);
    known.set(key, { left, top, width, height, levels });
  }
}

export function coverageOf(key: string): Coverage {
  return known.get(key)!;
}
