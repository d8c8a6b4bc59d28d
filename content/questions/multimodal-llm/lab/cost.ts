import type { Params } from './controls.ts';

const shapes: Record<Params['shape'], { layers: number; keyHeads: number }> = {
  'l32-kv32': { layers: 32, keyHeads: 32 },
  'l32-kv8': { layers: 32, keyHeads: 8 },
  'l80-kv8': { layers: 80, keyHeads: 8 },
};
const headWidth = 128;
const bytesPerNumber = 2;
/** Pixels along a patch, and text tokens beside the image. */
export const patch = 14;
export const textTokens = 32;

export interface Cost {
  tokens: number;
  /** Entries of one attention matrix over image and text, before a causal mask. */
  pairs: number;
  /** Keys and values of the image in all layers, in millions of bytes. */
  cacheMB: number;
}

/**
 * What a square image costs a decoder: 2 · layers · KV heads · 128 · 2 bytes a token, with heads of width 128 in bf16.
 *
 * @param pixels   Side of the image; a multiple of 14.
 * @param pooling  Patches pooled along each side; divides pixels / 14.
 */
export function loadCost(shape: Params['shape'], pixels: number, pooling: number): Cost {
  const { layers, keyHeads } = shapes[shape];
  const tokens = (pixels / patch / pooling) ** 2;
  return {
    tokens,
    pairs: (tokens + textTokens) ** 2,
    cacheMB: (tokens * 2 * layers * keyHeads * headWidth * bytesPerNumber) / 1e6,
  };
}
