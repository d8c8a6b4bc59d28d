/**
 * The arithmetic of soft prompts and prefixes: trained parameters and attention weights.
 * Parameters are counts, storage is in MB of 10⁶ bytes, attention weights lie in [0, 1].
 */

import found from '../../model/results/prompts.json' with { type: 'json' };
import { projectedCount } from './lab/core.ts';
import { parameterCount } from './lab/task.ts';

export { allRuns, benchmark } from './benchmark.ts';

export interface Shape {
  layers: number;
  /** Width d of the residual stream; the query heads together have this width too. */
  width: number;
  /** Heads that have keys and values of their own: all heads, or fewer with grouped-query attention. */
  keyValueHeads: number;
  headWidth: number;
}

export const llama2Small: Shape = { layers: 32, width: 4096, keyValueHeads: 32, headWidth: 128 };
export const llama3Small: Shape = { layers: 32, width: 4096, keyValueHeads: 8, headWidth: 128 };
/** Llama-3.2-3B, the base of PEFT's benchmark. */
export const llama32: Shape = { layers: 28, width: 3072, keyValueHeads: 8, headWidth: 128 };

const forLab = ({ layers, width, keyValueHeads, headWidth }: Shape) => ({
  layers,
  width,
  keyValueWidth: keyValueHeads * headWidth,
});

/** Trained parameters of p soft prompt vectors. Source: Lester et al. 2021, "The Power of Scale …", section 2. */
export const promptParameters = (shape: Shape, p: number): number => parameterCount('soft', p, forLab(shape));

/**
 * Trained parameters of a prefix of length p: one key and one value for each layer and key-value head.
 * Source: Li and Liang 2021, "Prefix-Tuning", section 4.2, with the number of key-value heads for grouped queries.
 */
export const prefixParameters = (shape: Shape, p: number): number =>
  parameterCount('prefix', p, forLab(shape));

/** How many times as many parameters a prefix has as a soft prompt of the same length. */
export function prefixFactor(shape: Shape): number {
  return prefixParameters(shape, 1) / promptParameters(shape, 1);
}

/** Parameters trained while a prefix is produced by an MLP with some hidden width. */
export const reparameterizedParameters = (shape: Shape, p: number, hidden: number): number =>
  projectedCount(p, forLab(shape), hidden);

/** LoRA of rank r on the query and value projections: r (d_in + d_out) each. Source: Hu et al. 2021, section 4.1. */
export function loraParameters({ layers, width, keyValueHeads, headWidth }: Shape, rank: number): number {
  return layers * rank * (width + width + (width + keyValueHeads * headWidth));
}

/** MB of 10⁶ bytes for parameters in a 16-bit type. */
export function megabytes(parameters: number): number {
  return (parameters * 2) / 1e6;
}

/** The length of the soft prompt and of the prefix in the comparison of parameters. */
const comparedLength = 20;

/** Trained parameters of both methods for two models, in millions, as bars. */
export function parameterBars() {
  const models = [
    { name: 'Llama-3-8B', shape: llama3Small },
    { name: 'Llama-2-7B', shape: llama2Small },
  ];
  return models.flatMap(({ name, shape }) => [
    {
      label: `${name}: soft prompt`,
      segments: [
        { label: 'embeddings', value: promptParameters(shape, comparedLength) / 1e6, role: 'trainable' },
      ],
    },
    {
      label: `${name}: prefix`,
      segments: [
        { label: 'keys', value: prefixParameters(shape, comparedLength) / 2e6, role: 'trainable' },
        { label: 'values', value: prefixParameters(shape, comparedLength) / 2e6, role: 'trainable' },
      ],
    },
  ]);
}

/** Softmax of scores over a prefix and over the content: the weights of each. */
export function attentionRow(prefix: readonly number[], content: readonly number[]) {
  const exponentials = (scores: readonly number[]) => scores.map((score) => Math.exp(score));
  const total = [...exponentials(prefix), ...exponentials(content)].reduce((sum, value) => sum + value, 0);
  return {
    prefix: exponentials(prefix).map((value) => value / total),
    content: exponentials(content).map((value) => value / total),
  };
}

/**
 * The prefix mass λ of a query: the share of its attention that the prefix takes.
 * Source: He et al. 2022, "Towards a Unified View …", equations 7 and 8.
 */
export function prefixMass(prefix: readonly number[], content: readonly number[]): number {
  return attentionRow(prefix, content).prefix.reduce((sum, weight) => sum + weight, 0);
}

/** Scores of one query for the drawing of an attention row: three input tokens and one prefix vector. */
export const exampleContent = [1.1, 0.4, -0.3];
export const examplePrefix = [0.9];

/** One row of attention without a prefix and with one prefix vector, in percent. */
export function attentionBars() {
  return [[], examplePrefix].map((prefix) => {
    const content = attentionRow(prefix, exampleContent).content.map((weight, index) => ({
      label: `token ${index + 1}`,
      value: 100 * weight,
      role: 'plain',
    }));
    if (prefix.length === 0) return { label: 'no prefix', segments: content };
    const mass = { label: 'prefix', value: 100 * prefixMass(prefix, exampleContent), role: 'trainable' };
    return { label: 'one prefix vector', segments: [mass, ...content] };
  });
}

/**
 * λ when p prefix vectors and n input tokens have typical scores that differ by `advantage`:
 * λ = p e^a / (p e^a + n), exact if a is the difference of the logarithms of the mean exponentials.
 *
 * @param advantage  The a of e^a; 0 means that a prefix vector attracts as much attention as an input token.
 */
export function massByLength(p: number, n: number, advantage: number): number {
  const weight = p * Math.exp(advantage);
  return weight / (weight + n);
}

/** λ against the number of input tokens, for a plot. */
export function massSeries() {
  const lengths = Array.from({ length: 17 }, (_, step) => Math.round(16 * 2 ** (step / 2)));
  const line = (advantage: number) =>
    lengths.map((n): [number, number] => [n, massByLength(20, n, advantage)]);
  return [
    { label: 'a = 3', role: 'trainable', points: line(3) },
    { label: 'a = 0', role: 'quantized', points: line(0) },
  ];
}

/** Trained parameters while P-tuning's network of three dense layers of the model's width makes p soft prompt vectors. */
export const pTuningParameters = (shape: Shape, p: number): number =>
  promptParameters(shape, p) + 3 * (shape.width ** 2 + shape.width);

/** What prompts and prefixes for the book's own model recorded (content/model/prompts.py): losses in nats a character. */
export const onModel = found.bases[0]!;
