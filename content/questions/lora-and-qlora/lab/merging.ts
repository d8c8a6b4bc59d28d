import { nf4, quantizeBlocks } from '../../../numerics/block-quantizer.ts';
import { addScaled, draw, multiply, squaredNorm, transpose, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { mean } from '../../../numerics/sums.ts';

/** A matrix and an update of it that is to be merged. */
export interface Drawn {
  weights: Matrix;
  update: Matrix;
}

/** Normal weights, and an update from two normal factors: its singular values are about equal. */
export function evenUpdate(seed: number, width: number, rank: number): Drawn {
  const next = normal(mulberry32(seed));
  const weights = draw(width, width, next);
  return { weights, update: multiply(draw(width, rank, next), draw(rank, width, next)) };
}

/**
 * Percent of an update that arrives when it is merged and the sum is stored in NF4: the projection on the update of
 * what it changes, mean of draws.
 *
 * @param size   Norm of the update as a share of the norm of the weights.
 * @param into   What it is merged into: the weights as NF4 stores them, or those before.
 */
export function arrivesOf(draws: readonly Drawn[], size: number, into: 'stored' | 'original'): number {
  const store = (matrix: Matrix): Matrix => ({
    ...matrix,
    data: quantizeBlocks(matrix.data, nf4, 64, false),
  });
  const shares = draws.map(({ weights, update }) => {
    const stored = store(weights);
    const scale = size * Math.sqrt(squaredNorm(weights) / squaredNorm(update));
    const after = store(addScaled(into === 'stored' ? stored : weights, update, scale));
    return inner(addScaled(after, stored, -1), update) / scale / squaredNorm(update);
  });
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / draws.length;
}

const inner = (a: Matrix, b: Matrix): number => multiply(transpose(columnOf(a)), columnOf(b)).data[0]!;
const columnOf = ({ data }: Matrix): Matrix => ({ rows: data.length, columns: 1, data });

/** What arrives of an update by one path, in percent: over several draws. */
export interface Arrival {
  mean: number;
  least: number;
  most: number;
}

/** Draws that a reader sees; narrower than those of the page, so that they are quick. */
export const mergeDraws = 20;

export type Arrivals = Readonly<Record<'stored' | 'original', Arrival>>;
const known = new Map<number, Arrivals>();

/**
 * What arrives of an update when it is merged and stored in NF4, by both paths.
 *
 * @param size  Norm of the update as a share of the norm of the weights.
 */
export function arrivals(size: number): Arrivals {
  const found = known.get(size);
  if (found) return found;
  const drawn = Array.from({ length: mergeDraws }, (_, i) => evenUpdate(i + 1, 128, 16));
  const by = (into: 'stored' | 'original'): Arrival => {
    const shares = drawn.map((one) => arrivesOf([one], size, into));
    return { mean: mean(shares), least: Math.min(...shares), most: Math.max(...shares) };
  };
  const made = { stored: by('stored'), original: by('original') };
  known.set(size, made);
  return made;
}
