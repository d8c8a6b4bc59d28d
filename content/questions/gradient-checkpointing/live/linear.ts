/** Products with a weight matrix for all tokens of a text, and their backward pass. */
import { apply } from '../../../model/forward.ts';
import type { Matrix } from '../../../model/model.ts';

/** y = x Wᵀ: x of shape [T, columns], W [rows, columns], y [T, rows]. */
export function linear(matrix: Matrix, x: Float32Array): Float32Array {
  const { rows, columns } = matrix;
  const tokens = x.length / columns;
  const y = new Float32Array(tokens * rows);
  for (let t = 0; t < tokens; t++)
    apply(matrix, x.subarray(t * columns, (t + 1) * columns), y.subarray(t * rows, (t + 1) * rows));
  return y;
}

/** The gradient of the input, g W: g of shape [T, rows], the result [T, columns]. */
export function linearInput({ rows, columns, weights }: Matrix, g: Float32Array): Float32Array {
  const tokens = g.length / rows;
  const out = new Float32Array(tokens * columns);
  const sums = new Float64Array(columns);
  for (let t = 0; t < tokens; t++) {
    sums.fill(0);
    for (let i = 0; i < rows; i++) addMultiple(sums, g[t * rows + i]!, weights, i * columns);
    out.set(sums, t * columns);
  }
  return out;
}

/** The gradient of the weights, gᵀ x: g of shape [T, rows], x [T, columns], the result [rows, columns]. */
export function linearWeights({ rows, columns }: Matrix, x: Float32Array, g: Float32Array): Float32Array {
  const tokens = g.length / rows;
  const out = new Float32Array(rows * columns);
  const sums = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    sums.fill(0);
    for (let t = 0; t < tokens; t++) addMultiple(sums, g[t * rows + i]!, x, t * columns);
    out.set(sums, i * columns);
  }
  return out;
}

/** sums += factor · numbers[from …]. */
function addMultiple(sums: Float64Array, factor: number, numbers: Float32Array, from: number): void {
  for (let j = 0; j < sums.length; j++) sums[j]! += factor * numbers[from + j]!;
}

/** a + b, of one shape. */
export const sum = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + b[i]!);
