/** The arithmetic of image input: tokens, projector parameters, cache memory, and what averages of cells keep. */

import { cacheBytesPerToken, cacheMegabytes, imageTokens, type Attention } from './lab/cost.ts';
import { shareRight, type Measured } from './lab/place.ts';
import { ceiling as poolingCeiling } from './lab/questions.ts';

export { cacheBytesPerToken, cacheMegabytes, imageTokens, poolingCeiling };

/** Vicuna-7B, the language model of LLaVA-1.5-7B: every one of 32 heads keeps its own keys and values. */
export const vicuna7b: Attention = { layers: 32, keyValueHeads: 32, headWidth: 128 };
/** Llama-3-8B: grouped queries, 8 heads keep keys and values. */
export const llama8b: Attention = { layers: 32, keyValueHeads: 8, headWidth: 128 };

/**
 * What an image leaves in the cross-attention layers of Llama 3.2 11B Vision: 4 tiles of 560 × 560 pixels, each 40 × 40
 * patches of 14 pixels and a class token, as keys and values of 8 layers with 8 heads each.
 *
 * Source: torchtune, torchtune/models/llama3_2_vision/_model_builders.py (`llama3_2_vision_11b`).
 */
export const llama32 = {
  tokens: 4 * (imageTokens(560, 14) + 1),
  layers: 8,
  attention: { layers: 8, keyValueHeads: 8, headWidth: 128 } satisfies Attention,
};

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
  const sides = [224, 252, 280, 336, 392, 448, 560, 672, 784, 896, 1008, 1120, 1344];
  const line = (tokens: (side: number) => number) =>
    sides.map((side): [number, number] => [side, cacheMegabytes(tokens(side), llama8b)]);
  return [
    { label: 'every patch', role: 'quantized', points: line((side) => imageTokens(side, 14)) },
    { label: '2 × 2 patches merged', role: 'trainable', points: line((side) => imageTokens(side, 14, 2)) },
    { label: '64 learned queries', role: 'trainable', dashed: true, points: line(() => 64) },
  ];
}

const tokens = [1, 4, 16, 64];

/** Share of cells of 64-number tokens that the best linear reader names, by tokens of an image of 8 × 8 cells. */
export const cellsRead = (making: Measured['making'], n: number, noise = 0): number =>
  shareRight({ making, width: 64, p: Math.sqrt(64 / n), noise });

/** Noise on each number of a token, as a share of the root mean square of the tokens' numbers. */
export const noiseShare = 0.02;

/** The spread of four noisy tokens over five random layers. */
export function overLayers(): { least: number; most: number } {
  const all = [11, 12, 13, 14, 15].map((seed) =>
    shareRight({ making: 'place', width: 64, p: 4, noise: noiseShare, seed }),
  );
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** How well the colour of one cell can be told after averaging, against the tokens that are left, for a plot. */
export function readByTokens() {
  const line = (accuracy: (n: number) => number) => tokens.map((n): [number, number] => [n, accuracy(n)]);
  return [
    {
      label: 'cells with their place',
      role: 'trainable',
      dots: true,
      points: line((n) => cellsRead('place', n)),
    },
    { label: 'cells alone', role: 'quantized', dots: true, points: line((n) => poolingCeiling(64 / n)) },
    { label: 'guessing', role: 'plain', dashed: true, points: line(() => 1 / 4) },
  ];
}
