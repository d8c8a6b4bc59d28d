/** The arithmetic of image input: tokens, projector parameters, cache memory, and what pooling must lose. */

export interface Attention {
  layers: number;
  /** Heads that keep keys and values. */
  keyValueHeads: number;
  headWidth: number;
}

/** Vicuna-7B, the language model of LLaVA-1.5-7B: every one of 32 heads keeps its own keys and values. */
export const vicuna7b: Attention = { layers: 32, keyValueHeads: 32, headWidth: 128 };
/** Llama-3-8B: grouped queries, 8 heads keep keys and values. */
export const llama8b: Attention = { layers: 32, keyValueHeads: 8, headWidth: 128 };

/**
 * Tokens of a square image.
 *
 * @param side   Pixels of one side, a multiple of patch × merge.
 * @param patch  Pixels of one side of a patch.
 * @param merge  Neighbouring patches that become one token, along one side.
 */
export function imageTokens(side: number, patch: number, merge = 1): number {
  return (side / (patch * merge)) ** 2;
}

/**
 * Parameters of a projector from features of width d_v to vectors of width d, with biases.
 *
 * Source: Liu et al. 2023, "Visual Instruction Tuning", section 4.1 (linear); Liu et al. 2024, "Improved Baselines with
 * Visual Instruction Tuning" (two layers with GELU between them).
 */
export function projectorParameters(kind: 'linear' | 'mlp', featureWidth: number, width: number): number {
  const first = featureWidth * width + width;
  return kind === 'linear' ? first : first + width * width + width;
}

/** Bytes of keys and values for one token in 16 bits, over all layers. */
export function cacheBytesPerToken({ layers, keyValueHeads, headWidth }: Attention): number {
  return 2 * layers * keyValueHeads * headWidth * 2;
}

/** Cache of `tokens` tokens in MB of 10⁶ bytes. */
export function cacheMegabytes(tokens: number, attention: Attention): number {
  return (tokens * cacheBytesPerToken(attention)) / 1e6;
}

/** Cache of one square image against its side in pixels, for a plot. Patches of 14 pixels, Llama-3-8B. */
export function cacheBySide() {
  const sides = Array.from({ length: 21 }, (_, step) => 224 + 56 * step);
  const line = (tokens: (side: number) => number) =>
    sides.map((side): [number, number] => [side, cacheMegabytes(tokens(side), llama8b)]);
  return [
    { label: 'every patch', role: 'plain', points: line((side) => imageTokens(side, 14)) },
    { label: '2 × 2 patches merged', role: 'trainable', points: line((side) => imageTokens(side, 14, 2)) },
    { label: '64 learned queries', role: 'trainable', dashed: true, points: line(() => 64) },
  ];
}

/**
 * Best possible accuracy for "what colour is this cell?" when only the mean of a block of cells is visible.
 *
 * The cells are independent and uniform over the colours, and the mean gives away how often each colour occurs and nothing
 * else. The best guess is the most frequent colour of the block, which is right with probability E[max count] / cells.
 *
 * @param cells    Cells in a block, at least 1.
 * @param colours  Colours, at least 1.
 */
export function poolingCeiling(cells: number, colours = 4): number {
  const logFactorial = [0];
  for (let n = 1; n <= cells; n++) logFactorial[n] = logFactorial[n - 1]! + Math.log(n);
  let expectedMaximum = 0;
  const place = (left: number, rest: number, maximum: number, logWays: number): void => {
    if (left === 1) {
      const logProbability = logWays - logFactorial[rest]! - cells * Math.log(colours);
      expectedMaximum += Math.max(maximum, rest) * Math.exp(logProbability);
      return;
    }
    for (let count = 0; count <= rest; count++)
      place(left - 1, rest - count, Math.max(maximum, count), logWays - logFactorial[count]!);
  };
  place(colours, cells, 0, logFactorial[cells]!);
  return expectedMaximum / cells;
}

/** Ceilings of accuracy for an image of 8 × 8 cells against the tokens that are left after pooling, for a plot. */
export function ceilingByTokens() {
  const tokens = [1, 4, 16, 64];
  return [
    {
      label: 'most frequent colour of the image',
      role: 'plain',
      dots: true,
      points: tokens.map((n): [number, number] => [n, 1]),
    },
    {
      label: 'colour of one cell',
      role: 'trainable',
      dots: true,
      points: tokens.map((n): [number, number] => [n, poolingCeiling(64 / n)]),
    },
    {
      label: 'guessing',
      role: 'plain',
      dashed: true,
      points: tokens.map((n): [number, number] => [n, 1 / 4]),
    },
  ];
}
