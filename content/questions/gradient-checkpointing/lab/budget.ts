import { blockInput, cheapPart, gatedBlock, llamas, type Llama } from './llama-block.ts';

/** A training step whose memory is added up. */
export interface Plan {
  model: Llama;
  /** Tokens of one pass, all sequences together. */
  tokens: number;
  recompute: 'nothing' | 'cheap' | 'blocks';
  /** Whether the loss converts the logits to single precision chunk by chunk. */
  chunked: boolean;
  /** Bytes for each weight with its two moments of Adam. */
  stateBytes: number;
}

/** Memory of a step in bytes, without parallelism, and its two moments that may set the peak. */
export interface Budget {
  parameters: number;
  /** Weights and Adam's moments. */
  states: number;
  /** Activations of the blocks that wait while the loss is computed. */
  waiting: number;
  /** The most activations of blocks, while the last block is recomputed. */
  activations: number;
  loss: number;
  /** Gradients of all weights but those of one block. */
  gradients: number;
  /** All that one block keeps. */
  block: number;
  /** Where forward turns into backward, at the loss or when the last block is recomputed. */
  turn: number;
  /** In the first block, the last to go backward, when all other gradients are there. */
  end: number;
}

/** Parameters of the matrices and norms of one block, and of the model. */
function parametersOf(model: Llama) {
  const { layers, width, inner, groups, head, vocabulary, tied } = llamas[model];
  const block = 2 * width ** 2 + 2 * width * groups * head + 3 * width * inner + 2 * width;
  return { block, all: (tied ? 1 : 2) * vocabulary * width + layers * block + width };
}

/** The multiple of 32-bit logits at which an ordinary cross-entropy peaks if nothing else holds them; loss.py measures it. */
export const ordinaryLoss = 3;

/** Weights, gradients and activations have two bytes each; logits too, where the loss is computed in chunks. */
export function budgetOf({ model, tokens, recompute, chunked, stateBytes }: Plan): Budget {
  const { layers, width, vocabulary } = llamas[model];
  const unit = tokens * width;
  const whole = gatedBlock(model);
  const kept = { nothing: whole, cheap: whole - cheapPart(model), blocks: blockInput }[recompute];
  const parameters = parametersOf(model);
  const states = stateBytes * parameters.all;
  const waiting = layers * kept * unit;
  const activations = (layers * kept + whole - kept) * unit;
  const loss = (chunked ? 2 : 4 * ordinaryLoss) * tokens * vocabulary;
  const gradients = 2 * (parameters.all - parameters.block);
  const block = whole * unit;
  return {
    parameters: parameters.all,
    states,
    waiting,
    activations,
    loss,
    gradients,
    block,
    turn: states + Math.max(waiting + loss, activations),
    end: states + gradients + block,
  };
}
