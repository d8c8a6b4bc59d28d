import { cholesky } from './cholesky.ts';
import { zeros, type Matrix } from './matrix.ts';

/**
 * Solves a small ridge regression for some of its variables, the others held at 0: (G + λI) ξ = b on the kept rows and
 * columns, by Cholesky's factorization.
 *
 * @param gram    CᵀC/n, symmetric and positive semidefinite, shape [m, m]. Not modified.
 * @param moment  Cᵀy/n, shape [m]. Not modified.
 * @param ridge   λ > 0, added to the diagonal; makes the solution unique where columns depend on each other.
 * @param kept    Distinct indices in 0…m − 1; may be empty.
 * @returns ξ, shape [m], 0 where not kept.
 * @throws RangeError if shapes differ, or if λ is too small for the matrix to have a factor.
 *
 * Raises the mean squared error above the unpenalized least by at most λ times the squared norm of that solution. Costs
 * k³/3 operations for k kept variables. Source: Golub and Van Loan, "Matrix Computations", 4th edition, section 4.2.
 */
export function ridgeRegression(
  gram: Matrix,
  moment: Float64Array,
  ridge: number,
  kept: readonly number[],
): Float64Array {
  const m = gram.columns;
  if (gram.rows !== m || moment.length !== m)
    throw new RangeError(`ridgeRegression: ${gram.rows}×${m} against ${moment.length} moments`);
  const k = kept.length;
  const raised = zeros(k, k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++)
      raised.data[i * k + j] = gram.data[kept[i]! * m + kept[j]!]! + (i === j ? ridge : 0);
  const { data: factor } = cholesky(raised);
  const solution = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let sum = moment[kept[i]!]!;
    for (let l = 0; l < i; l++) sum -= factor[i * k + l]! * solution[l]!;
    solution[i] = sum / factor[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let sum = solution[i]!;
    for (let l = i + 1; l < k; l++) sum -= factor[l * k + i]! * solution[l]!;
    solution[i] = sum / factor[i * k + i]!;
  }
  const out = new Float64Array(m);
  kept.forEach((at, i) => (out[at] = solution[i]!));
  return out;
}
