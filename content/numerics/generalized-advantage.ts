/**
 * Generalized advantage estimates of one episode that ends after its last step.
 *
 * δ_t = r_t + γ V_{t+1} − V_t with V = 0 after the end, and A_t = δ_t + γ λ A_{t+1}. With λ = 1 the estimate is the
 * discounted return minus V_t; with λ = 0 it is δ_t.
 *
 * @param rewards   Shape [n].
 * @param values    V of each step, shape [n].
 * @param discount  γ, in 0 … 1.
 * @param decay     λ, in 0 … 1.
 * @returns shape [n].
 * @throws RangeError if the two lengths differ; names both.
 * Source: Schulman et al. 2016, "High-Dimensional Continuous Control Using Generalized Advantage Estimation",
 * section 3.
 */
export function generalizedAdvantage(
  rewards: ArrayLike<number>,
  values: ArrayLike<number>,
  discount: number,
  decay: number,
): Float64Array {
  const n = rewards.length;
  if (values.length !== n) throw new RangeError(`${n} rewards but ${values.length} values`);
  const out = new Float64Array(n);
  let later = 0;
  let nextValue = 0;
  for (let t = n - 1; t >= 0; t--) {
    const delta = rewards[t]! + discount * nextValue - values[t]!;
    later = out[t] = delta + discount * decay * later;
    nextValue = values[t]!;
  }
  return out;
}
