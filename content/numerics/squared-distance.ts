/** Vectors one after another, shape [n, d]: number i of vector v at v d + i. */
export type Vectors = Float64Array | Float32Array;

/**
 * How many vectors an array holds.
 *
 * @throws RangeError if it is empty or d does not divide its length.
 */
export function rowsOf(vectors: Vectors, d: number): number {
  const n = vectors.length / d;
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${vectors.length} numbers in ${d} dimensions`);
  return n;
}

/**
 * Squared Euclidean distance of two vectors that lie within longer arrays.
 *
 * @param i  Where the first vector begins in `a`.
 * @param j  Where the second begins in `b`.
 * @param d  Length of both; nothing is checked, for this is the innermost loop of every index.
 *
 * Four sums run side by side, so that additions need not wait for each other. The result is the same, to the last bit,
 * when the vectors change places. It is NaN if any number is.
 */
export function squaredDistance(a: Vectors, i: number, b: Vectors, j: number, d: number): number {
  const end = i + d;
  const whole = i + (d & ~3);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (; i < whole; i += 4, j += 4) {
    const d0 = a[i]! - b[j]!;
    const d1 = a[i + 1]! - b[j + 1]!;
    const d2 = a[i + 2]! - b[j + 2]!;
    const d3 = a[i + 3]! - b[j + 3]!;
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; i < end; i++, j++) {
    const gap = a[i]! - b[j]!;
    s0 += gap * gap;
  }
  return s0 + s1 + (s2 + s3);
}

/** The same number, or one above `most` as soon as that is certain. */
export function squaredDistanceUpTo(
  a: Vectors,
  i: number,
  b: Vectors,
  j: number,
  d: number,
  most: number,
): number {
  const end = i + d;
  const whole = i + (d & ~3);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  while (i < whole) {
    for (const stop = Math.min(whole, i + 16); i < stop; i += 4, j += 4) {
      const d0 = a[i]! - b[j]!;
      const d1 = a[i + 1]! - b[j + 1]!;
      const d2 = a[i + 2]! - b[j + 2]!;
      const d3 = a[i + 3]! - b[j + 3]!;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    if (s0 + s1 + (s2 + s3) > most) return s0 + s1 + (s2 + s3);
  }
  for (; i < end; i++, j++) {
    const gap = a[i]! - b[j]!;
    s0 += gap * gap;
  }
  return s0 + s1 + (s2 + s3);
}
