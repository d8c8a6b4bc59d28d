/** Weights, keys and values in few bits, by rounding to the nearest step. */
import { withMatrices, type Matrix, type Model } from './model.ts';

/** What shares a step: a matrix, a row of it (all that makes one output), or 32 weights of a row. */
export type Share = 'matrix' | 'row' | 'group';
export const groupSize = 32;

/** Largest code: 127 for 8 bits, 1 for 2. Codes are symmetric, from −most to most. */
export const mostOf = (bits: number): number => 2 ** (bits - 1) - 1;

/** Rounds numbers to multiples of the step that the largest of them sets, in place, in single precision as PyTorch does. */
export function roundTogether(x: Float32Array, bits: number): void {
  let largest = 0;
  for (const value of x) largest = Math.max(largest, Math.abs(value));
  const step = Math.fround(largest / mostOf(bits));
  if (step > 0) for (let i = 0; i < x.length; i++) x[i] = roundHalfEven(Math.fround(x[i]! / step)) * step;
}

/** Halves go to the even neighbour, as IEEE 754 and PyTorch round. */
export function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  if (x - down !== 0.5) return Math.round(x);
  return down % 2 === 0 ? down : down + 1;
}

/** A matrix whose weights are multiples of steps. */
export function roundMatrix(matrix: Matrix, bits: number, share: Share): Matrix {
  const weights = matrix.weights.slice();
  const row = share === 'matrix' ? weights.length : matrix.columns;
  const together = share === 'group' ? groupSize : row;
  for (let from = 0; from < weights.length; from += row)
    for (let at = from; at < from + row; at += together)
      roundTogether(weights.subarray(at, Math.min(at + together, from + row)), bits);
  return { ...matrix, weights };
}

/** The model with its 28 matrices rounded; the table of characters and the norms stay as they are. */
export const roundModel = (model: Model, bits: number, share: Share): Model =>
  withMatrices(model, (matrix) => roundMatrix(matrix, bits, share));

/**
 * The same function with an outlier: one channel of what attention and feed-forward read is so many times as loud, and the
 * weights that read it are as much smaller.
 */
export function withOutlier(model: Model, factor: number): Model {
  const scaled = withMatrices(model, (matrix, name) => {
    if (name === 'o' || name === 'down') return matrix;
    const weights = matrix.weights.slice();
    for (let at = 0; at < weights.length; at += matrix.columns) weights[at]! /= factor;
    return { ...matrix, weights };
  });
  const louder = (norm: Float32Array) => norm.map((weight, i) => (i === 0 ? weight * factor : weight));
  const layers = scaled.layers.map((layer) => ({
    ...layer,
    norm1: louder(layer.norm1),
    norm2: louder(layer.norm2),
  }));
  return { ...scaled, layers };
}
