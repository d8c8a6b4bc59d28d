import { mulberry32, normalPairs } from '../../../numerics/random.ts';

/** Width d of the hidden vectors, and of the only attention head. */
export const width = 16;
/** Hidden units of a feed-forward layer. */
export const hidden = 32;
/** Number of tokens in the vocabulary. */
export const vocabulary = 8;

/** Frozen weights of one layer, stored [in][out] and applied as x · W. */
export interface Block {
  /** Shape [d, d], as are the next three. */
  query: Float64Array;
  key: Float64Array;
  value: Float64Array;
  output: Float64Array;
  /** Shape [d, hidden]. */
  up: Float64Array;
  /** Shape [hidden, d]. */
  down: Float64Array;
}
export interface Model {
  /** Shape [vocabulary, d]. */
  embedding: Float64Array;
  blocks: Block[];
}

/** Normal numbers times a factor, row by row. */
export const drawn = (length: number, scale: number, next: () => number): Float64Array =>
  new Float64Array(length).map(() => scale * next());

export const queryScale = 1.5 / Math.sqrt(width);

/** Draws a frozen model: random weights, never trained. */
export function makeModel(layers: number, seed: number): Model {
  const next = normalPairs(mulberry32(seed));
  return {
    embedding: drawn(vocabulary * width, 1, next),
    blocks: Array.from({ length: layers }, () => ({
      query: drawn(width * width, queryScale, next),
      key: drawn(width * width, queryScale, next),
      value: drawn(width * width, queryScale, next),
      output: drawn(width * width, 0.7 / Math.sqrt(width), next),
      up: drawn(width * hidden, 1 / Math.sqrt(width), next),
      down: drawn(hidden * width, 0.7 / Math.sqrt(hidden), next),
    })),
  };
}

/** Vectors that steer a frozen model. Either part may be empty. */
export interface Steering {
  /** Vectors in front of the embedded input, shape [p, d]. */
  prompt: Float64Array;
  /** Of each layer: pairs in front of its keys and values, shape [p, d] each; p may differ by layer. */
  prefix: { keys: Float64Array; values: Float64Array }[];
}
export const unsteered: Steering = { prompt: new Float64Array(0), prefix: [] };

/** Factor of the scores of attention. */
export const sharpness = 1 / Math.sqrt(width);
