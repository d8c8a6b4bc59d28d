/**
 * Causal attention with several heads, softmax(q kᵀ / √d) v, and its backward pass.
 *
 * Vaswani et al. 2017, arXiv 1706.03762, section 3.2.1. Queries, keys and values have the shape [T, width]; a head reads its
 * part of each row. Written out: the shares of all pairs of tokens are kept, where FlashAttention would compute them again.
 */
import { sizes } from '../../../model/model.ts';

const { width, heads, head } = sizes;
const scale = 1 / Math.sqrt(head);

export interface Queried {
  q: Float32Array;
  k: Float32Array;
  v: Float32Array;
}

/** Σ a[i] b[i] over one head's numbers. */
function dot(a: Float32Array, from: number, b: Float32Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < head; i++) sum += a[from + i]! * b[at + i]!;
  return sum;
}

/** sums[at …] += factor · numbers[from …] over one head's numbers. */
function add(sums: Float64Array, at: number, factor: number, numbers: Float32Array, from: number): void {
  for (let i = 0; i < head; i++) sums[at + i]! += factor * numbers[from + i]!;
}

/** @returns what the heads mix, shape [T, width], and the shares that they mix values with, shape [heads, T, T]. */
export function attend({ q, k, v }: Queried): { mixed: Float32Array; shares: Float32Array } {
  const tokens = q.length / width;
  const shares = new Float32Array(heads * tokens * tokens);
  const mixed = new Float64Array(q.length);
  const scores = new Float64Array(tokens);
  for (let h = 0; h < heads; h++) {
    for (let t = 0; t < tokens; t++) {
      const row = (h * tokens + t) * tokens;
      const at = t * width + h * head;
      let most = -Infinity;
      for (let s = 0; s <= t; s++) {
        scores[s] = dot(q, at, k, s * width + h * head) * scale;
        most = Math.max(most, scores[s]!);
      }
      let sum = 0;
      for (let s = 0; s <= t; s++) sum += scores[s] = Math.exp(scores[s]! - most);
      for (let s = 0; s <= t; s++) {
        shares[row + s] = scores[s]! / sum;
        add(mixed, at, shares[row + s]!, v, s * width + h * head);
      }
    }
  }
  return { mixed: Float32Array.from(mixed), shares };
}

/** Gradients of queries, keys and values, each of shape [T, width], from that of what the heads mix, shape [T, width]. */
export function attendBack({ q, k, v }: Queried, shares: Float32Array, g: Float32Array): Queried {
  const tokens = q.length / width;
  const [toQ, toK, toV] = [
    new Float64Array(q.length),
    new Float64Array(q.length),
    new Float64Array(q.length),
  ];
  const toShares = new Float64Array(tokens);
  for (let h = 0; h < heads; h++) {
    for (let t = 0; t < tokens; t++) {
      const row = (h * tokens + t) * tokens;
      const at = t * width + h * head;
      let mean = 0;
      for (let s = 0; s <= t; s++) {
        const other = s * width + h * head;
        toShares[s] = dot(g, at, v, other);
        mean += shares[row + s]! * toShares[s]!;
        add(toV, other, shares[row + s]!, g, at);
      }
      for (let s = 0; s <= t; s++) {
        const other = s * width + h * head;
        const toScore = shares[row + s]! * (toShares[s]! - mean) * scale;
        add(toQ, at, toScore, k, other);
        add(toK, other, toScore, q, at);
      }
    }
  }
  return { q: Float32Array.from(toQ), k: Float32Array.from(toK), v: Float32Array.from(toV) };
}
