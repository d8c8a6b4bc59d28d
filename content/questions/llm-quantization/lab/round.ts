import { zeros, type Matrix } from '../../../numerics/matrix.ts';

/** What shares one scale: the whole matrix, a row (a token of X, or a group) or a column (an output channel of W). */
export type Scope = 'tensor' | 'row' | 'column';

/**
 * Rounds a matrix to symmetric b-bit integers and back.
 *
 * @param a      Finite entries. Not modified.
 * @param bits   At least 2: codes −(2^(b−1)−1) … 2^(b−1)−1.
 * @param scope  What shares a step Δ = largest |entry| / (2^(b−1)−1).
 * @returns values, the dequantized entries; codes, the integers; steps, one for each scope.
 *
 * Half-way values go away from zero. Nothing is clipped, as the largest entry has the largest code: off by at most Δ/2.
 * Where all entries are 0 the step is 0 and so is the result.
 */
export function quantize(
  a: Matrix,
  bits: number,
  scope: Scope,
): { values: Matrix; codes: Int32Array; steps: Float64Array } {
  const { rows, columns } = a;
  const most = 2 ** (bits - 1) - 1;
  // Entry (i, j) has the scale number i × byRow + j × byColumn.
  const byRow = scope === 'row' ? 1 : 0;
  const byColumn = scope === 'column' ? 1 : 0;
  const steps = new Float64Array(scope === 'tensor' ? 1 : scope === 'row' ? rows : columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const k = i * byRow + j * byColumn;
      steps[k] = Math.max(steps[k]!, Math.abs(a.data[i * columns + j]!));
    }
  }
  for (let k = 0; k < steps.length; k++) steps[k]! /= most;
  const values = zeros(rows, columns);
  const codes = new Int32Array(a.data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const step = steps[i * byRow + j * byColumn]!;
      const integer = code(a.data[i * columns + j]!, step, most);
      codes[i * columns + j] = integer;
      values.data[i * columns + j] = integer * step;
    }
  }
  return { values, codes, steps };
}

/** The integer for one value: nearest, half-way values away from zero, within ±most. */
export function code(value: number, step: number, most: number): number {
  if (step === 0) return 0;
  const magnitude = Math.min(most, Math.round(Math.abs(value) / step));
  return value < 0 ? 0 - magnitude : magnitude; // never −0
}
