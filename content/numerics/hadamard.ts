import { zeros, type Matrix } from './matrix.ts';

/**
 * Makes the orthonormal Hadamard matrix of Sylvester's construction, H₁ = [1], H₂ₙ = [[Hₙ, Hₙ], [Hₙ, −Hₙ]], over √n.
 *
 * @param n  Its size, a power of two.
 * @returns H, shape [n, n], symmetric, with H Hᵀ = I; every entry is ±1/√n.
 * @throws RangeError if n is no power of two.
 *
 * The sign at (i, j) is the parity of the ones that i and j share in binary. As a product with it costs n² a row, it
 * is meant for small n; a butterfly does the same in n log₂ n.
 */
export function hadamard(n: number): Matrix {
  if (!Number.isInteger(n) || n < 1 || Math.log2(n) % 1 !== 0)
    throw new RangeError(`hadamard: ${n} is no power of two`);
  const h = zeros(n, n);
  const size = 1 / Math.sqrt(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let odd = false;
      for (let shared = i & j; shared !== 0; shared &= shared - 1) odd = !odd;
      h.data[i * n + j] = odd ? -size : size;
    }
  }
  return h;
}
