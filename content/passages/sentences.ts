/** The tables of this folder; beside each lie the vectors of its rows, in the same order. */
export type Table = 'passages' | 'questions' | 'answers';

const dimensions = 512;

/** Rows of a table, without the line that names its columns. */
export const readTable = (tsv: string): string[][] =>
  tsv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** Vectors of a table as signed bytes: their scale is left out, because a cosine does not depend on it. */
export function readVectors(bytes: Uint8Array): Int8Array[] {
  const row = 4 + dimensions;
  return Array.from(
    { length: bytes.length / row },
    (_, i) => new Int8Array(bytes.buffer, bytes.byteOffset + i * row + 4, dimensions),
  );
}

/** Cosine of two vectors. The sums are of whole numbers and therefore exact. */
export function cosine(a: Int8Array, b: Int8Array): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    ofA += a[i]! * a[i]!;
    ofB += b[i]! * b[i]!;
  }
  return product / Math.sqrt(ofA * ofB);
}
