import type { Progress } from 'grounded/lab/lab.ts';
import { nf4, quantizeBlocks } from '../../../numerics/block-quantizer.ts';
import { cholesky, inversePositive } from '../../../numerics/cholesky.ts';
import { hadamard } from '../../../numerics/hadamard.ts';
import { addScaled, draw, multiply, squaredNorm, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';

/** Tokens, input channels and outputs of the layer in the first experiment. */
export const size = 64;

// region round
/** What shares one scale: the whole matrix, a row (a token of X, or a group) or a column (an output channel of W). */
export type Scope = 'tensor' | 'row' | 'column';

/**
 * Rounds a matrix to symmetric b-bit integers and back.
 *
 * @param a      Finite entries. Not modified.
 * @param bits   At least 2: codes −(2^(b−1)−1) … 2^(b−1)−1.
 * @param scope  What shares a step Δ = largest |entry| / (2^(b−1)−1).
 * @returns values, the dequantized entries; codes, the integers; steps, one for each scope.
 *
 * Half-way values go away from zero. Nothing is clipped, as the largest entry has the largest code: off by at most Δ/2.
 * Where all entries are 0 the step is 0 and so is the result.
 */
export function quantize(
  a: Matrix,
  bits: number,
  scope: Scope,
): { values: Matrix; codes: Int32Array; steps: Float64Array } {
  const { rows, columns } = a;
  const most = 2 ** (bits - 1) - 1;
  // Entry (i, j) has the scale number i × byRow + j × byColumn.
  const byRow = scope === 'row' ? 1 : 0;
  const byColumn = scope === 'column' ? 1 : 0;
  const steps = new Float64Array(scope === 'tensor' ? 1 : scope === 'row' ? rows : columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const k = i * byRow + j * byColumn;
      steps[k] = Math.max(steps[k]!, Math.abs(a.data[i * columns + j]!));
    }
  }
  for (let k = 0; k < steps.length; k++) steps[k]! /= most;
  const values = zeros(rows, columns);
  const codes = new Int32Array(a.data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const step = steps[i * byRow + j * byColumn]!;
      const integer = code(a.data[i * columns + j]!, step, most);
      codes[i * columns + j] = integer;
      values.data[i * columns + j] = integer * step;
    }
  }
  return { values, codes, steps };
}

/** The integer for one value: nearest, half-way values away from zero, within ±most. */
function code(value: number, step: number, most: number): number {
  if (step === 0) return 0;
  const magnitude = Math.min(most, Math.round(Math.abs(value) / step));
  return value < 0 ? 0 - magnitude : magnitude; // never −0
}
// endregion round

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

/** Draws a layer: normal activations and weights, then K channels whose activations are `mag` times as large. */
export function layer(params: Pick<Params, 'channels' | 'mag' | 'seed'>): Layer {
  const uniform = mulberry32(params.seed);
  const next = normalPairs(uniform);
  const x = draw(size, size, next);
  const w = draw(size, size, () => next() / Math.sqrt(size));
  const outliers: number[] = [];
  while (outliers.length < params.channels) {
    const channel = Math.floor(uniform() * size);
    if (!outliers.includes(channel)) outliers.push(channel);
  }
  for (const channel of outliers) for (let t = 0; t < size; t++) x.data[t * size + channel]! *= params.mag;
  const ordinary = withoutColumns(x, outliers);
  return { x, w, outliers, y: multiply(x, w), ordinaryNorm: Math.sqrt(squaredNorm(multiply(ordinary, w))) };
}

function withoutColumns(a: Matrix, columns: readonly number[]): Matrix {
  const data = Float64Array.from(a.data);
  for (const column of columns) for (let i = column; i < data.length; i += a.columns) data[i] = 0;
  return { ...a, data };
}

// region smooth
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
// endregion smooth

/**
 * Rotates activations and weights by an orthonormal Hadamard matrix: x H and Hᵀ w, whose product is that of x and w.
 * One spike M becomes entries ±M/√d in all d channels. Source: Ashkboos et al. 2024, "QuaRot", section 3.
 */
export function rotate(x: Matrix, w: Matrix): { x: Matrix; w: Matrix } {
  const h = hadamard(x.columns);
  return { x: multiply(x, h), w: multiply(transpose(h), w) };
}

/** Largest |x| that LLM.int8() still rounds. */
export const splitAbove = 6;

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
    return { error: error(layer, product), levels: levelsUsed(quantized.codes, a.x.columns, apart) };
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
      const apart = Array.from(columnMax(x), (most, j) => (most > splitAbove ? j : -1)).filter((j) => j >= 0);
      const rows = transpose(withoutColumns(transpose(w), apart));
      const quantized = quantize(withoutColumns(x, apart), bits, 'row');
      // In float: what is left of x when its ordinary columns are taken away, times the same rows of w.
      const float = multiply(addScaled(x, withoutColumns(x, apart), -1), w);
      const product = multiply(quantized.values, quantize(rows, bits, 'column').values);
      return {
        error: error(layer, addScaled(product, float, 1)),
        levels: levelsUsed(quantized.codes, size, apart),
        kept: apart.length,
      };
    }
  }
}

function error({ y, ordinaryNorm }: Layer, product: Matrix): number {
  return Math.sqrt(squaredNorm(addScaled(product, y, -1))) / ordinaryNorm;
}

/** How many different codes appear outside the given columns. */
function levelsUsed(codes: Int32Array, columns: number, without: readonly number[]): number {
  const apart = Array.from({ length: columns }, (_, column) => without.includes(column));
  const seen = new Set<number>();
  for (let i = 0; i < codes.length; i++) if (!apart[i % columns]) seen.add(codes[i]!);
  return seen.size;
}

export interface OutliersFrame extends Progress {
  experiment: 'outliers';
  outliers: number[];
  outcomes: Record<Method, Outcome>;
  /** Largest |·| of each channel; smoothed with the chosen α. */
  x: { before: Float64Array; smoothed: Float64Array; rotated: Float64Array };
  w: { before: Float64Array; smoothed: Float64Array };
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

/** The first experiment: one layer by every method, and where the error of one scale for all comes from. */
export function outliersFrame(
  params: Pick<Params, 'bits' | 'alpha' | 'channels' | 'mag' | 'seed'>,
): OutliersFrame {
  const { bits, alpha, channels } = params;
  const data = layer(params);
  const { x, w } = data;
  const outcomes = Object.fromEntries(
    methods.map((method) => [method, outcome(data, method, bits, alpha)]),
  ) as Record<Method, Outcome>;
  const whole = quantize(x, bits, 'tensor');
  const step = whole.steps[0]!;
  const predicted = (step / Math.sqrt(12)) * Math.sqrt(size / (size - channels));
  const smoothed = smooth(x, w, alpha);
  return {
    experiment: 'outliers',
    progress: 1,
    outliers: data.outliers,
    outcomes,
    x: {
      before: columnMax(x),
      smoothed: columnMax(smoothed.x),
      rotated: columnMax(rotate(x, w).x),
    },
    w: { before: columnMax(transpose(w)), smoothed: columnMax(transpose(smoothed.w)) },
    curve: Array.from({ length: 21 }, (_, index) => smoothingErrors(data, bits, index / 20)),
    naive: {
      largest: columnMax(x).reduce((most, value) => Math.max(most, value), 0),
      step,
      predicted,
      activations: error(data, multiply(whole.values, w)),
      quadrature: Math.hypot(predicted, outcomes.weightOnly.error),
    },
  };
}

/** Input channels and outputs, and tokens, of the layer in the second experiment. */
export const gptqSize = 32;
export const gptqTokens = 256;

/** Draws activations whose neighbouring channels correlate by ρ (an autoregression over channels), and weights. */
export function correlated(rho: number, seed: number): { x: Matrix; w: Matrix } {
  const next = normalPairs(mulberry32(seed));
  const x = zeros(gptqTokens, gptqSize);
  const fresh = Math.sqrt(1 - rho * rho);
  for (let t = 0; t < gptqTokens; t++) {
    let last = next();
    for (let j = 0; j < gptqSize; j++) {
      if (j > 0) last = rho * last + fresh * next();
      x.data[t * gptqSize + j] = last;
    }
  }
  return { x, w: draw(gptqSize, gptqSize, () => next() / Math.sqrt(gptqSize)) };
}

/** Twice the mean of xᵀx over tokens, plus 1% of its mean diagonal on the diagonal; shape [channels, channels]. */
export function hessian(x: Matrix): Matrix {
  const h = multiply(transpose(x), x);
  const n = h.rows;
  let trace = 0;
  for (let i = 0; i < h.data.length; i++) h.data[i]! *= 2 / x.rows;
  for (let i = 0; i < n; i++) trace += h.data[i * n + i]!;
  for (let i = 0; i < n; i++) h.data[i * n + i]! += (0.01 * trace) / n;
  return h;
}

// region gptq
/**
 * Rounds weights one input channel at a time and lets the channels not yet rounded make up for the error.
 *
 * @param w     Shape [channels, outputs]. Not modified.
 * @param h     Hessian of the squared output error, symmetric positive definite, shape [channels, channels].
 * @param bits  At least 2. The scale of each output is that of the weights as given.
 * @returns the dequantized weights, shape as w.
 * @throws RangeError if h is not positive definite.
 *
 * A diagonal Hessian gives rounding to nearest, bit for bit. Left out: the order by activation size, groups, and lazy
 * batches, which change the speed only.
 * Source: Frantar et al. 2023, "GPTQ", section 3.3 (steps 1 and 3).
 */
export function gptq(w: Matrix, h: Matrix, bits: number): Matrix {
  const { rows, columns } = w;
  const most = 2 ** (bits - 1) - 1;
  const { steps } = quantize(w, bits, 'column');
  const u = transpose(cholesky(inversePositive(h))); // h⁻¹ = uᵀ u
  const left = Float64Array.from(w.data);
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
// endregion gptq

export interface Comparison {
  /** ‖x w − x ŵ‖ / ‖x w‖. */
  output: { rtn: number; gptq: number };
  /** ‖w − ŵ‖ / ‖w‖. */
  weight: { rtn: number; gptq: number };
}

/** Rounding to nearest and GPTQ on the same layer. */
export function compare({ x, w }: { x: Matrix; w: Matrix }, bits: number): Comparison {
  const nearest = quantize(w, bits, 'column').values;
  const second = gptq(w, hessian(x), bits);
  const y = multiply(x, w);
  const relative = (a: Matrix, b: Matrix) => Math.sqrt(squaredNorm(addScaled(a, b, -1)) / squaredNorm(b));
  return {
    output: { rtn: relative(multiply(x, nearest), y), gptq: relative(multiply(x, second), y) },
    weight: { rtn: relative(nearest, w), gptq: relative(second, w) },
  };
}

export interface GptqFrame extends Progress {
  experiment: 'gptq';
  chosen: Comparison;
  byBits: { bits: number; rtn: number; gptq: number }[];
  byCorrelation: { rho: number; rtn: number; gptq: number }[];
}

function gptqFrame({ bits, rho, seed }: Params): GptqFrame {
  const data = correlated(rho, seed);
  return {
    experiment: 'gptq',
    progress: 1,
    chosen: compare(data, bits),
    byBits: [2, 3, 4, 5, 6, 7, 8].map((each) => ({ bits: each, ...compare(data, each).output })),
    byCorrelation: Array.from({ length: 20 }, (_, index) => ({
      rho: index / 20,
      ...compare(correlated(index / 20, seed), bits).output,
    })),
  };
}

export const weightCount = 65_536;

/** Standard normal weights. */
export function gaussianWeights(seed: number): Float64Array {
  return Float64Array.from({ length: weightCount }, normalPairs(mulberry32(seed)));
}

/** Symmetric b-bit integers, a scale for each group of consecutive weights. */
export function integers(weights: Float64Array, bits: number, group: number): Float64Array {
  const rows = weights.length / group;
  return quantize({ rows, columns: group, data: weights }, bits, 'row').values.data;
}

/** Magnitudes of a 4-bit float with two bits of exponent and one of mantissa. */
export const e2m1 = [0, 0.5, 1, 1.5, 2, 3, 4, 6];

/** The nearest value of E2M1, at most 6. */
export function toE2m1(value: number): number {
  const size = Math.abs(value);
  let best = 0;
  for (let k = 1; k < e2m1.length; k++)
    if (Math.abs(e2m1[k]! - size) < Math.abs(e2m1[best]! - size)) best = k;
  return value < 0 ? -e2m1[best]! : e2m1[best]!;
}

/** ⌊log₂ a⌋ for a > 0, right also where the logarithm is rounded. */
function exponent(a: number): number {
  const guess = Math.floor(Math.log2(a));
  return 2 ** guess > a ? guess - 1 : 2 ** (guess + 1) <= a ? guess + 1 : guess;
}

/** The nearest value of the 8-bit float E4M3 (3 bits of mantissa, largest 448, smallest 2⁻⁹), for a ≥ 0. */
export function toE4m3(a: number): number {
  if (a === 0) return 0;
  const step = 2 ** (Math.max(exponent(a), -6) - 3);
  return Math.min(448, Math.round(a / step) * step);
}

/**
 * Four-bit floats E2M1 with a scale for each block of consecutive weights.
 *
 * @param scale  The scale, given a block's largest |weight| (> 0) and that of all weights.
 * @returns the dequantized weights. Values beyond 6 scales saturate; a block whose scale is 0 becomes 0.
 */
export function floats(
  weights: Float64Array,
  block: number,
  scale: (blockMost: number, most: number) => number,
): Float64Array {
  const out = new Float64Array(weights.length);
  const most = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  for (let start = 0; start < weights.length; start += block) {
    const end = Math.min(start + block, weights.length);
    let blockMost = 0;
    for (let i = start; i < end; i++) blockMost = Math.max(blockMost, Math.abs(weights[i]!));
    const step = blockMost === 0 ? 0 : scale(blockMost, most);
    if (step > 0) for (let i = start; i < end; i++) out[i] = toE2m1(weights[i]! / step) * step;
  }
  return out;
}

/** MXFP4: a power of two. Source: OCP Microscaling Formats (MX) v1.0, section 5.3; Rouhani et al. 2023. */
export const powerOfTwo = (blockMost: number) => 2 ** (exponent(blockMost) - 2);
/** The largest weight becomes 6, with a scale in float. */
export const exactScale = (blockMost: number) => blockMost / 6;
/** NVFP4: the same scale as an E4M3 float times one factor for all weights. */
export const e4m3Scale = (blockMost: number, most: number) => {
  const factor = most / (6 * 448);
  return factor * toE4m3(blockMost / 6 / factor);
};

/** Bits that a weight costs with its share of the scale. */
export const bitsPerWeight = (bits: number, group: number, scaleBits: number): number =>
  bits + scaleBits / group;

/** Root of the mean squared error, relative to that of the weights. */
export function relativeError(weights: Float64Array, rounded: Float64Array): number {
  let lost = 0;
  let all = 0;
  for (let i = 0; i < weights.length; i++) {
    lost += (weights[i]! - rounded[i]!) ** 2;
    all += weights[i]! ** 2;
  }
  return Math.sqrt(lost / all);
}

/** Share of the weights that MXFP4 cannot reach, as they are larger than 6 scales. */
export function saturated(weights: Float64Array): number {
  let count = 0;
  for (let start = 0; start < weights.length; start += 32) {
    let most = 0;
    for (let i = start; i < start + 32; i++) most = Math.max(most, Math.abs(weights[i]!));
    for (let i = start; i < start + 32; i++) if (Math.abs(weights[i]!) > 6 * powerOfTwo(most)) count++;
  }
  return count / weights.length;
}

export interface FormatsFrame extends Progress {
  experiment: 'formats';
  /** Integers with the chosen bits and group. */
  chosen: { bits: number; error: number };
  nf4: number;
  mxfp4: number;
  nvfp4: number;
  /** NVFP4 with its scale kept in float. */
  nvfp4Exact: number;
  saturated: number;
  /** Error by group size of three sets of levels, each with scales in float. */
  byGroup: { group: number; integers: number; nf4: number; floats: number }[];
}

function formatsFrame({ bits, group, seed }: Params): FormatsFrame {
  const weights = gaussianWeights(seed);
  const byGroup = controls.group.values.map((each) => ({
    group: each,
    integers: relativeError(weights, integers(weights, bits, each)),
    nf4: relativeError(weights, quantizeBlocks(weights, nf4, each, false)),
    floats: relativeError(weights, floats(weights, each, exactScale)),
  }));
  const at = (size: number) => byGroup.find((each) => each.group === size)!;
  return {
    experiment: 'formats',
    progress: 1,
    chosen: { bits: bitsPerWeight(bits, group, 16), error: at(group).integers },
    nf4: at(64).nf4,
    mxfp4: relativeError(weights, floats(weights, 32, powerOfTwo)),
    nvfp4: relativeError(weights, floats(weights, 16, e4m3Scale)),
    nvfp4Exact: at(16).floats,
    saturated: saturated(weights),
    byGroup,
  };
}

export type Frame = OutliersFrame | GptqFrame | FormatsFrame;

/**
 * Measures what low-bit numbers do to one linear layer with outlier activations, to weights rounded with and without
 * second-order updates, or to normal weights in several formats.
 *
 * @yields one frame, that of the chosen experiment.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  switch (params.experiment) {
    case 'outliers':
      return yield outliersFrame(params);
    case 'gptq':
      return yield gptqFrame(params);
    case 'formats':
      return yield formatsFrame(params);
  }
}
