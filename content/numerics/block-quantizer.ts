/** Sixteen levels at normal quantiles, ascending (bitsandbytes' table; QLoRA, section 3). */
export const nf4 = Float64Array.from([
  -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
  -0.18477343022823334, -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725,
  0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
]);
/** Fifteen even levels, ascending: symmetric 4-bit integers. */
export const int4 = Float64Array.from({ length: 15 }, (_, i) => (i - 7) / 7);
/** Fifteen levels of bitsandbytes' 4-bit float, ascending. */
export const fp4 = Float64Array.from(
  [-12, -8, -6, -4, -3, -2, -0.0625, 0, 0.0625, 2, 3, 4, 6, 8, 12],
  (value) => value / 12,
);

/** Fifteen levels of the standard 4-bit float, two bits of exponent and one of mantissa, ascending. */
export const e2m1 = Float64Array.from(
  [-6, -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 6],
  (value) => value / 6,
);

/**
 * Quantizes weights in blocks to the nearest level times the block's largest absolute value.
 *
 * @param weights    Shape [n], finite. Not modified.
 * @param levels     Ascending, in [−1, 1].
 * @param blockSize  Weights that share a scale; divides n.
 * @param doubled    Whether the scales are themselves quantized: to 8 bits, evenly, in groups of 256 around their mean.
 *                   (QLoRA uses an 8-bit float; even steps are this site's simplification.)
 * @returns the dequantized weights, shape [n].
 * @throws RangeError if blockSize is no positive divisor of n.
 *
 * Exact at levels times the scale when the scales are not quantized. Ties take the lower level; a block of zeros stays
 * zero. Costs what bitsPerWeight says.
 * Source: Dettmers et al. 2023, "QLoRA: Efficient Finetuning of Quantized LLMs", section 3.
 */
export function quantizeBlocks(
  weights: Float64Array,
  levels: Float64Array,
  blockSize: number,
  doubled: boolean,
): Float64Array {
  const n = weights.length;
  if (!Number.isInteger(blockSize) || blockSize < 1 || n % blockSize !== 0) {
    throw new RangeError(`quantizeBlocks: block size ${blockSize} does not divide ${n} weights`);
  }
  const scales = blockMaxima(weights, blockSize);
  const stored = doubled ? quantizeScales(scales) : scales;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const block = Math.floor(i / blockSize);
    const scale = scales[block]!;
    out[i] = scale === 0 ? 0 : levels[nearestLevel(levels, weights[i]! / scale)]! * stored[block]!;
  }
  return out;
}

/** Largest absolute value of each block of consecutive weights. */
export function blockMaxima(weights: Float64Array, blockSize: number): Float64Array {
  const maxima = new Float64Array(Math.ceil(weights.length / blockSize));
  for (let i = 0; i < weights.length; i++) {
    const block = Math.floor(i / blockSize);
    maxima[block] = Math.max(maxima[block]!, Math.abs(weights[i]!));
  }
  return maxima;
}

/**
 * Bits that a 4-bit weight costs with its share of the scales.
 *
 * @param blockSize  Weights that share a scale.
 * @param doubled    Scales in 8 bits, with one 32-bit constant for 256 of them; otherwise scales in 32 bits.
 * Source: Dettmers et al. 2023, "QLoRA: Efficient Finetuning of Quantized LLMs", section 3.
 */
export function bitsPerWeight(blockSize: number, doubled: boolean): number {
  return doubled ? 4 + 8 / blockSize + 32 / (256 * blockSize) : 4 + 32 / blockSize;
}

/**
 * Bits that each of n 4-bit weights costs as stored, where the last constant may serve fewer than 256 scales. The mean
 * of the scales, one number for all of them, is left out.
 */
export function bitsStored(n: number, blockSize: number, doubled: boolean): number {
  const scales = Math.ceil(n / blockSize);
  return 4 + (doubled ? 8 * scales + 32 * Math.ceil(scales / 256) : 32 * scales) / n;
}

function quantizeScales(scales: Float64Array): Float64Array {
  const mean = scales.reduce((sum, scale) => sum + scale, 0) / scales.length;
  const out = new Float64Array(scales.length);
  for (let start = 0; start < scales.length; start += 256) {
    const end = Math.min(start + 256, scales.length);
    let most = 0;
    for (let i = start; i < end; i++) most = Math.max(most, Math.abs(scales[i]! - mean));
    for (let i = start; i < end; i++) {
      out[i] = most === 0 ? mean : mean + (Math.round((127 * (scales[i]! - mean)) / most) * most) / 127;
    }
  }
  return out;
}

/** Index of the level nearest to a value; the lower one where two are equally near. */
export function nearestLevel(levels: Float64Array, value: number): number {
  let best = 0;
  for (let i = 1; i < levels.length; i++) {
    if (Math.abs(levels[i]! - value) < Math.abs(levels[best]! - value)) best = i;
  }
  return best;
}
