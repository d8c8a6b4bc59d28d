/** The arithmetic of LoRA and QLoRA: parameters, bits and bytes. Weights in bits or bytes, memory in GB of 10⁹ bytes. */

import { bitsPerWeight } from '../../numerics/block-quantizer.ts';
import merged from './merged.json' with { type: 'json' };
import { adapterParameters, needs, parameters, rank, shapes, trained } from './lab/memory.ts';

import { arrivesOf, evenUpdate, type Drawn } from './lab/merging.ts';

export { adapterParameters, bitsPerWeight, parameters };

/** Llama-7B: multi-head attention with square projections, separate input and output embeddings. */
export const llama7b = shapes.get(7)!;

/** GB of full fine-tuning, LoRA and QLoRA with Llama-7B, and a batch of so many tokens; 0 leaves activations out. */
export function trainingTotals(tokens: number): { full: number; lora: number; qlora: number } {
  const [full, lora, qlora] = needs(llama7b, tokens);
  return { full: full.total, lora: lora.total, qlora: qlora.total };
}

/** Percent of its size in 16 bits to which QLoRA shrinks a model of so many billion parameters. */
export function shrunkTo(billions: number): number {
  const shape = shapes.get(billions)!;
  const [base, embeddings] = needs(shape, 0)[2].parts;
  return (100 * 1e9 * (base!.size + embeddings!.size)) / (2 * parameters(shape));
}

/** GB of the two Adam moments of the adapter: all that a paged optimizer can move. */
export const pagedMemory = (): number => (adapterParameters(llama7b, rank) * trained.moments) / 1e9;

/** LitGPT's adapters of rank 8 on queries and values, by billions of parameters. Source: its resource tables, 2023. */
const litgptAdapters = new Map([
  [7, 4_194_304],
  [13, 6_553_600],
]);
const litgptTokens = 1304;

/** Percent by which LitGPT's measured peak, in GB, is above the arithmetic of the stage with adapters as small as LitGPT's. */
export function aboveStage(way: 'lora' | 'qlora', billions: number, measured: number): number {
  const [, lora, qlora] = needs(shapes.get(billions)!, litgptTokens);
  const { total, parts } = way === 'lora' ? lora : qlora;
  const bytesPerTrained = trained.weight + trained.gradient + trained.copy + trained.moments;
  const adapter = (litgptAdapters.get(billions)! * bytesPerTrained) / 1e9;
  return 100 * (measured / (total - parts.at(-1)!.size + adapter) - 1);
}

/**
 * Runs of PEFT's benchmark on Llama-3.2-3B with one L40S GPU: trained on MetaMathQA, tested on the 1,319 questions of
 * GSM8K. Minutes are the sum of “train time”, without tests in between.
 *
 * Source: huggingface/peft, method_comparison/MetaMathQA/results, commit 5d602fd, files of July 2026.
 */
export const benchmark = {
  full: { right: 47.157, parameters: 3_212_749_824, memory: 38.869, minutes: 30.22 },
  lora: { right: 47.839, parameters: 9_175_040, memory: 22.293, minutes: 9.75 },
  ia3: { right: 45.489, parameters: 630_784, memory: 26.145, minutes: 10.96 },
  prefix: { right: 41.622, parameters: 2_867_200, memory: 20.586, minutes: 8.86 },
};

/** Standard error, in points, of a percentage of right answers among so many questions. */
export const standardError = (percent: number, questions: number): number =>
  Math.sqrt((percent * (100 - percent)) / questions);

/** Draws for the page: updates of rank 16 of matrices 256 wide. */
export const evenDraws = (): Drawn[] => [1, 2, 3, 4].map((seed) => evenUpdate(seed, 256, 16));

/** The same percentages, to eight digits, for what the page shows. They take half a second, so the page has them from merged.json. */
export function mergedShares() {
  const even = evenDraws();
  const share = (size: number, into: 'stored' | 'original') =>
    Number(arrivesOf(even, size, into).toPrecision(8));
  return [0.01, 0.03, 0.05, 0.1, 0.2].map((size) => ({
    size,
    stored: share(size, 'stored'),
    original: share(size, 'original'),
  }));
}

/** One of them. */
export const arrives = (size: number, into: 'stored' | 'original'): number =>
  merged.find((shares) => shares.size === size)![into];
