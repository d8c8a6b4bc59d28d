import { symmetricEigen } from './eigen.ts';
import type { Vectors } from './squared-distance.ts';

export interface Axes {
  /** Shape [d]. */
  mean: Float64Array;
  /** Orthonormal, shape [count, d], the one along which the vectors vary most first. */
  axes: Float64Array;
  /** Share of the whole variance that lies along these axes, 0 to 1. */
  share: number;
}

/**
 * Finds the directions along which vectors vary most (principal component analysis).
 *
 * @param vectors  Shape [n, d], n ≥ 1, finite, not all equal.
 * @param count    Axes, 1 to d.
 *
 * The sign of each axis makes its largest entry positive, so that pictures do not flip. Costs n d² operations.
 */
export function principalAxes(vectors: Vectors, d: number, count: number): Axes {
  const n = vectors.length / d;
  const mean = new Float64Array(d);
  for (let at = 0; at < vectors.length; at += d) for (let i = 0; i < d; i++) mean[i]! += vectors[at + i]! / n;
  const covariance = new Float64Array(d * d);
  for (let at = 0; at < vectors.length; at += d) {
    for (let i = 0; i < d; i++) {
      const gap = vectors[at + i]! - mean[i]!;
      for (let j = 0; j <= i; j++) covariance[i * d + j]! += gap * (vectors[at + j]! - mean[j]!);
    }
  }
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) covariance[j * d + i] = covariance[i * d + j]!;
  const { values, vectors: columns } = symmetricEigen({ rows: d, columns: d, data: covariance });
  const axes = new Float64Array(count * d);
  for (let k = 0; k < count; k++) {
    let largest = 0;
    for (let i = 0; i < d; i++) {
      const entry = columns.data[i * d + k]!;
      axes[k * d + i] = entry;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    if (largest < 0) for (let i = 0; i < d; i++) axes[k * d + i]! *= -1;
  }
  const sum = (list: Float64Array) => list.reduce((total, value) => total + value, 0);
  return { mean, axes, share: sum(values.subarray(0, count)) / sum(values) };
}

/** Where a vector lies along one axis, from the mean. */
export function alongAxis({ mean, axes }: Axes, axis: number, vectors: Vectors, row: number): number {
  const d = mean.length;
  let sum = 0;
  for (let i = 0; i < d; i++) sum += axes[axis * d + i]! * (vectors[row * d + i]! - mean[i]!);
  return sum;
}
