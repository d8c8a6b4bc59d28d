import { full, type Coverage } from './coverage.ts';
import { blend, Palette } from './palette.ts';
import { encodePng } from './png.ts';

/** Distance in RGB up to which two colours look the same. */
const same = 12;
/** Distance in RGB up to which a pixel of an edge may take the colour of another. */
const alike = 48;
/** The same where it is one of many, as along a straight edge. */
const alikeInLines = 20;
const many = 200;

/** An image in few colours, an index of its palette for each pixel. Places in px from the top left. */
export class Canvas {
  #palette = new Palette();
  readonly #pixels: Uint8Array;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    [this.width, this.height] = [width, height];
    this.#pixels = new Uint8Array(width * height);
  }

  /** Begins a new image: of one colour, with no other in its palette. */
  clear(ground: number): void {
    this.#palette = new Palette();
    this.#pixels.fill(this.#palette.index(ground));
  }

  fill(x: number, y: number, width: number, height: number, colour: number): void {
    const index = this.#palette.index(colour);
    for (let row = y; row < y + height; row++)
      this.#pixels.fill(index, row * this.width + x, row * this.width + x + width);
  }

  /** Puts ink where shapes cover what is there, their origins at x and a common y; what lies beyond the canvas is cut. */
  ink(shapes: readonly { coverage: Coverage; x: number }[], y: number, colour: number): void {
    const pixels = this.#pixels;
    const blends = new Map<number, Uint8Array>();
    let ground = -1;
    let blended: Uint8Array = new Uint8Array();
    for (const { coverage, x } of shapes) {
      const { width, levels } = coverage;
      const [left, top] = [x + coverage.left, y + coverage.top];
      const [first, end] = [Math.max(0, -left), Math.min(width, this.width - left)];
      const lastRow = Math.min(coverage.height, this.height - top);
      for (let row = Math.max(0, -top); row < lastRow; row++) {
        const shift = (top + row) * this.width + left - row * width;
        for (let at = row * width + first; at < row * width + end; at++) {
          const level = levels[at]!;
          if (level === 0) continue;
          const before = pixels[shift + at]!;
          if (before !== ground) {
            ground = before;
            blended = blends.get(ground) ?? this.#blends(ground, colour);
            blends.set(ground, blended);
          }
          pixels[shift + at] = blended[level]!;
        }
      }
    }
  }

  /** Indices of an ink over a ground, by level. */
  #blends(ground: number, ink: number): Uint8Array {
    const indices = new Uint8Array(full + 1).fill(ground);
    for (let level = full; level > 0; level--)
      indices[level] = this.#palette.index(
        blend(this.#palette.colours[ground]!, ink, level / full),
        level === full ? same : same * 2,
      );
    return indices;
  }

  /** Puts a picture in its place: areas in their own colours, the blends at edges in few of theirs. */
  paint(raster: Raster, x: number, y: number): void {
    const { pixels, width, height } = raster;
    const { count, areas } = coloursOf(raster);
    const indices = new Map<number, number>();
    for (const [pixel, times] of [...count].sort(([a, some], [b, others]) => others - some || a - b)) {
      const tolerance = areas.has(pixel) ? 0 : times < many ? alike : alikeInLines;
      indices.set(pixel, this.#palette.index(rgb(pixel), tolerance));
    }
    for (let row = 0; row < height; row++) {
      const shift = (y + row) * this.width + x - row * width;
      for (let at = row * width; at < (row + 1) * width;) {
        const from = at;
        const pixel = pixels[at]!;
        while (++at < (row + 1) * width && pixels[at] === pixel);
        this.#pixels.fill(indices.get(pixel)!, shift + from, shift + at);
      }
    }
  }

  png(): Buffer {
    return encodePng(this.width, this.height, this.#palette.colours, this.#pixels);
  }
}

/** An opaque picture; four bytes a pixel, red in the lowest. */
export interface Raster {
  pixels: Uint32Array;
  width: number;
  height: number;
}

/** How often each pixel occurs, and which are wider and higher than one at some place, as no blend at a straight edge is. */
function coloursOf({ pixels, width }: Raster): { count: Map<number, number>; areas: Set<number> } {
  const count = new Map<number, number>();
  const areas = new Set<number>();
  for (let at = 0; at < pixels.length;) {
    const from = at;
    const pixel = pixels[at]!;
    let inside = 0;
    while (++at < pixels.length && pixels[at] === pixel) if (pixels[at - width] === pixel) inside++;
    count.set(pixel, (count.get(pixel) ?? 0) + at - from);
    if (inside >= 2) areas.add(pixel);
  }
  return { count, areas };
}

const rgb = (pixel: number): number => ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 255);
