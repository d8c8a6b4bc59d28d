import type { Params } from './controls.ts';

/** The attention of a language model. */
export interface Attention {
  layers: number;
  /** Heads that keep keys and values. */
  keyValueHeads: number;
  headWidth: number;
}

const shapes: Record<Params['shape'], Attention> = {
  'l32-kv32': { layers: 32, keyValueHeads: 32, headWidth: 128 },
  'l32-kv8': { layers: 32, keyValueHeads: 8, headWidth: 128 },
  'l80-kv8': { layers: 80, keyValueHeads: 8, headWidth: 128 },
};
/** Pixels along a patch, and text tokens beside the image. */
const patch = 14;
const textTokens = 32;

/**
 * Tokens of a square image.
 *
 * @param side   Pixels of one side, a multiple of patch × merge.
 * @param patch  Pixels of one side of a patch.
 * @param merge  Neighbouring patches that become one token, along one side.
 */
export const imageTokens = (side: number, patch: number, merge = 1): number => (side / (patch * merge)) ** 2;

/** Bytes of keys and values for one token in 16 bits, over all layers. */
export const cacheBytesPerToken = ({ layers, keyValueHeads, headWidth }: Attention): number =>
  2 * layers * keyValueHeads * headWidth * 2;

/** Cache of `tokens` tokens in MB of 10⁶ bytes. */
export const cacheMegabytes = (tokens: number, attention: Attention): number =>
  (tokens * cacheBytesPerToken(attention)) / 1e6;

export interface Cost {
  tokens: number;
  /** Entries of one attention matrix over image and text, before a causal mask. */
  pairs: number;
  /** Keys and values of the image in all layers, in millions of bytes. */
  cacheMB: number;
}

/**
 * What a square image costs a decoder.
 *
 * @param pixels   Side of the image; a multiple of 14.
 * @param pooling  Patches pooled along each side; divides pixels / 14.
 */
export function loadCost(shape: Params['shape'], pixels: number, pooling: number): Cost {
  const tokens = imageTokens(pixels, patch, pooling);
  return { tokens, pairs: (tokens + textTokens) ** 2, cacheMB: cacheMegabytes(tokens, shapes[shape]) };
}
