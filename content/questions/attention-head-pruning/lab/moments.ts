import type { Matrix } from '../../../numerics/matrix.ts';

/** CᵀC/n, Cᵀy/n and yᵀy/n, of which every loss is made; or their expectations. */
export interface Moments {
  gram: Matrix;
  moment: Float64Array;
  power: number;
}
/** Mean of ½ (y − Σ ξ_h c_h)² over a split, for gates ξ of shape [heads]. */
export function lossOf({ gram, moment, power }: Moments, gates: Float64Array): number {
  const count = gates.length;
  let sum = power;
  for (let i = 0; i < count; i++) {
    let row = -2 * moment[i]!;
    for (let j = 0; j < count; j++) row += gates[j]! * gram.data[i * count + j]!;
    sum += gates[i]! * row;
  }
  return sum / 2;
}
