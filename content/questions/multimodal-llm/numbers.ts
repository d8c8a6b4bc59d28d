/** The arithmetic of image input: projector parameters, cache memory, and the receipt of the page. */

import { attentions, cacheMegabytes, type Attention } from './lab/cost.ts';
import { encoded, type Encoded, type Shape } from './lab/encoded.ts';
import { receipt } from './lab/total-line.ts';
import { of, rightOf, share, type Seed, type Way } from './live/found.ts';

export { cacheMegabytes, receipt };

/** Vicuna-7B, the language model of LLaVA-1.5-7B: every one of 32 heads keeps its own keys and values. */
export const vicuna7b = attentions['l32-kv32'];
/** Llama-3-8B: grouped queries, 8 heads keep keys and values. */
export const llama8b = attentions['l32-kv8'];

/**
 * Tokens of a square image.
 *
 * @param side   Pixels of one side, a multiple of patch × merge.
 * @param patch  Pixels of one side of a patch.
 * @param merge  Neighbouring patches that become one token, along one side.
 */
export const imageTokens = (side: number, patch: number, merge = 1): number => (side / (patch * merge)) ** 2;

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

/** What an encoder with patches of 14 pixels gets of the receipt. */
export const receiptAt = (height: number, shape: Shape = 'square'): Encoded =>
  encoded(receipt, height, shape, 14);

/** Held-out pictures whose word the book's model writes after a training, in percent. */
export const readingOf = (seed: Seed, way: Way): number => 100 * share(rightOf(of(seed)[way]));
