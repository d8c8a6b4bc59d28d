import { bitsPerWeight } from '../../../numerics/block-quantizer.ts';

/** The shape of a decoder with a gated feed-forward block of three matrices. */
export interface Shape {
  layers: number;
  /** Width of the residual stream. */
  width: number;
  /** Width of the keys, and of the values. */
  keyValue: number;
  /** Inner width of the feed-forward block. */
  feedForward: number;
  vocabulary: number;
  /** Whether input and output embeddings are one matrix. */
  tied: boolean;
}

const llama32 = (layers: number, width: number, keyValue: number): Shape => ({
  layers,
  width,
  keyValue,
  feedForward: 8192,
  vocabulary: 128256,
  tied: true,
});
const llama = (layers: number, width: number, feedForward: number): Shape => ({
  layers,
  width,
  keyValue: width,
  feedForward,
  vocabulary: 32000,
  tied: false,
});

/** Llama 3.2 with 1 and 3 billion parameters, and LLaMA, on which QLoRA was tried, with 7, 13, 33 and 65. */
export const shapes: ReadonlyMap<number, Shape> = new Map([
  [1, llama32(16, 2048, 512)],
  [3, llama32(28, 3072, 1024)],
  [7, llama(32, 4096, 11008)],
  [13, llama(40, 5120, 13824)],
  [33, llama(60, 6656, 17920)],
  [65, llama(80, 8192, 22016)],
]);

/** Parameters in the linear layers of the blocks: queries, keys, values, output, and three of the feed-forward block. */
export const linearParameters = ({ layers, width, keyValue, feedForward }: Shape): number =>
  layers * (2 * width ** 2 + 2 * width * keyValue + 3 * width * feedForward);

/** All parameters: linear layers, embeddings, and two norms a block and a last one. */
export function parameters(shape: Shape): number {
  const { layers, width, vocabulary, tied } = shape;
  return linearParameters(shape) + (tied ? 1 : 2) * vocabulary * width + (2 * layers + 1) * width;
}

/**
 * Parameters that LoRA trains on all linear layers: r (d_in + d_out) for each matrix.
 *
 * Source: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", section 4.1.
 */
export function adapterParameters({ layers, width, keyValue, feedForward }: Shape, rank: number): number {
  return layers * rank * (2 * 2 * width + 2 * (width + keyValue) + 3 * (width + feedForward));
}

/** Bytes for each trained parameter: 16-bit weight and gradient, 32-bit copy, two 32-bit Adam moments. */
export const trained = { weight: 2, gradient: 2, copy: 4, moments: 8 };
const bytesPerTrained = trained.weight + trained.gradient + trained.copy + trained.moments;
const bytesPerFrozen = 2;

/**
 * Bytes that one layer keeps of a token for the backward pass, in 16 bits, with fused norms and FlashAttention: inputs and
 * outputs of two norms, queries and the attention's output (6 of the model's width), keys and values, and in the
 * feed-forward block gate, activation, up and product.
 */
export const layerBytes = ({ width, keyValue, feedForward }: Shape): number =>
  2 * (6 * width + 2 * keyValue + 4 * feedForward);

/** Bytes of a token's logits: a 32-bit value and its gradient. */
const logitBytes = ({ vocabulary }: Shape): number => 8 * vocabulary;

const GB = 1e9;
/** Rank of the adapters, which stand on all linear layers. */
export const rank = 16;

/** What stays in memory through a training step, in GB of 10⁹ bytes. */
export interface Part {
  label: string;
  role: 'frozen' | 'quantized' | 'trainable';
  size: number;
}
/** What one way to fine-tune needs, in GB of 10⁹ bytes. */
export interface Need {
  label: string;
  parts: readonly Part[];
  /** All parts together. */
  still: number;
  /** Activations, and how much of them stays if every layer is computed again in the backward pass. */
  activations: number;
  kept: number;
  /** Logits and their gradients, which both of them hold. */
  logits: number;
  /** With all activations, and with those that stay. */
  total: number;
  least: number;
}

/**
 * Memory of one training step: full fine-tuning, LoRA and QLoRA, in this order.
 *
 * @param tokens  In a batch, all sequences together; 0 leaves the activations out.
 */
export function needs(shape: Shape, tokens: number): [full: Need, lora: Need, qlora: Need] {
  const { layers, width } = shape;
  const inLayer = layerBytes(shape);
  const inLogits = logitBytes(shape);
  const activations = (tokens * (layers * inLayer + inLogits)) / GB;
  // The input of every layer stays; one layer at a time is there in full, and no longer together with the logits.
  const kept = (tokens * (2 * width * layers + Math.max(inLayer, inLogits))) / GB;
  const logits = (tokens * inLogits) / GB;
  const need = (label: string, parts: Part[]): Need => {
    const still = parts.reduce((sum, { size }) => sum + size, 0);
    return {
      label,
      parts,
      still,
      activations,
      kept,
      logits,
      total: still + activations,
      least: still + kept,
    };
  };

  const [all, linear] = [parameters(shape), linearParameters(shape)];
  const part = (label: string, role: Part['role'], bytes: number): Part => ({
    label,
    role,
    size: bytes / GB,
  });
  const adapter = part('adapter', 'trainable', adapterParameters(shape, rank) * bytesPerTrained);
  return [
    need('Full fine-tuning', [
      part('weights', 'trainable', all * trained.weight),
      part('gradients', 'trainable', all * trained.gradient),
      part('32-bit copy', 'trainable', all * trained.copy),
      part('Adam', 'trainable', all * trained.moments),
    ]),
    need('LoRA', [part('16-bit base', 'frozen', all * bytesPerFrozen), adapter]),
    need('QLoRA', [
      part('4-bit base', 'quantized', (linear * bitsPerWeight(64, true)) / 8),
      part('embeddings', 'frozen', (all - linear) * bytesPerFrozen),
      adapter,
    ]),
  ];
}

/** Whether a way fits a card of so many GB as it is, with every layer computed again, or not at all. */
export const verdictOf = ({ total, least }: Need, card: number): 'fits' | 'checkpointed' | 'lacks' =>
  total <= card ? 'fits' : least <= card ? 'checkpointed' : 'lacks';

/** Whether a size is so near a card's that the arithmetic, which leaves things out, cannot say whether it fits. */
export const isNear = (size: number, card: number): boolean => Math.abs(size / card - 1) < 0.08;

/** The size on which the verdict rests, if it is too near the card's. */
export function tooClose({ total, least }: Need, card: number): 'total' | 'least' | undefined {
  const deciding = total <= card ? 'total' : 'least';
  return isNear({ total, least }[deciding], card) ? deciding : undefined;
}
