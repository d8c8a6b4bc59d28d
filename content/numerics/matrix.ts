/** A dense matrix, row by row. */
export interface Matrix {
  rows: number;
  columns: number;
  /** Length rows × columns; entry (i, j) at i × columns + j. */
  data: Float64Array;
}

export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

export function identity(n: number): Matrix {
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) out.data[i * n + i] = 1;
  return out;
}

/** A matrix whose entries are drawn row by row. */
export function draw(rows: number, columns: number, next: () => number): Matrix {
  const matrix = zeros(rows, columns);
  for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = next();
  return matrix;
}

/**
 * a b, shape [a.rows, b.columns]. Sums run over the contracted index in ascending order.
 *
 * @throws RangeError unless a has as many columns as b has rows.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) throw new RangeError(`multiply: ${a.columns} columns against ${b.rows} rows`);
  const out = zeros(a.rows, b.columns);
  const { rows, columns: inner, data: left } = a;
  const { columns, data: right } = b;
  const sums = out.data;
  for (let i = 0; i < rows; i++) {
    const to = i * columns;
    let k = 0;
    // Four terms for each trip to memory, added one after another all the same.
    for (; k + 3 < inner; k += 4) {
      const at = i * inner + k;
      const [f0, f1, f2, f3] = [left[at]!, left[at + 1]!, left[at + 2]!, left[at + 3]!];
      for (let j = 0, from = k * columns; j < columns; j++, from++)
        sums[to + j] =
          sums[to + j]! +
          f0 * right[from]! +
          f1 * right[from + columns]! +
          f2 * right[from + 2 * columns]! +
          f3 * right[from + 3 * columns]!;
    }
    for (; k < inner; k++) {
      const factor = left[i * inner + k]!;
      for (let j = 0, from = k * columns; j < columns; j++, from++) sums[to + j]! += factor * right[from]!;
    }
  }
  return out;
}

export function transpose(a: Matrix): Matrix {
  const out = zeros(a.columns, a.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) out.data[j * a.rows + i] = a.data[i * a.columns + j]!;
  return out;
}

/**
 * a + factor × b, a new matrix.
 *
 * @throws RangeError if the shapes differ.
 */
export function addScaled(a: Matrix, b: Matrix, factor: number): Matrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new RangeError(`addScaled: ${a.rows}×${a.columns} and ${b.rows}×${b.columns}`);
  const out = zeros(a.rows, a.columns);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! + factor * b.data[i]!;
  return out;
}

/** ‖a − b‖ / ‖b‖ over all numbers of two arrays of the same length. */
export function relativeError(a: Float64Array, b: Float64Array): number {
  let lost = 0;
  let all = 0;
  for (let i = 0; i < b.length; i++) {
    const gap = a[i]! - b[i]!;
    lost += gap * gap;
    all += b[i]! * b[i]!;
  }
  return Math.sqrt(lost / all);
}

/** Sum of the squares of all entries. */
export function squaredNorm(a: Matrix): number {
  let sum = 0;
  for (const entry of a.data) sum += entry * entry;
  return sum;
}

/**
 * Makes the columns orthonormal, in place, by the modified Gram–Schmidt method in the order of the columns. The whole
 * procedure runs twice, which removes what rounding left of the earlier columns.
 *
 * @throws RangeError if exactly nothing is left of a column without the earlier ones.
 */
export function orthonormalize(a: Matrix): Matrix {
  const { rows, columns, data } = a;
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < j; k++) {
        let dot = 0;
        for (let i = 0; i < rows; i++) dot += data[i * columns + k]! * data[i * columns + j]!;
        for (let i = 0; i < rows; i++) data[i * columns + j]! -= dot * data[i * columns + k]!;
      }
      let norm = 0;
      for (let i = 0; i < rows; i++) norm += data[i * columns + j]! ** 2;
      norm = Math.sqrt(norm);
      if (norm === 0) throw new RangeError(`orthonormalize: column ${j} depends on the ones before it`);
      for (let i = 0; i < rows; i++) data[i * columns + j]! /= norm;
    }
  }
  return a;
}
