import type { Progress } from 'grounded/lab/lab.ts';
import { timesHadamard } from '../../../numerics/hadamard.ts';
import { addScaled, draw, multiply, squaredNorm, transpose, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { sum } from '../../../numerics/sums.ts';
import type { Params } from './controls.ts';
import { quantize, type Scope } from './round.ts';
import { seeds, spread, type Spread } from './spread.ts';

/** Tokens of the layer in the first experiment. */
export const tokens = 64;
/** Its outputs: fewer in a wide layer, whose error is as well known by them. */
export const outputsOf = (width: number): number => (width > 64 ? 16 : 64);

/** Largest |entry| of each column. */
export function columnMax(a: Matrix): Float64Array {
  const out = new Float64Array(a.columns);
  for (let i = 0; i < a.data.length; i++)
    out[i % a.columns] = Math.max(out[i % a.columns]!, Math.abs(a.data[i]!));
  return out;
}

export interface Layer {
  /** Activations, shape [tokens, channels]. */
  x: Matrix;
  /** Weights, shape [channels, outputs]. */
  w: Matrix;
  /** Channels whose activations were multiplied, in the order drawn. */
  outliers: number[];
  /** x w in float. */
  y: Matrix;
  /** ‖x w‖ without the outlier channels: what errors are measured against. */
  ordinaryNorm: number;
}

/** What a layer is drawn by: its input channels, and its outlier channels. */
export type LayerSetting = Pick<Params, 'width' | 'channels' | 'mag' | 'seed'>;

/** Draws a layer: normal activations and weights, then K channels whose activations are `mag` times as large. */
export function layer(params: LayerSetting, outputs = outputsOf(params.width)): Layer {
  const { width } = params;
  const uniform = mulberry32(params.seed);
  const next = normalPairs(uniform);
  const x = draw(tokens, width, next);
  const w = draw(width, outputs, () => next() / Math.sqrt(width));
  const outliers: number[] = [];
  while (outliers.length < params.channels) {
    const channel = Math.floor(uniform() * width);
    if (!outliers.includes(channel)) outliers.push(channel);
  }
  for (const channel of outliers) for (let t = 0; t < tokens; t++) x.data[t * width + channel]! *= params.mag;
  const ordinary = withoutColumns(x, outliers);
  return { x, w, outliers, y: multiply(x, w), ordinaryNorm: Math.sqrt(squaredNorm(multiply(ordinary, w))) };
}

/** A copy whose given columns are 0. */
export function withoutColumns(a: Matrix, columns: readonly number[]): Matrix {
  const data = a.data.slice();
  for (const column of columns) for (let i = column; i < data.length; i += a.columns) data[i] = 0;
  return { ...a, data };
}

/**
 * Moves range from activations to weights, channel by channel: x diag(s)⁻¹ and diag(s) w, with
 * s_j = max|x_j|^α / max|w_j|^(1−α). Their product is that of x and w.
 *
 * @param alpha  0 to 1. At 1 each channel of x has the largest value 1, at 0 each row of w.
 * @returns copies, shapes as given. A channel that is 0 throughout x or w keeps s = 1.
 *
 * Source: Xiao et al. 2023, "SmoothQuant", section 4, equation 4.
 */
export function smooth(x: Matrix, w: Matrix, alpha: number): { x: Matrix; w: Matrix } {
  const inX = columnMax(x);
  const inW = columnMax(transpose(w));
  const s = inX.map((most, j) => (most > 0 && inW[j]! > 0 ? most ** alpha / inW[j]! ** (1 - alpha) : 1));
  return {
    x: { ...x, data: x.data.map((entry, i) => entry / s[i % x.columns]!) },
    w: { ...w, data: w.data.map((entry, i) => entry * s[Math.floor(i / w.columns)]!) },
  };
}

/**
 * Rotates activations and weights by an orthonormal Hadamard matrix: x H and Hᵀ w, whose product is that of x and w.
 * One spike M becomes entries ±M/√d in all d channels. Source: Ashkboos et al. 2024, "QuaRot", section 3.
 */
export function rotate(x: Matrix, w: Matrix): { x: Matrix; w: Matrix } {
  return { x: timesHadamard(x), w: transpose(timesHadamard(transpose(w))) };
}

/** Largest |x| that LLM.int8() still rounds. */
export const splitAbove = 6;
/** The columns with a larger one. */
export const keptApart = (x: Matrix): number[] =>
  Array.from(columnMax(x), (most, j) => (most > splitAbove ? j : -1)).filter((j) => j >= 0);

export const methods = [
  'weightOnly',
  'naive',
  'perToken',
  'smooth',
  'smoothPerToken',
  'rotation',
  'rotationPerToken',
  'split',
] as const;
export type Method = (typeof methods)[number];

export interface Outcome {
  /** ‖y − ŷ‖ / ‖ordinary part of y‖. */
  error: number;
  /** Distinct integers that the ordinary channels of x take; none where x stays in float. */
  levels?: number;
  /** How many channels stay in float. */
  kept?: number;
}

/**
 * Quantizes weights (a scale for each output) and activations to b bits by one method, and multiplies.
 *
 * Sources: Xiao et al. 2023, "SmoothQuant"; Dettmers et al. 2022, "LLM.int8()", section 3; Ashkboos et al. 2024,
 * "QuaRot".
 */
export function outcome(layer: Layer, method: Method, bits: number, alpha: number): Outcome {
  const { x, w, outliers } = layer;
  const rounded = (a: { x: Matrix; w: Matrix }, scope: Scope, apart: readonly number[] = outliers) => {
    const quantized = quantize(a.x, bits, scope);
    const product = multiply(quantized.values, quantize(a.w, bits, 'column').values);
    return { error: error(layer, product), levels: levelsUsed(quantized.codes, x.columns, bits, apart) };
  };
  switch (method) {
    case 'weightOnly':
      return { error: error(layer, multiply(x, quantize(w, bits, 'column').values)) };
    case 'naive':
      return rounded(layer, 'tensor');
    case 'perToken':
      return rounded(layer, 'row');
    case 'smooth':
      return rounded(smooth(x, w, alpha), 'tensor');
    case 'smoothPerToken':
      return rounded(smooth(x, w, alpha), 'row');
    case 'rotation':
      return rounded(rotate(x, w), 'tensor', []);
    case 'rotationPerToken':
      return rounded(rotate(x, w), 'row', []);
    case 'split': {
      const apart = keptApart(x);
      const rows = transpose(withoutColumns(transpose(w), apart));
      const quantized = quantize(withoutColumns(x, apart), bits, 'row');
      // In float: what is left of x when its ordinary columns are taken away, times the same rows of w.
      const float = multiply(addScaled(x, withoutColumns(x, apart), -1), w);
      const product = multiply(quantized.values, quantize(rows, bits, 'column').values);
      return {
        error: error(layer, addScaled(product, float, 1)),
        levels: levelsUsed(quantized.codes, x.columns, bits, apart),
        kept: apart.length,
      };
    }
  }
}

function error({ y, ordinaryNorm }: Layer, product: Matrix): number {
  return Math.sqrt(squaredNorm(addScaled(product, y, -1))) / ordinaryNorm;
}

/** How many different b-bit codes appear outside the given columns of x. */
function levelsUsed(codes: Int32Array, width: number, bits: number, without: readonly number[]): number {
  const seen = new Uint8Array(2 ** bits);
  for (let column = 0; column < width; column++)
    if (!without.includes(column))
      for (let i = column; i < codes.length; i += width) seen[codes[i]! + 2 ** (bits - 1)] = 1;
  return sum(seen);
}

export interface OutliersFrame extends Progress {
  experiment: 'outliers';
  outliers: number[];
  /** The layer of the chosen seed. */
  outcomes: Record<Method, Outcome>;
  /** Errors over the seeds from 1 on. */
  overSeeds: Record<Method, Spread>;
  /** In how many of these seeds rotation is closer than smoothing, both with a scale for each token. */
  rotationAhead: number;
  /** Error of SmoothQuant for each α, scales per tensor and per token. */
  curve: { alpha: number; perTensor: number; perToken: number }[];
  /** Where the error of one scale for all comes from. */
  naive: { largest: number; step: number; predicted: number; activations: number; quadrature: number };
}

function smoothingErrors(data: Layer, bits: number, alpha: number): OutliersFrame['curve'][number] {
  const { x, w } = smooth(data.x, data.w, alpha);
  const weights = quantize(w, bits, 'column').values;
  const by = (scope: Scope) => error(data, multiply(quantize(x, bits, scope).values, weights));
  return { alpha, perTensor: by('tensor'), perToken: by('row') };
}

type Setting = Pick<Params, 'bits' | 'alpha' | 'width' | 'channels' | 'mag'>;

/** Seeds that medians are taken over: fewer for a wide layer, which takes longer and varies less. */
export const layerSeeds = (width: number): number => (width > 64 ? 10 : 40);

/** Outcomes of every method on the layers of the seeds from 1 on, which differ in all numbers and in the outlier channels. */
export function outcomesOfSeeds({ bits, alpha, width, channels, mag }: Setting): Record<Method, Outcome[]> {
  const layers = seeds(layerSeeds(width)).map((seed) => layer({ width, channels, mag, seed }));
  return byMethod((method) => layers.map((each) => outcome(each, method, bits, alpha)));
}

const byMethod = <T>(of: (method: Method) => T): Record<Method, T> =>
  Object.fromEntries(methods.map((method) => [method, of(method)])) as Record<Method, T>;

/** Medians over the same seeds of the error of SmoothQuant for each α, scales per tensor and per token. */
export function curveOfSeeds({ bits, width, channels, mag }: Omit<Setting, 'alpha'>): OutliersFrame['curve'] {
  const layers = seeds(layerSeeds(width)).map((seed) => layer({ width, channels, mag, seed }));
  return alphas.map((alpha) => {
    const errors = layers.map((each) => smoothingErrors(each, bits, alpha));
    return {
      alpha,
      perTensor: spread(errors.map((error) => error.perTensor)).median,
      perToken: spread(errors.map((error) => error.perToken)).median,
    };
  });
}

const alphas = Array.from({ length: 21 }, (_, index) => index / 20);

/** The first experiment: one layer by every method, and where the error of one scale for all comes from. */
export function outliersFrame(
  params: Pick<Params, 'bits' | 'alpha' | 'width' | 'channels' | 'mag' | 'seed'>,
): OutliersFrame {
  const { bits, alpha, width, channels } = params;
  const data = layer(params);
  const { x, w } = data;
  const outcomes = byMethod((method) => outcome(data, method, bits, alpha));
  const ofSeeds = outcomesOfSeeds(params);
  const whole = quantize(x, bits, 'tensor');
  const step = whole.steps[0]!;
  const predicted = (step / Math.sqrt(12)) * Math.sqrt(width / (width - channels));
  return {
    experiment: 'outliers',
    progress: 1,
    outliers: data.outliers,
    outcomes,
    overSeeds: byMethod((method) => spread(ofSeeds[method].map(({ error }) => error))),
    rotationAhead: ofSeeds.rotationPerToken.filter(
      ({ error }, at) => error < ofSeeds.smoothPerToken[at]!.error,
    ).length,
    curve: alphas.map((each) => smoothingErrors(data, bits, each)),
    naive: {
      largest: columnMax(x).reduce((most, value) => Math.max(most, value), 0),
      step,
      predicted,
      activations: error(data, multiply(whole.values, w)),
      quadrature: Math.hypot(predicted, outcomes.weightOnly.error),
    },
  };
}
