/**
 * The arithmetic of gradient checkpointing: activations that live at once, layers that run again, bytes of a transformer.
 * A chain of equal layers maps h₀ to h₁ … to hₙ; an activation counts as one, whatever its size. GB are 10⁹ bytes.
 */

import { fewestSteps, price, revolve as optimal, uniform, type Action } from './lab/schedule.ts';
import { budgetOf, ordinaryLoss } from './lab/budget.ts';
import { passTokens } from './lab/chains.ts';
import { blockInput, cheapPart, gatedBlock, llamas, type Llama } from './lab/llama-block.ts';
import { blockStep } from './lab/lives.ts';

export { fewestSteps };

type Point = [x: number, y: number];

export interface Cost {
  /** The most activations alive at once, with the output. */
  peak: number;
  /** Layer evaluations beyond the first forward pass. */
  extra: number;
}

function cost(layers: number, actions: readonly Action[]): Cost {
  const { peak, runs } = price(actions);
  return { peak, extra: runs - layers };
}

/** Even segments of some layers, the last one wrapped like the others, as in per-block checkpointing. */
export const run = (layers: number, segment: number): Cost => cost(layers, uniform(layers, segment, true));

/** The optimal schedule with some slots. */
export const revolve = (layers: number, slots: number): Cost => cost(layers, optimal(layers, slots));

/** The number of times the chain runs forward in all, the first sweep included. */
export const sweeps = (layers: number, extra: number): number => (layers + extra) / layers;

/** Forward sweeps against the peak for a plot: some even segments, and the optimal schedule. For 64 layers. */
export function tradeOff() {
  const layers = 64;
  const even: Point[] = [];
  for (const segment of [1, 2, 4, 6, 8, layers / 2, layers]) {
    const { peak, extra } = run(layers, segment);
    even.push([peak, sweeps(layers, extra)]);
  }
  const slots = [3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, layers - 1];
  const optimal = slots.map((count): Point => {
    const { peak, extra } = revolve(layers, count);
    return [peak, sweeps(layers, extra)];
  });
  return [
    { label: 'even segments', role: 'trainable', dots: true, points: even },
    { label: 'optimal (revolve)', role: 'plain', dashed: true, points: optimal },
  ];
}

export { gatedBlock, llamas };

/** The share of what a block keeps that needs no matmul to compute again. */
export const cheapShare = (model: Llama): number => cheapPart(model) / gatedBlock(model);

/** How many block inputs take as much memory as all that a block keeps. */
export const inputsIn = (model: Llama): number => gatedBlock(model) / 2;

/**
 * Peak of activations when blocks are recomputed k at a time, in bytes for each token and unit of width: all kept inputs
 * and k blocks in full, of which the first one's input is among the kept ones: 2⌈n/k⌉ + c k − 2.
 *
 * @param kept  c, what one block keeps, its input included.
 */
export const groupedPeak = (blocks: number, group: number, kept: number): number =>
  2 * Math.ceil(blocks / group) + kept * group - 2;

/** The same for a Llama model. */
export const peakOf = (model: Llama, group: number): number =>
  groupedPeak(llamas[model].layers, group, gatedBlock(model));

/** Without parallelism, the segment length that √(2n/c) gives. */
export const bestGroup = (blocks: number, kept: number): number => Math.sqrt((2 * blocks) / kept);

const GiB = 2 ** 30;

/**
 * Where the memory of full training of Llama 3.2 3B goes in the run that the page follows, in GiB, at 2 bytes for each weight,
 * gradient, moment and activation.
 */
export function budget(checkpointed: boolean) {
  const model = 'Llama 3.2 3B';
  const recompute = checkpointed ? 'blocks' : 'nothing';
  const { parameters, loss, ...sums } = budgetOf({
    model,
    tokens: passTokens,
    recompute,
    chunked: true,
    stateBytes: 6,
  });
  const inGiB = (bytes: number) => bytes / GiB;
  return {
    parameters,
    input: inGiB(2 * passTokens * llamas[model].width),
    block: inGiB(sums.block),
    waiting: inGiB(sums.waiting),
    activations: inGiB(sums.activations),
    states: inGiB(sums.states),
    logits: inGiB(loss),
    gradients: inGiB(sums.gradients),
    turn: inGiB(sums.turn),
    end: inGiB(sums.end),
  };
}

/** Activations of the blocks of Llama 3.2 3B during that step, in GiB, for a plot. Time counts forward passes of a block. */
export function memoryOverTime() {
  const { block, input } = budget(true);
  const { layers } = llamas['Llama 3.2 3B'];
  const all = Array.from({ length: 2 * layers + 1 }, (_, at): Point => {
    const back = Math.max(0, at - layers);
    return [at + back, (Math.min(at, layers) - back) * block];
  });
  const { memory } = blockStep(layers, 1, gatedBlock('Llama 3.2 3B'), blockInput);
  return [
    { label: 'keep all', role: 'plain', dashed: true, points: all },
    {
      label: 'checkpoint each block',
      role: 'trainable',
      step: true,
      points: memory.map(([time, units]): Point => [time, (units * input) / 2]),
    },
  ];
}

/** GB of one sequence of Llama 3 8B: all blocks kept, each block checkpointed, and logits in single precision. */
export function llamaGB(tokens: number) {
  const { layers, width, vocabulary } = llamas['Llama 3 8B'];
  const unit = (tokens * width) / 1e9;
  return {
    stored: gatedBlock('Llama 3 8B') * unit * layers,
    wrapped: peakOf('Llama 3 8B', 1) * unit,
    logits: (tokens * vocabulary * 4) / 1e9,
  };
}

/** What loss.py prints: the peak of an ordinary cross-entropy, in multiples of its 32-bit logits. A test reads its output. */
export const lossPeak = { dropped: ordinaryLoss, half_kept: 3.5, kept: 4, in_chunks: 0.4 };
