import type { Progress } from 'grounded/lab/lab.ts';
import { cholesky, inversePositive } from '../../../numerics/cholesky.ts';
import {
  addScaled,
  draw,
  multiply,
  relativeError,
  transpose,
  zeros,
  type Matrix,
} from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { code, quantize } from './round.ts';
import { seeds, spread, type Spread } from './spread.ts';

/** Input channels and outputs of the layer in the second experiment, and tokens: as many to fit on as to test on. */
export const gptqSize = 32;
export const gptqTokens = 256;
/** Seeds that medians are taken over. */
export const gptqSeeds = 20;

export interface Data {
  /** Activations that GPTQ is fitted to, shape [tokens, channels]. */
  x: Matrix;
  /** Weights, shape [channels, outputs]. */
  w: Matrix;
  /** Activations drawn in the same way that GPTQ has not seen, shape as x. */
  fresh: Matrix;
}

/** Activations whose neighbouring channels correlate by ρ: an autoregression over channels. */
function tokens(rho: number, next: () => number): Matrix {
  const x = zeros(gptqTokens, gptqSize);
  const own = Math.sqrt(1 - rho * rho);
  for (let t = 0; t < gptqTokens; t++) {
    let last = next();
    for (let j = 0; j < gptqSize; j++) {
      if (j > 0) last = rho * last + own * next();
      x.data[t * gptqSize + j] = last;
    }
  }
  return x;
}

/** Draws calibration tokens, weights, and tokens to test on, in this order. */
export function correlated(rho: number, seed: number): Data {
  const next = normalPairs(mulberry32(seed));
  const x = tokens(rho, next);
  const w = draw(gptqSize, gptqSize, () => next() / Math.sqrt(gptqSize));
  return { x, w, fresh: tokens(rho, next) };
}

/** Twice the mean of xᵀx over tokens, plus 1% of its mean diagonal on the diagonal; shape [channels, channels]. */
function hessian(products: Matrix): Matrix {
  const n = products.rows;
  const h = { ...products, data: products.data.map((entry) => (2 * entry) / gptqTokens) };
  let trace = 0;
  for (let i = 0; i < n; i++) trace += h.data[i * n + i]!;
  for (let i = 0; i < n; i++) h.data[i * n + i]! += (0.01 * trace) / n;
  return h;
}

/**
 * Rounds weights one input channel at a time and lets the channels not yet rounded make up for the error.
 *
 * @param w     Shape [channels, outputs]. Not modified.
 * @param h     Hessian of the squared output error, symmetric positive definite, shape [channels, channels].
 * @param bits  At least 2. The scale of each output is that of the weights as given.
 * @returns the dequantized weights, shape as w.
 * @throws RangeError if h is not positive definite.
 *
 * A diagonal Hessian gives rounding to nearest, bit for bit. Left out: the order by activation size and groups, which
 * matter on models, and lazy batches, which change the speed only.
 * Source: Frantar et al. 2023, "GPTQ", section 3.3 (steps 1 and 3).
 */
export const gptq = (w: Matrix, h: Matrix, bits: number): Matrix => compensated(w, factor(h), bits);

/** The upper triangular u with h⁻¹ = uᵀ u. */
const factor = (h: Matrix): Matrix => transpose(cholesky(inversePositive(h)));

function compensated(w: Matrix, u: Matrix, bits: number): Matrix {
  const { rows, columns } = w;
  const most = 2 ** (bits - 1) - 1;
  const { steps } = quantize(w, bits, 'column');
  const left = w.data.slice();
  const out = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      const weight = left[i * columns + k]!;
      const kept = code(weight, steps[k]!, most) * steps[k]!;
      out.data[i * columns + k] = kept;
      const lost = (weight - kept) / u.data[i * rows + i]!;
      for (let j = i + 1; j < rows; j++) left[j * columns + k]! -= lost * u.data[i * rows + j]!;
    }
  }
  return out;
}

export interface Pair {
  rtn: number;
  gptq: number;
}
export interface Comparison {
  /** ‖x w − x ŵ‖ / ‖x w‖ on fresh tokens. */
  output: Pair;
  /** The same on the tokens that GPTQ was fitted to. */
  calibration: Pair;
  /** ‖w − ŵ‖ / ‖w‖. */
  weight: Pair;
}

/** ‖x a‖², given xᵀx: cheaper than x a where there are many tokens. */
const energy = (a: Matrix, products: Matrix): number => {
  const mapped = multiply(products, a).data;
  return a.data.reduce((sum, entry, i) => sum + entry * mapped[i]!, 0);
};

/** Rounding to nearest and GPTQ on the same layer, by bits. */
function comparer({ x, w, fresh }: Data): (bits: number) => Comparison {
  const seen = multiply(transpose(x), x);
  const unseen = multiply(transpose(fresh), fresh);
  const u = factor(hessian(seen));
  return (bits) => {
    const rounded = { rtn: quantize(w, bits, 'column').values, gptq: compensated(w, u, bits) };
    const by = (error: (rounded: Matrix) => number) => ({
      rtn: error(rounded.rtn),
      gptq: error(rounded.gptq),
    });
    const on = (products: Matrix) => {
      const whole = energy(w, products);
      return by((each) => Math.sqrt(energy(addScaled(each, w, -1), products) / whole));
    };
    return {
      output: on(unseen),
      calibration: on(seen),
      weight: by((rounded) => relativeError(rounded.data, w.data)),
    };
  };
}

/** Rounding to nearest and GPTQ on the same layer. */
export const compare = (data: Data, bits: number): Comparison => comparer(data)(bits);

export interface SpreadPair {
  rtn: Spread;
  gptq: Spread;
}
export interface OverSeeds extends Record<keyof Comparison, SpreadPair> {
  /** In how many of the seeds GPTQ's output is closer on fresh tokens. */
  closer: number;
}

/** Middle and width of the same comparison on as many layers as there are seeds. */
function over(found: readonly Comparison[]): OverSeeds {
  const of = (part: keyof Comparison) => ({
    rtn: spread(found.map((each) => each[part].rtn)),
    gptq: spread(found.map((each) => each[part].gptq)),
  });
  return {
    output: of('output'),
    calibration: of('calibration'),
    weight: of('weight'),
    closer: found.filter(({ output }) => output.gptq < output.rtn).length,
  };
}

/** The layers of the seeds 1 to 20, drawn once for each ρ. */
function layersOf(rho: number) {
  const drawn = layers.get(rho) ?? seeds(gptqSeeds).map((seed) => comparer(correlated(rho, seed)));
  layers.set(rho, drawn);
  return drawn;
}
const layers = new Map<number, ((bits: number) => Comparison)[]>();

/** The comparison over the seeds 1 to 20. */
export const compareSeeds = (rho: number, bits: number): OverSeeds =>
  over(layersOf(rho).map((layer) => layer(bits)));

/** Medians over the seeds: of both on fresh tokens, and of GPTQ on the tokens it was fitted to. */
export interface Medians extends Pair {
  seen: number;
}
const medians = ({ output, calibration }: OverSeeds): Medians => ({
  rtn: output.rtn.median,
  gptq: output.gptq.median,
  seen: calibration.gptq.median,
});

export interface GptqFrame extends Progress {
  experiment: 'gptq';
  /** The layer of the chosen seed. */
  chosen: Comparison;
  overSeeds: OverSeeds;
  byBits: (Medians & { bits: number })[];
  byCorrelation: (Medians & { rho: number })[];
}

const correlations = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95];

/** The second experiment: layers of one seed and of twenty, by bits and by correlation. */
export function gptqFrame({ bits, rho, seed }: Params): GptqFrame {
  const at = (each: number) => over(layersOf(rho).map((layer) => layer(each)));
  return {
    experiment: 'gptq',
    progress: 1,
    chosen: compare(correlated(rho, seed), bits),
    overSeeds: at(bits),
    byBits: [2, 3, 4, 5, 6, 7, 8].map((each) => ({ bits: each, ...medians(at(each)) })),
    byCorrelation: correlations.map((each) => ({ rho: each, ...medians(compareSeeds(each, bits)) })),
  };
}
