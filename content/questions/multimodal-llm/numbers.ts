/** The arithmetic of image input: tokens, projector parameters, cache memory, and the pixels that print needs. */

import { cacheMegabytes, imageTokens, type Attention } from './lab/cost.ts';

export { cacheMegabytes, imageTokens };

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

/** The receipt of the page, in mm: its paper, and the height of its print. */
export const receipt = { width: 80, height: 240, print: 2.5 };
/** Pixels along a patch. */
const patch = 14;

/**
 * What an encoder with patches of 14 pixels makes of the receipt.
 *
 * @param height    Pixels of the picture's height, a multiple of 14 × merge.
 * @param ownShape  Keep the receipt's shape, or pad it to a square.
 * @param merge     Neighbouring patches that become one token, along one side.
 */
export function receiptAt(height: number, ownShape = false, merge = 1) {
  const width = ownShape ? (height * receipt.width) / receipt.height : height;
  const patches = (height / patch) * (width / patch);
  const tokens = patches / merge ** 2;
  return {
    width,
    height,
    print: (height * receipt.print) / receipt.height,
    patches,
    tokens,
  };
}
