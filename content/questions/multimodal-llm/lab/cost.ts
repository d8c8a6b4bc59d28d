import type { Params } from './controls.ts';

/** The attention of a language model. */
export interface Attention {
  layers: number;
  /** Heads that keep keys and values. */
  keyValueHeads: number;
  headWidth: number;
}

export const attentions: Readonly<Record<Params['llm'], Attention>> = {
  'l32-kv32': { layers: 32, keyValueHeads: 32, headWidth: 128 },
  'l32-kv8': { layers: 32, keyValueHeads: 8, headWidth: 128 },
  'l80-kv8': { layers: 80, keyValueHeads: 8, headWidth: 128 },
};

/** Bytes of keys and values for one token in 16 bits, over all layers. */
export const cacheBytesPerToken = ({ layers, keyValueHeads, headWidth }: Attention): number =>
  2 * layers * keyValueHeads * headWidth * 2;

/** Cache of `tokens` tokens in MB of 10⁶ bytes. */
export const cacheMegabytes = (tokens: number, attention: Attention): number =>
  (tokens * cacheBytesPerToken(attention)) / 1e6;
