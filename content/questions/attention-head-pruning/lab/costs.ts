import type { Params } from './controls.ts';
import { count } from './layer.ts';

/** Shape of a decoder model. */
export interface Shape {
  width: number;
  heads: number;
  kvHeads: number;
  headWidth: number;
  /** Width of the feed-forward layer, and its number of matrices: 3 where it is gated. */
  feedForward: number;
  matrices: number;
  layers: number;
}
const llama = { headWidth: 128, matrices: 3 };
export const shapes: Record<Params['model'], Shape> = {
  llama2small: { ...llama, width: 4096, heads: 32, kvHeads: 32, feedForward: 11008, layers: 32 },
  llama3: { ...llama, width: 4096, heads: 32, kvHeads: 8, feedForward: 14336, layers: 32 },
  llama2large: { ...llama, width: 8192, heads: 64, kvHeads: 8, feedForward: 28672, layers: 80 },
};

/** Parameters of the attention of one block: W_Q and W_O by query heads, W_K and W_V by KV heads; no biases. */
export const attentionParameters = ({ width, heads, kvHeads, headWidth }: Shape): number =>
  2 * width * headWidth * (heads + kvHeads);

export interface Costs {
  /** Weights of one block; norms are left out. */
  parameters: number;
  /** Operations of one block for a token that attends to `context` tokens; a multiplication and an addition count as two. */
  flops: number;
  /** Bytes of keys and values for each token, over all layers, at two bytes a number. */
  cacheBytes: number;
}
/** What a shape costs. Exact counts, no timing: how much faster it gets depends on kernels and batch. */
export function costs(shape: Shape, context: number): Costs {
  const parameters = attentionParameters(shape) + shape.matrices * shape.width * shape.feedForward;
  return {
    parameters,
    flops: 2 * parameters + 4 * context * shape.heads * shape.headWidth,
    cacheBytes: 2 * shape.layers * shape.kvHeads * shape.headWidth * 2,
  };
}

/** Costs of a shape as it is, and of two ways to cut it. */
export interface Savings {
  whole: Costs;
  /** Without k eighths of the query heads of every group, all groups staying: only where that leaves whole heads. */
  queries: Costs | undefined;
  /** Without k eighths of the groups, each with all its query heads; with multi-head attention a group is one head. */
  groups: Costs;
}
export const context = 4096;
/** Costs of a shape before and after k eighths of its heads are cut. */
export function savings(shape: Shape, k: number, tokens = context): Savings {
  const left = (count - k) / count;
  const heads = shape.heads * left;
  const inGroup = heads / shape.kvHeads;
  return {
    whole: costs(shape, tokens),
    queries: Number.isInteger(inGroup) && inGroup > 0 ? costs({ ...shape, heads }, tokens) : undefined,
    groups: costs({ ...shape, heads, kvHeads: shape.kvHeads * left }, tokens),
  };
}

/** Percentage of one of the costs that a cut saves. */
export const percentSaved = (whole: Costs, left: Costs, key: keyof Costs): number =>
  100 * (1 - left[key] / whole[key]);
