import { zeros, type Matrix } from './matrix.ts';

/**
 * Factors a symmetric positive definite matrix as L Lᵀ.
 *
 * @param a  Symmetric, shape [n, n]; only its lower triangle is read. Not modified.
 * @returns L, lower triangular with a positive diagonal, shape [n, n].
 * @throws RangeError if a is not square, or names the first pivot that is not positive.
 *
 * Costs n³/3 operations; needs no pivoting. Source: Golub and Van Loan, "Matrix Computations", 4th edition,
 * section 4.2.
 */
export function cholesky(a: Matrix): Matrix {
  const n = a.rows;
  if (a.columns !== n) throw new RangeError(`cholesky: ${a.rows}×${a.columns} is not square`);
  const l = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a.data[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l.data[i * n + k]! * l.data[j * n + k]!;
      if (i !== j) l.data[i * n + j] = rest / l.data[j * n + j]!;
      else if (rest > 0) l.data[i * n + i] = Math.sqrt(rest);
      else throw new RangeError(`cholesky: pivot ${i} is ${rest}, the matrix is not positive definite`);
    }
  }
  return l;
}

/**
 * Inverts a symmetric positive definite matrix through its Cholesky factor: A⁻¹ = L⁻ᵀ L⁻¹.
 *
 * @param a  Symmetric positive definite, shape [n, n]. Not modified.
 * @returns shape [n, n], exactly symmetric.
 * @throws RangeError as cholesky does.
 */
export function inversePositive(a: Matrix): Matrix {
  const n = a.rows;
  const l = cholesky(a).data;
  const inverse = new Float64Array(n * n); // L⁻¹, lower triangular
  for (let j = 0; j < n; j++) {
    inverse[j * n + j] = 1 / l[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += l[i * n + k]! * inverse[k * n + j]!;
      inverse[i * n + j] = -sum / l[i * n + i]!;
    }
  }
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < n; k++) sum += inverse[k * n + i]! * inverse[k * n + j]!;
      out.data[i * n + j] = sum;
      out.data[j * n + i] = sum;
    }
  }
  return out;
}
