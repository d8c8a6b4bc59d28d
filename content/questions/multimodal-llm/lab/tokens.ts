import type { Matrix } from '../../../numerics/matrix.ts';
import { features, logitsOf } from './projector.ts';
import {
  blockOffsets,
  blockStart,
  cells,
  colours,
  countBlock,
  imageOf,
  largest,
  poolings,
  side,
  type Questions,
} from './questions.ts';

/**
 * Adds `factor` times the mean over a p × p block of rows, 12 numbers each, to `into`, shape [12].
 *
 * @param rowOf  Which row belongs to each cell; without it, the one of the same number.
 */
function addMean(
  rows: Float64Array,
  rowOf: ArrayLike<number> | undefined,
  start: number,
  p: number,
  factor: number,
  into: Float64Array,
): void {
  const share = factor / (p * p);
  for (const offset of blockOffsets(p)) {
    const cell = start + offset;
    const from = (rowOf ? rowOf[cell]! : cell) * features;
    for (let j = 0; j < features; j++) into[j]! += share * rows[from + j]!;
  }
}

/**
 * Encodes the token that each question addresses: the mean of the p × p block of cell features around its cell.
 *
 * @param p      1, 2, 4 or 8; an image then has (8 / p)² tokens.
 * @param sigma  Factor of the noise.
 * @param unit   Noise of the tokens, shape [count, 12], or undefined for none.
 * @returns shape [count, 12].
 */
export function addressedTokens(
  encoder: Matrix,
  questions: Questions,
  p: number,
  sigma = 0,
  unit?: Float64Array,
): Float64Array {
  const out = new Float64Array(questions.count * features);
  for (let i = 0; i < questions.count; i++) {
    const into = out.subarray(i * features, (i + 1) * features);
    addMean(encoder.data, imageOf(questions, i), blockStart(questions, i, p), p, 1, into);
  }
  if (unit) for (let at = 0; at < out.length; at++) out[at]! += sigma * unit[at]!;
  return out;
}

/**
 * Noise of unit variance a feature and cell, averaged over the block that each question addresses. Drawn features first,
 * then cells, then images.
 *
 * @returns by pooling, shape [count, 12].
 */
export function averageNoise(questions: Questions, next: () => number): Map<number, Float64Array> {
  const addressed = new Map(poolings.map((p) => [p, new Float64Array(questions.count * features)]));
  const image = new Float64Array(cells * features);
  for (let i = 0; i < questions.count; i++) {
    for (let at = 0; at < image.length; at++) image[at] = next();
    for (const [p, out] of addressed) {
      const into = out.subarray(i * features, (i + 1) * features);
      addMean(image, undefined, blockStart(questions, i, p), p, 1, into);
    }
  }
  return addressed;
}

/** All tokens of one image, shape [(8 / p)², 12], row by row. */
export function tokensOfImage(encoder: Matrix, image: Uint8Array, p: number): Float64Array {
  const along = side / p;
  const out = new Float64Array(along * along * features);
  for (let token = 0; token < along * along; token++) {
    const start = Math.floor(token / along) * p * side + (token % along) * p;
    const into = out.subarray(token * features, (token + 1) * features);
    addMean(encoder.data, image, start, p, 1, into);
  }
  return out;
}

/**
 * Accuracy of the mean of all tokens, projected, on the question "which colour is most frequent in the image?". Any of
 * equally frequent colours is right.
 *
 * @param map        M, shape [4, 12].
 * @param unitMeans  Mean noise of each image, shape [count, 12], or undefined for none; sigma is its factor.
 */
export function wholeImage(
  encoder: Matrix,
  map: Float64Array,
  questions: Questions,
  p: number,
  sigma = 0,
  unitMeans?: Float64Array,
): number {
  const counts = new Uint16Array(colours);
  const mean = new Float64Array(features);
  const share = (p * p) / cells;
  let right = 0;
  for (let i = 0; i < questions.count; i++) {
    const image = imageOf(questions, i);
    const tokens = tokensOfImage(encoder, image, p);
    mean.fill(0);
    for (let at = 0; at < tokens.length; at += features)
      for (let j = 0; j < features; j++) mean[j]! += share * tokens[at + j]!;
    // The mean over all tokens of their noise is the mean over all cells, whatever the pooling.
    if (unitMeans) for (let j = 0; j < features; j++) mean[j]! += sigma * unitMeans[i * features + j]!;
    countBlock(image, 0, side, counts);
    if (counts[largest(logitsOf(map, mean))] === counts[largest(counts)]) right += 1;
  }
  return right / questions.count;
}
