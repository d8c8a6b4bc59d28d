import { sum } from '../../../numerics/sums.ts';
import { controls } from './controls.ts';
import { copies, count, heads, planted } from './layer.ts';
import { lossOf, type Moments } from './moments.ts';

// The lab's planted layer in expectation, where the lab draws samples. Head h writes c_h, zero-mean normal with
// covariance C, and the label is y = sum of c_h + e with independent e ~ N(0, σ²). With gates ξ the loss
// ½ E (y - Σ ξ c)² is ½ σ² + ½ uᵀ C u, u = 1 - ξ.

/** Moments of the layer with the lab's usual noise, whose heads are independent but for the copies, which correlate by rho. */
export function expectedMoments(rho: number): Moments {
  const correlation = (i: number, j: number) =>
    i === j ? 1 : copies.includes(i) && copies.includes(j) ? rho : 0;
  const rows = heads.map((i) =>
    heads.map((j) => correlation(i, j) * planted[i]!.writes * planted[j]!.writes),
  );
  const moment = Float64Array.from(rows, sum);
  return {
    gram: { rows: count, columns: count, data: Float64Array.from(rows.flat()) },
    moment,
    power: moment.reduce((sum, value) => sum + value, controls.sigma.default ** 2),
  };
}

/**
 * Importance of each head as gated, E |r ξ_h c_h| with the residual r = y - Σ ξ c: the lab's gradient score.
 * For jointly normal X, Y with correlation ρ: E |X Y| = (2/π) σ_X σ_Y (√(1 - ρ²) + ρ arcsin ρ).
 * Source of the score: Michel et al. 2019, "Are Sixteen Heads Really Better than One?", section 4.1.
 */
export function importance(moments: Moments, gates: Float64Array): Float64Array {
  const residual = Math.sqrt(2 * lossOf(moments, gates));
  const { length } = gates;
  return gates.map((gate, head) => {
    const row = moments.gram.data.subarray(head * length, (head + 1) * length);
    const output = Math.abs(gate) * Math.sqrt(row[head]!);
    if (output === 0) return 0;
    const shared = row.reduce((sum, value, j) => sum + (1 - gates[j]!) * value, 0) * gate;
    const rho = Math.max(-1, Math.min(1, shared / (output * residual)));
    return (2 / Math.PI) * residual * output * (Math.sqrt(1 - rho ** 2) + rho * Math.asin(rho));
  });
}

/** The same in whole millionths, so that rounding errors do not decide which head goes. */
export const roundedImportance = (moments: Moments, gates: Float64Array): Float64Array =>
  importance(moments, gates).map((value) => Math.round(value * 1e6));
