import type { Matrix } from './matrix.ts';

/**
 * Multiplies each row by the orthonormal Hadamard matrix of Sylvester's construction, H₁ = [1],
 * H₂ₙ = [[Hₙ, Hₙ], [Hₙ, −Hₙ]], over √n: by butterflies, in n log₂ n a row.
 *
 * @param a  Shape [rows, n], n a power of two. Not modified.
 * @returns a H, shape as a. H is symmetric and its own inverse.
 * @throws RangeError if n is no power of two.
 */
export function timesHadamard({ rows, columns: n, data }: Matrix): Matrix {
  if (!Number.isInteger(n) || n < 1 || Math.log2(n) % 1 !== 0)
    throw new RangeError(`timesHadamard: ${n} is no power of two`);
  const out = data.slice();
  for (let half = 1; half < n; half *= 2)
    for (let block = 0; block < rows * n; block += 2 * half)
      for (let i = block; i < block + half; i++) {
        const [one, other] = [out[i]!, out[i + half]!];
        out[i] = one + other;
        out[i + half] = one - other;
      }
  const size = 1 / Math.sqrt(n);
  for (let i = 0; i < out.length; i++) out[i]! *= size;
  return { rows, columns: n, data: out };
}
