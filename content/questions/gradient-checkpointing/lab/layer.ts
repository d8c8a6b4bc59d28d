import { mulberry32, normal } from '../../../numerics/random.ts';

export const width = 16;
export const batch = 8;
/** Numbers of an activation, and of a layer's weights. */
export const cells = batch * width;
export const weightCells = width * width;

export interface Network {
  /** Weights, shape [n, 16, 16], row-major. */
  weights: Float64Array;
  /** Shape [8, 16]. */
  input: Float64Array;
}

/** The network of the lab: n layers h ← tanh(h W), weights normal with deviation 1.2/√16. */
export function network(n: number): Network {
  const weight = normal(mulberry32(3));
  const entry = normal(mulberry32(4));
  return {
    weights: Float64Array.from({ length: n * weightCells }, () => (weight() * 1.2) / 4),
    input: Float64Array.from({ length: cells }, entry),
  };
}

/** Draws the dropout mask of evaluation e: 0 or 1/(1 − p). All ones where nothing is dropped. */
export function drawMask(mask: Float64Array, dropout: number, e: number): void {
  if (dropout === 0) {
    mask.fill(1);
    return;
  }
  const next = mulberry32(1000 + e);
  const kept = 1 / (1 - dropout);
  for (let i = 0; i < mask.length; i++) mask[i] = next() < dropout ? 0 : kept;
}

/** output = tanh(input W) ⊙ mask; input, mask and output of shape [8, 16]. */
export function forward(
  input: Float64Array,
  weights: Float64Array,
  at: number,
  mask: Float64Array,
  output: Float64Array,
): void {
  for (let row = 0; row < cells; row += width) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += input[row + k]! * weights[at + k * width + column]!;
      output[row + column] = Math.tanh(sum) * mask[row + column]!;
    }
  }
}

/**
 * Passes the gradient g of a layer's output back: writes dW = inputᵀ dz and replaces g by dz Wᵀ, where
 * dz = g ⊙ mask ⊙ (1 − y²) and y is the output before dropout.
 */
export function backward(
  input: Float64Array,
  output: Float64Array,
  weights: Float64Array,
  at: number,
  mask: Float64Array,
  g: Float64Array,
  dz: Float64Array,
  gradients: Float64Array,
): void {
  for (let i = 0; i < cells; i++) {
    const y = mask[i] === 0 ? 0 : output[i]! / mask[i]!;
    dz[i] = g[i]! * mask[i]! * (1 - y * y);
  }
  for (let k = 0; k < width; k++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let row = 0; row < cells; row += width) sum += input[row + k]! * dz[row + column]!;
      gradients[at + k * width + column] = sum;
    }
  }
  for (let row = 0; row < cells; row += width) {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let column = 0; column < width; column++)
        sum += dz[row + column]! * weights[at + k * width + column]!;
      g[row + k] = sum;
    }
  }
}
