import type { Progress } from 'grounded/lab/lab.ts';
import { cholesky, inversePositive } from '../../../numerics/cholesky.ts';
import { draw, multiply, relativeError, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { code, quantize } from './round.ts';

/** Input channels and outputs, and tokens, of the layer in the second experiment. */
export const gptqSize = 32;
export const gptqTokens = 256;

/** Draws activations whose neighbouring channels correlate by ρ (an autoregression over channels), and weights. */
export function correlated(rho: number, seed: number): { x: Matrix; w: Matrix } {
  const next = normalPairs(mulberry32(seed));
  const x = zeros(gptqTokens, gptqSize);
  const fresh = Math.sqrt(1 - rho * rho);
  for (let t = 0; t < gptqTokens; t++) {
    let last = next();
    for (let j = 0; j < gptqSize; j++) {
      if (j > 0) last = rho * last + fresh * next();
      x.data[t * gptqSize + j] = last;
    }
  }
  return { x, w: draw(gptqSize, gptqSize, () => next() / Math.sqrt(gptqSize)) };
}

/** Twice the mean of xᵀx over tokens, plus 1% of its mean diagonal on the diagonal; shape [channels, channels]. */
function hessian(x: Matrix): Matrix {
  const h = multiply(transpose(x), x);
  const n = h.rows;
  let trace = 0;
  for (let i = 0; i < h.data.length; i++) h.data[i]! *= 2 / x.rows;
  for (let i = 0; i < n; i++) trace += h.data[i * n + i]!;
  for (let i = 0; i < n; i++) h.data[i * n + i]! += (0.01 * trace) / n;
  return h;
}

/**
 * Rounds weights one input channel at a time and lets the channels not yet rounded make up for the error.
 *
 * @param w     Shape [channels, outputs]. Not modified.
 * @param h     Hessian of the squared output error, symmetric positive definite, shape [channels, channels].
 * @param bits  At least 2. The scale of each output is that of the weights as given.
 * @returns the dequantized weights, shape as w.
 * @throws RangeError if h is not positive definite.
 *
 * A diagonal Hessian gives rounding to nearest, bit for bit. Left out: the order by activation size, groups, and lazy
 * batches, which change the speed only.
 * Source: Frantar et al. 2023, "GPTQ", section 3.3 (steps 1 and 3).
 */
export function gptq(w: Matrix, h: Matrix, bits: number): Matrix {
  const { rows, columns } = w;
  const most = 2 ** (bits - 1) - 1;
  const { steps } = quantize(w, bits, 'column');
  const u = transpose(cholesky(inversePositive(h))); // h⁻¹ = uᵀ u
  const left = Float64Array.from(w.data);
  const out = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      const weight = left[i * columns + k]!;
      const kept = code(weight, steps[k]!, most) * steps[k]!;
      out.data[i * columns + k] = kept;
      const lost = (weight - kept) / u.data[i * rows + i]!;
      for (let j = i + 1; j < rows; j++) left[j * columns + k]! -= lost * u.data[i * rows + j]!;
    }
  }
  return out;
}

export interface Comparison {
  /** ‖x w − x ŵ‖ / ‖x w‖. */
  output: { rtn: number; gptq: number };
  /** ‖w − ŵ‖ / ‖w‖. */
  weight: { rtn: number; gptq: number };
}

/** Rounding to nearest and GPTQ on the same layer. */
export function compare({ x, w }: { x: Matrix; w: Matrix }, bits: number): Comparison {
  const nearest = quantize(w, bits, 'column').values;
  const second = gptq(w, hessian(x), bits);
  const y = multiply(x, w);
  const outputError = (rounded: Matrix) => relativeError(multiply(x, rounded).data, y.data);
  return {
    output: { rtn: outputError(nearest), gptq: outputError(second) },
    weight: { rtn: relativeError(nearest.data, w.data), gptq: relativeError(second.data, w.data) },
  };
}

export interface GptqFrame extends Progress {
  experiment: 'gptq';
  chosen: Comparison;
  byBits: { bits: number; rtn: number; gptq: number }[];
  byCorrelation: { rho: number; rtn: number; gptq: number }[];
}

/** The second experiment: one pair of layers by bits and by correlation. */
export function gptqFrame({ bits, rho, seed }: Params): GptqFrame {
  const data = correlated(rho, seed);
  return {
    experiment: 'gptq',
    progress: 1,
    chosen: compare(data, bits),
    byBits: [2, 3, 4, 5, 6, 7, 8].map((each) => ({ bits: each, ...compare(data, each).output })),
    byCorrelation: Array.from({ length: 20 }, (_, index) => ({
      rho: index / 20,
      ...compare(correlated(index / 20, seed), bits).output,
    })),
  };
}
