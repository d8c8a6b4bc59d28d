import { softmax } from '../../../numerics/softmax.ts';

/**
 * The policy that maximizes E[r] − β KL(π‖π_ref): π* ∝ π_ref e^{r/β}.
 *
 * Source: Rafailov et al. 2023, "Direct Preference Optimization", equation 4.
 */
export function gibbs(start: ArrayLike<number>, rewards: ArrayLike<number>, beta: number): Float64Array {
  return softmax(Float64Array.from(start, (share, i) => Math.log(share) + rewards[i]! / beta));
}

/**
 * β ln Z with Z = Σ π_ref e^{r/β}: the largest value of E[r] − β KL(π‖π_ref). Every other policy falls short of it by
 * β KL(π‖π*). Finite also where e^{r/β} is not.
 */
export function bestValue(start: ArrayLike<number>, rewards: ArrayLike<number>, beta: number): number {
  const most = Array.from(rewards).reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let i = 0; i < start.length; i++) sum += start[i]! * Math.exp((rewards[i]! - most) / beta);
  return most + beta * Math.log(sum);
}

/** KL(p‖q) in nats; q > 0 wherever p > 0. */
export function kl(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) if (p[i]! > 0) sum += p[i]! * Math.log(p[i]! / q[i]!);
  return sum;
}

/** Σ p_i x_i. */
export function expectation(p: ArrayLike<number>, x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * x[i]!;
  return sum;
}
