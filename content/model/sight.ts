/** Scanned digits, and the projectors through which the model reads them; digits.py trained these. */
import { apply } from './forward.ts';
import { characters, decode, encode, sizes, type Model } from './model.ts';
import { readTensors } from './tensor-file.ts';
import { write } from './write.ts';

/** The words of the digits, which the model learned to write. */
export const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Pixels along a picture and along a patch, numbers between the two layers, and pictures that are held out. */
export const [side, patch, hidden, held] = [8, 4, 128, 297] as const;
const patches = (side / patch) ** 2;

export interface Scan {
  /** From 0 to 16, row by row. */
  pixels: Uint8Array;
  digit: number;
}

/** The scans in `digits.bin`; the last `held` are held out. */
export function scans(file: ArrayBuffer): Scan[] {
  const row = side ** 2 + 1;
  return Array.from({ length: file.byteLength / row }, (_, at) => {
    const bytes = new Uint8Array(file, at * row, row);
    return { pixels: bytes.subarray(0, row - 1), digit: bytes[row - 1]! };
  });
}

/** GELU: x times the normal distribution function, after Abramowitz and Stegun 1964, 7.1.26 (off by 1.5e-7 at most). */
function gelu(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-z * z)) / 2;
  return x * (x < 0 ? tail : 1 - tail);
}

/** Turns a picture of 8 × 8 pixels into image tokens, shape [4, width]. */
export type Projector = (pixels: ArrayLike<number>) => Float32Array;

/**
 * A projector of a file `sight-….bin`: two layers for each patch, and a learned place between them.
 *
 * @throws Error if the file is damaged, or lacks one of the tensors of this kind.
 */
export function projectorOf(file: ArrayBuffer, kind: 'start' | 'trained' | 'shuffled'): Projector {
  const tensors = readTensors(file);
  const get = (name: string) => {
    const found = tensors.get(`${kind}.${name}`);
    if (!found) throw new Error(`the file of projectors has no “${kind}.${name}”`);
    return found.values;
  };
  const first = { rows: hidden, columns: patch ** 2, weights: get('first-weight') };
  const second = { rows: sizes.width, columns: hidden, weights: get('second-weight') };
  const [firstBias, secondBias, place] = [get('first-bias'), get('second-bias'), get('place')];
  return (pixels) => {
    const out = new Float32Array(patches * sizes.width);
    const between = new Float32Array(hidden);
    for (let at = 0; at < patches; at++) {
      const token = out.subarray(at * sizes.width, (at + 1) * sizes.width);
      apply(first, patchOf(pixels, at), between);
      for (let i = 0; i < hidden; i++)
        between[i] = gelu(between[i]! + firstBias[i]! + place[at * hidden + i]!);
      apply(second, between, token);
      for (let i = 0; i < sizes.width; i++) token[i]! += secondBias[i]!;
    }
    return out;
  };
}

/** The pixels of a patch, from 0 to 1. */
function patchOf(pixels: ArrayLike<number>, at: number): Float32Array {
  const along = side / patch;
  const from = Math.floor(at / along) * patch * side + (at % along) * patch;
  return Float32Array.from(
    { length: patch ** 2 },
    (_, i) => pixels[from + Math.floor(i / patch) * side + (i % patch)]! / 16,
  );
}

/** The mean of the image tokens of some pictures. */
export function meanTokens(projector: Projector, pictures: readonly Scan[]): Float32Array {
  const sum = new Float64Array(patches * sizes.width);
  for (const { pixels } of pictures) projector(pixels).forEach((value, i) => (sum[i]! += value));
  return Float32Array.from(sum, (value) => value / pictures.length);
}

const ends = new Set(encode(characters.replace(/[a-zA-Z]/g, '')));
/** Letters of the longest words. */
const longest = 6;

/** What the model writes after a picture: the likeliest letters, up to the first sign that is none. */
export function wordAfter(model: Model, tokens: Float32Array): string {
  const ids: number[] = [];
  for (const id of write({ model, prompt: tokens, start: '\n', length: longest, temperature: 0, seed: 1 })) {
    if (ends.has(id)) break;
    ids.push(id);
  }
  return decode(ids);
}
