import type { Progress } from 'grounded/lab/lab.ts';
import { bitsStored, e2m1, fp4, int4, nf4, quantizeBlocks } from '../../../numerics/block-quantizer.ts';
import { symmetricEigen } from '../../../numerics/eigen.ts';
import {
  addScaled,
  draw,
  multiply,
  orthonormalize,
  relativeError,
  squaredNorm,
  transpose,
  zeros,
  type Matrix,
} from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { arrivals, type Arrivals } from './merging.ts';

export const size = 64;
export const steps = 400;
/** Singular values of the update that is to be learnt. */
export const planted = [3, 2, 1, 0.5, 0.25, 0.125];

export interface Frame extends Progress {
  /** Loss after each step so far, the untrained one first. */
  losses: number[];
  /** What no update of this rank can go below (Eckart and Young). */
  floor: number;
  /** Singular values, descending, of what the base lacks before training, and of what is still missing. */
  missing: number[];
  left: number[];
  bitsPerWeight: number;
  trained: number;
  /** Relative error of the stored base. */
  baseError: number;
  /** Ways to serve the trained adapter; only in the last frame. A base that is not quantized is not quantized again. */
  served?: { unmerged: Served; merged: Served; requantized?: Served; original: Served };
  /** What arrives of an update of the chosen size that is merged and quantized again; only in the last frame. */
  arrives?: Arrivals;
}

/** A way to serve the adapter: its loss, and half the squared distance of its weights from those that were trained. */
export interface Served {
  loss: number;
  moved: number;
}

interface Task {
  base: Matrix;
  target: Matrix;
}

/** The frozen matrix W₀ and the target W* = W₀ + ΔW, whose update has rank six. */
export function task(seed = 1): Task {
  const next = normal(mulberry32(seed));
  const base = draw(size, size, () => next() / Math.sqrt(size));
  const u = orthonormalize(draw(size, planted.length, next));
  const v = orthonormalize(draw(size, planted.length, next));
  const scaled = zeros(size, planted.length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < planted.length; k++)
      scaled.data[i * planted.length + k] = u.data[i * planted.length + k]! * planted[k]!;
  }
  return { base, target: addScaled(base, multiply(scaled, transpose(v)), 1) };
}

const levelsOf = { nf4, int4, e2m1, fp4 };
/** The base as it is stored: full precision, or quantized and dequantized again. */
function stored(base: Matrix, params: Params): Matrix {
  if (params.base === 'full') return base;
  return { ...base, data: quantizeBlocks(base.data, levelsOf[params.base], params.block, params.double) };
}

/** Singular values, descending. */
export function singularValues(matrix: Matrix): number[] {
  const { values } = symmetricEigen(multiply(transpose(matrix), matrix));
  return Array.from(values, (value) => Math.sqrt(Math.max(0, value)));
}

const rate = 0.1;
/**
 * One step of gradient descent on L = ½‖W + B A − W*‖². Both factors move by the gradients at their old values.
 *
 * @param gap  W + B A − W*, shape [size, size].
 */
function step(a: Matrix, b: Matrix, gap: Matrix): { a: Matrix; b: Matrix } {
  const forB = multiply(gap, transpose(a)); // (size, r)
  const forA = multiply(transpose(b), gap); // (r, size)
  return { a: addScaled(a, forA, -rate), b: addScaled(b, forB, -rate) };
}

/**
 * Fits a low-rank update to a planted one. With inputs of identity covariance the expected squared error of a linear
 * layer is ½‖W + B A − W*‖², so the best loss of each rank is known. The scale α/r is 1 at every rank.
 *
 * @param seed  Draws base, update and the start of A.
 * @yields frames with all losses so far; the last has the ways to serve the result.
 *
 * Source: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", section 4.1; Dettmers et al. 2023,
 * "QLoRA: Efficient Finetuning of Quantized LLMs", section 3.
 */
export function* run(params: Params, seed = 1): Generator<Frame, void, undefined> {
  const { base, target } = task(seed);
  const kept = stored(base, params);
  const gapBefore = addScaled(kept, target, -1);
  const missing = singularValues(gapBefore);
  const next = normal(mulberry32(seed + 6));
  let a = draw(params.rank, size, () => next() / Math.sqrt(size));
  let b = zeros(size, params.rank);
  const known = {
    floor: missing.slice(params.rank).reduce((sum, value) => sum + value ** 2 / 2, 0),
    missing,
    bitsPerWeight: params.base === 'full' ? 16 : bitsStored(size * size, params.block, params.double),
    trained: params.rank * 2 * size,
    baseError: relativeError(kept.data, base.data),
  };
  let gap = gapBefore;
  const losses = [squaredNorm(gap) / 2];
  for (let done = 1; done <= steps; done++) {
    ({ a, b } = step(a, b, gap));
    gap = addScaled(gapBefore, multiply(b, a), 1);
    losses.push(squaredNorm(gap) / 2);
    if (done % 20 === 0 && done < steps) yield { ...known, losses, left: missing, progress: done / steps };
  }
  const update = multiply(b, a);
  const merged = addScaled(kept, update, 1);
  const apart = (a: Matrix, b: Matrix) => squaredNorm(addScaled(a, b, -1)) / 2;
  const served = (weights: Matrix): Served => ({
    loss: apart(weights, target),
    moved: apart(weights, merged),
  });
  yield {
    ...known,
    losses,
    left: singularValues(gap),
    progress: 1,
    arrives: arrivals(params.update / 100),
    served: {
      unmerged: { loss: losses.at(-1)!, moved: 0 },
      merged: served(merged),
      ...(params.base === 'full' ? {} : { requantized: served(stored(merged, params)) }),
      original: served(addScaled(base, update, 1)),
    },
  };
}
