import { inversePositive } from '../../../numerics/cholesky.ts';
import { draw, multiply, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { blockOffsets, colours, side } from './questions.ts';

/**
 * How a token of `width` numbers is made from the cells of its block.
 *
 * - `alone`: the average of features that know the cell's colour only.
 * - `place`: the average of features that know colour, row and column.
 */
export type Making = 'alone' | 'place';

/**
 * The features of a random layer on colour and place: f_k = max(0, A_kc + ρ (B_kr + D_kx) + e_k), ρ = 1 with place, 0
 * without. One stream of normals fills A, B, D and e.
 *
 * @returns the feature of a colour at a cell 0…63, shape [width].
 */
export function cellFeatures(width: number, place: boolean): (colour: number, cell: number) => Float64Array {
  const next = normal(mulberry32(11));
  const colour = draw(width, colours, next).data;
  const row = draw(width, side, next).data;
  const column = draw(width, side, next).data;
  const bias = draw(width, 1, next).data;
  return (c, cell) => {
    const r = Math.floor(cell / side);
    const x = cell % side;
    return Float64Array.from({ length: width }, (_, k) => {
      const where = place ? row[k * side + r]! + column[k * side + x]! : 0;
      return Math.max(0, colour[k * colours + c]! + where + bias[k]!);
    });
  };
}

/**
 * What each colour of each cell adds to the sum over a block, less the mean over its colours.
 *
 * @param start  The block's first cell.
 * @returns Φ, shape [4 m, width]; row 4 j + c for colour c of the block's j-th cell.
 */
export function centred(making: Making, width: number, p: number, start: number): Matrix {
  const offsets = blockOffsets(p);
  const out = zeros(colours * offsets.length, width);
  const feature = cellFeatures(width, making === 'place');
  offsets.forEach((offset, j) => {
    const features = Array.from({ length: colours }, (_, c) => feature(c, start + offset));
    for (let k = 0; k < width; k++) {
      const mean = features.reduce((sum, values) => sum + values[k]!, 0) / colours;
      features.forEach((values, c) => (out.data[(colours * j + c) * width + k] = values[k]! - mean));
    }
  });
  return out;
}

/**
 * The linear reader with the least squared error, for independent cells of uniform colour. From the sum s of a block, less
 * its mean, it guesses z, which marks the true colours of the cells: z = Φ (Φᵀ Φ + λ I)⁻¹ s, with λ = 10⁻⁹ of the mean of
 * the diagonal.
 *
 * @param phi  Φ, shape [4 m, width].
 * @returns shape [4 m, width].
 */
export function bestReader(phi: Matrix): Matrix {
  const gram = multiply(transpose(phi), phi);
  const n = gram.rows;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram.data[i * n + i]!;
  for (let i = 0; i < n; i++) gram.data[i * n + i]! += (1e-9 * trace) / n;
  return multiply(phi, inversePositive(gram));
}

/** What a reader says for each cell of a block, from the centred sum: the lowest of equal colours. */
export function readBlock(reader: Matrix, sum: Float64Array): Uint8Array {
  const out = new Uint8Array(reader.rows / colours);
  for (let j = 0; j < out.length; j++) {
    let best = -Infinity;
    for (let c = 0; c < colours; c++) {
      const from = (colours * j + c) * reader.columns;
      let score = 0;
      for (let k = 0; k < reader.columns; k++) score += reader.data[from + k]! * sum[k]!;
      if (score > best + 1e-6) {
        best = score;
        out[j] = c;
      }
    }
  }
  return out;
}
