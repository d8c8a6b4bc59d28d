import type { Progress } from 'grounded/lab/lab.ts';
import { blockMaxima, nearestLevel, nf4, quantizeBlocks } from '../../../numerics/block-quantizer.ts';
import { relativeError } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { quantize } from './round.ts';

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
export const e2m1 = Float64Array.of(0, 0.5, 1, 1.5, 2, 3, 4, 6);

/** The nearest value of E2M1, at most 6. */
export function toE2m1(value: number): number {
  const magnitude = e2m1[nearestLevel(e2m1, Math.abs(value))]!;
  return value < 0 ? -magnitude : magnitude;
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
  const maxima = blockMaxima(weights, block);
  const most = maxima.reduce((a, b) => Math.max(a, b), 0);
  const steps = maxima.map((blockMost) => (blockMost === 0 ? 0 : scale(blockMost, most)));
  return weights.map((weight, i) => {
    const step = steps[Math.floor(i / block)]!;
    return step > 0 ? toE2m1(weight / step) * step : 0;
  });
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

export type Format = 'int' | 'nf4' | 'mxfp4' | 'nvfp4';

/**
 * Weights in a 4-bit format, or integers of other bits, and back, with the scales that the format stores.
 *
 * @param group  Weights that share a scale: 64 in NF4, 32 in MXFP4, 16 in NVFP4, any divisor for integers.
 *
 * Scales of NF4 are quantized twice. Those of integers stay exact: a 16-bit float changes an error by a thousandth of it.
 */
export function inFormat(weights: Float64Array, format: Format, group: number, bits = 4): Float64Array {
  switch (format) {
    case 'int':
      return integers(weights, bits, group);
    case 'nf4':
      return quantizeBlocks(weights, nf4, group, true);
    case 'mxfp4':
      return floats(weights, group, powerOfTwo);
    case 'nvfp4':
      return floats(weights, group, e4m3Scale);
  }
}

/** Bits that a weight costs with its share of the scale. */
export const bitsPerWeight = (bits: number, group: number, scaleBits: number): number =>
  bits + scaleBits / group;

/** Bits for each weight of NF4: 8-bit scales for blocks of 64, and a 32-bit constant for 256 of them. */
export const nf4Bits = () => bitsPerWeight(4, 64, bitsPerWeight(8, 256, 32));

/** Share of the weights that MXFP4 cannot reach, as they are larger than 6 scales. */
export function saturated(weights: Float64Array): number {
  const largest = blockMaxima(weights, 32).map((most) => 6 * powerOfTwo(most));
  const cut = weights.filter((weight, i) => Math.abs(weight) > largest[Math.floor(i / 32)]!);
  return cut.length / weights.length;
}

export interface FormatsFrame extends Progress {
  experiment: 'formats';
  /** Integers with the chosen bits and group. */
  chosen: { bits: number; error: number };
  nf4: number;
  mxfp4: number;
  nvfp4: number;
  /** Values of E2M1 in blocks of 32 and 16 under a scale that is a power of two, a float of 8 bits, or exact. */
  byScale: { block: number; powerOfTwo: number; e4m3: number; exact: number }[];
  saturated: number;
  /** Error by group size of three sets of levels, each with scales in float. */
  byGroup: { group: number; integers: number; nf4: number; floats: number }[];
}

/** What the scale does to E2M1, and what the size of the block does. */
export function byScale(weights: Float64Array): FormatsFrame['byScale'] {
  const error = (block: number, scale: Parameters<typeof floats>[2]) =>
    relativeError(floats(weights, block, scale), weights);
  return [32, 16].map((block) => ({
    block,
    powerOfTwo: error(block, powerOfTwo),
    e4m3: error(block, e4m3Scale),
    exact: error(block, exactScale),
  }));
}

/** The third experiment: normal weights in several formats. */
export function formatsFrame({ bits, group, seed }: Params): FormatsFrame {
  const weights = gaussianWeights(seed);
  const errorOf = (rounded: Float64Array) => relativeError(rounded, weights);
  const byGroup = controls.group.values.map((each) => ({
    group: each,
    integers: errorOf(integers(weights, bits, each)),
    nf4: errorOf(quantizeBlocks(weights, nf4, each, false)),
    floats: errorOf(floats(weights, each, exactScale)),
  }));
  const at = (size: number) => byGroup.find((each) => each.group === size)!;
  return {
    experiment: 'formats',
    progress: 1,
    chosen: { bits: bitsPerWeight(bits, group, 16), error: at(group).integers },
    nf4: errorOf(inFormat(weights, 'nf4', 64)),
    mxfp4: errorOf(inFormat(weights, 'mxfp4', 32)),
    nvfp4: errorOf(inFormat(weights, 'nvfp4', 16)),
    byScale: byScale(weights),
    saturated: saturated(weights),
    byGroup,
  };
}
