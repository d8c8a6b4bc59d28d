import { inversePositive } from '../../../numerics/cholesky.ts';
import { draw, multiply, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';
import { once } from '../../../numerics/once.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { blockOffsets, cells, colours, drawQuestions, imageOf, side } from './questions.ts';

/**
 * How a token of `width` numbers is made from the cells of its block.
 *
 * - `alone`: the average of features that know the cell's colour only.
 * - `place`: the average of features that know colour, row and column.
 * - `sideBySide`: features of colour only, laid side by side and mapped by one random matrix: a matrix for each place.
 */
export type Making = 'alone' | 'place' | 'sideBySide';

/**
 * The features of a random layer on colour and place: f_k = max(0, A_kc + ρ (B_kr + D_kx) + e_k), ρ = 1 with place, 0
 * without. One stream of normals fills A, B, D and e.
 *
 * @returns the feature of a colour at a cell 0…63, shape [width].
 */
export function cellFeatures(
  width: number,
  place: boolean,
  seed = 11,
): (colour: number, cell: number) => Float64Array {
  const next = normal(mulberry32(seed));
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
export function centred(making: Making, width: number, p: number, start: number, seed = 11): Matrix {
  const offsets = blockOffsets(p);
  const out = zeros(colours * offsets.length, width);
  const feature = cellFeatures(width, making === 'place', seed);
  const next = normal(mulberry32(seed));
  offsets.forEach((offset, j) => {
    const map = making === 'sideBySide' ? draw(width, colours, next) : undefined;
    for (let k = 0; k < width; k++) {
      const values = Array.from({ length: colours }, (_, c) =>
        map ? map.data[k * colours + c]! : feature(c, start + offset)[k]!,
      );
      const mean = values.reduce((sum, value) => sum + value, 0) / colours;
      values.forEach((value, c) => (out.data[(colours * j + c) * width + k] = value - mean));
    }
  });
  return out;
}

/**
 * The linear reader with the least squared error, for independent cells of uniform colour. From the sum s of a block, less
 * its mean, it guesses z, which marks the true colours of the cells: z = Φ (Φᵀ Φ + λ I)⁻¹ s. Without noise λ is 10⁻⁹ of the
 * mean of the diagonal; noise of variance v on each number of s adds 4 v, because a centred mark has covariance ¼.
 *
 * @param phi    Φ, shape [4 m, width].
 * @param noise  Variance v.
 * @returns shape [4 m, width].
 */
export function bestReader(phi: Matrix, noise = 0): Matrix {
  const gram = multiply(transpose(phi), phi);
  const n = gram.rows;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram.data[i * n + i]!;
  for (let i = 0; i < n; i++) gram.data[i * n + i]! += (1e-9 * trace) / n + colours * noise;
  return multiply(phi, inversePositive(gram));
}

/** Adds what the cells that are there contribute to the centred sum of their block, shape [width]. */
function sumBlock(phi: Matrix, there: ArrayLike<number>, into: Float64Array): void {
  for (let j = 0; j < there.length; j++) {
    const from = (colours * j + there[j]!) * phi.columns;
    for (let k = 0; k < phi.columns; k++) into[k]! += phi.data[from + k]!;
  }
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

export interface Measured {
  making: Making;
  /** Numbers in a token. */
  width: number;
  /** Side of a block. */
  p: number;
  /** Normal noise on each number of a token, as a share of the root mean square of the tokens' numbers. */
  noise?: number;
  /** Images of `places`, at most 4096. */
  count?: number;
  /** Of the random layer, or of the maps. */
  seed?: number;
}

/** Share of all cells that the best linear reader gets right from tokens of p × p cells each. */
export function shareRight({ making, width, p, noise = 0, count = 256, seed = 11 }: Measured): number {
  const images = places();
  const offsets = blockOffsets(p);
  const next = normal(mulberry32(31));
  const blocks = Array.from({ length: (side / p) ** 2 }, (_, at) => {
    const along = side / p;
    return Math.floor(at / along) * p * side + (at % along) * p;
  });
  const deviation =
    noise === 0 ? 0 : noise * rootMeanSquare({ making, width, p, count, seed }, blocks) * p * p;
  // Only with places does the reader differ from block to block.
  const known = making === 'place' ? undefined : centred(making, width, p, 0, seed);
  const shared = known && bestReader(known, deviation ** 2);
  let right = 0;
  for (const start of blocks) {
    const phi = known ?? centred(making, width, p, start, seed);
    const reader = shared ?? bestReader(phi, deviation ** 2);
    for (let i = 0; i < count; i++) {
      const image = imageOf(images, i);
      const there = offsets.map((offset) => image[start + offset]!);
      const sum = new Float64Array(width);
      sumBlock(phi, there, sum);
      if (deviation > 0) for (let k = 0; k < width; k++) sum[k]! += deviation * next();
      readBlock(reader, sum).forEach((said, j) => (right += said === there[j] ? 1 : 0));
    }
  }
  return right / (count * cells);
}

/** Root mean square of the numbers of all tokens, averages over p × p cells with their means. */
function rootMeanSquare(
  { making, width, p, count, seed }: Required<Omit<Measured, 'noise'>>,
  blocks: readonly number[],
): number {
  if (making === 'sideBySide') throw new RangeError('noise is defined for averages');
  const feature = cellFeatures(width, making === 'place', seed);
  const known = Array.from({ length: cells * colours }, (_, at) =>
    feature(at % colours, Math.floor(at / colours)),
  );
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const image = imageOf(places(), i);
    for (const start of blocks) {
      const token = new Float64Array(width);
      for (const offset of blockOffsets(p)) {
        const cell = start + offset;
        known[cell * colours + image[cell]!]!.forEach((value, k) => (token[k]! += value / (p * p)));
      }
      for (const value of token) squares += value * value;
    }
  }
  return Math.sqrt(squares / (count * blocks.length * width));
}

/** The images that are measured. */
const places = once(() => drawQuestions(4096, 22));
