/** Shapes of Llama models: 3.2 3B as torchtune configures it, the others as TorchTitan does. */
export const llamas = {
  'Llama 3.2 3B': {
    layers: 28,
    width: 3072,
    inner: 8192,
    groups: 8,
    head: 128,
    vocabulary: 128_256,
    tied: true,
  },
  'Llama 3 8B': {
    layers: 32,
    width: 4096,
    inner: 14_336,
    groups: 8,
    head: 128,
    vocabulary: 128_256,
    tied: false,
  },
  'Llama 3.1 405B': {
    layers: 126,
    width: 16_384,
    inner: 53_248,
    groups: 8,
    head: 128,
    vocabulary: 128_256,
    tied: false,
  },
};
export type Llama = keyof typeof llamas;

/** A block's input, in bytes for each token and unit of width, at 16 bits. */
export const blockInput = 2;

/**
 * What a block with RMSNorm, grouped-query attention in a fused kernel and SwiGLU keeps for its backward pass, its input
 * included, in bytes for each token and unit of width, at 16 bits, without dropout. Counted: the inputs of both norms, of
 * the matmuls, of the attention kernel and of SwiGLU's two factors. Assumed: fused norms, and a kernel that reads grouped
 * keys and values as they are. Statistics of norms and softmax are neglected; rotary embeddings keep only sines and
 * cosines, which blocks share.
 */
export function gatedBlock(model: Llama): number {
  const { width, inner, groups, head } = llamas[model];
  const states = 6; // input, its norm, queries, output of attention, input of the second norm, that norm
  const keysAndValues = (2 * groups * head) / width;
  const gated = (4 * inner) / width; // gate, up, SiLU of gate, their product
  return 2 * (states + keysAndValues + gated);
}

/** What of it comes from norms, SiLU and its product with up, and needs no matmul to compute again. */
export function cheapPart(model: Llama): number {
  const { width, inner } = llamas[model];
  return 2 * (2 + (2 * inner) / width);
}
