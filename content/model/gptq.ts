/**
 * GPTQ on the model: rounds a matrix column after column and lets the columns not yet rounded make up for the error.
 *
 * Frantar et al. 2023, "GPTQ" (arXiv 2210.17323), without its batches, which change the speed only.
 */
import { cholesky, inversePositive } from '../numerics/cholesky.ts';
import { zeros, type Matrix as Square } from '../numerics/matrix.ts';
import { Pass, type Input } from './forward.ts';
import { encode, sizes, withMatrices, type Matrix, type MatrixName, type Model } from './model.ts';
import { groupSize, mostOf, roundHalfEven, type Share } from './rounding.ts';

/** What each matrix reads. */
const inputOf: Readonly<Record<MatrixName, Input>> = {
  q: 'attention',
  k: 'attention',
  v: 'attention',
  o: 'output',
  gate: 'feedForward',
  up: 'feedForward',
  down: 'down',
};

/** Mean of x xᵀ over the inputs of calibration texts, by layer and input, shape [columns, columns]. */
export type Hessians = ReadonlyMap<string, Square>;
const keyOf = (layer: number, input: Input): string => `${layer}.${input}`;

/** Collects Hessians over texts; yields the share of the work that is done. */
export function* hessians(model: Model, windows: readonly string[]): Generator<number, Hessians, undefined> {
  const sums = new Map<string, Square>();
  let count = 0;
  for (const [at, window] of windows.entries()) {
    const inputs = (x: Float32Array, layer: number, input: Input) => {
      const key = keyOf(layer, input);
      const sum = sums.get(key) ?? zeros(x.length, x.length);
      sums.set(key, sum);
      addOuter(sum, x);
    };
    const pass = new Pass(model, sizes.context, { inputs });
    for (const id of encode(window).slice(0, sizes.context)) {
      pass.read(id);
      count += 1;
    }
    yield (at + 1) / windows.length;
  }
  for (const sum of sums.values()) for (let i = 0; i < sum.data.length; i++) sum.data[i]! /= count;
  return sums;
}

/** Adds x xᵀ. */
function addOuter({ data }: Square, x: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    const row = i * x.length;
    const factor = x[i]!;
    for (let j = 0; j < x.length; j++) data[row + j]! += factor * x[j]!;
  }
}

/** The upper triangular u with h⁻¹ = uᵀ u, after 1 % of the mean diagonal was added to the diagonal of h. */
function factorOf(hessian: Square): Square {
  const n = hessian.rows;
  const h = { ...hessian, data: hessian.data.slice() };
  let trace = 0;
  for (let i = 0; i < n; i++) trace += h.data[i * n + i]!;
  for (let i = 0; i < n; i++) h.data[i * n + i]! += (0.01 * trace) / n;
  const lower = cholesky(inversePositive(h));
  const u = zeros(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) u.data[j * n + i] = lower.data[i * n + j]!;
  return u;
}

/** Rounds a matrix with the factor of its input's Hessian; rows or groups share a step. */
export function gptqMatrix(matrix: Matrix, u: Square, bits: number, share: Exclude<Share, 'matrix'>): Matrix {
  const { rows, columns } = matrix;
  const most = mostOf(bits);
  const out = new Float32Array(matrix.weights.length);
  const group = share === 'group' ? groupSize : columns;
  const left = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    left.set(matrix.weights.subarray(i * columns, (i + 1) * columns));
    let step = 0;
    for (let j = 0; j < columns; j++) {
      if (j % group === 0) step = stepOf(left.subarray(j, j + group), most);
      const code = Math.max(-most, Math.min(most, roundHalfEven(left[j]! / step)));
      out[i * columns + j] = code * step;
      const lost = (left[j]! - code * step) / u.data[j * columns + j]!;
      for (let k = j + 1; k < columns; k++) left[k]! -= lost * u.data[j * columns + k]!;
    }
  }
  return { rows, columns, weights: out };
}

const stepOf = (weights: Float64Array, most: number): number =>
  weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / most || 1;

/** The model with its 28 matrices rounded by GPTQ. */
export function gptqModel(
  model: Model,
  found: Hessians,
  bits: number,
  share: Exclude<Share, 'matrix'>,
): Model {
  const factors = new Map<string, Square>();
  return withMatrices(model, (matrix, name, layer) => {
    const key = keyOf(layer, inputOf[name]);
    const u = factors.get(key) ?? factorOf(found.get(key)!);
    factors.set(key, u);
    return gptqMatrix(matrix, u, bits, share);
  });
}
