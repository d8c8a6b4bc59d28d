/** The arithmetic of image input: tokens, projector parameters, cache memory, and what pooling must lose. */

import { cacheBytesPerToken, cacheMegabytes, imageTokens, type Attention } from './lab/cost.ts';
import { ceiling as poolingCeiling } from './lab/questions.ts';

export { cacheBytesPerToken, cacheMegabytes, imageTokens, poolingCeiling };

/** Vicuna-7B, the language model of LLaVA-1.5-7B: every one of 32 heads keeps its own keys and values. */
export const vicuna7b: Attention = { layers: 32, keyValueHeads: 32, headWidth: 128 };
/** Llama-3-8B: grouped queries, 8 heads keep keys and values. */
export const llama8b: Attention = { layers: 32, keyValueHeads: 8, headWidth: 128 };

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
