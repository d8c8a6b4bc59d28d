import { hidden, sharpness, width, type Block, type Model, type Steering } from './model.ts';
import type { Activations, Pass } from './pass.ts';

/** out += x · W for one row; x starts at `from`, out at `to`, W has shape [inputs, outputs]. */
function addProduct(
  x: Float64Array,
  from: number,
  weights: Float64Array,
  inputs: number,
  outputs: number,
  out: Float64Array,
  to: number,
): void {
  // Four inputs at once: fewer trips to memory for the sums. The numbers of inputs here are multiples of four.
  for (let i = 0; i < inputs; i += 4) {
    const a = x[from + i]!;
    const b = x[from + i + 1]!;
    const c = x[from + i + 2]!;
    const d = x[from + i + 3]!;
    const row = i * outputs;
    for (let j = 0; j < outputs; j++)
      out[to + j]! +=
        a * weights[row + j]! +
        b * weights[row + outputs + j]! +
        c * weights[row + 2 * outputs + j]! +
        d * weights[row + 3 * outputs + j]!;
  }
}

/**
 * Attention of row t over what it may see: the prefix, and rows up to itself.
 *
 * @param pairs  Pairs of a row of weights.
 * @param seen   How many of them it sees.
 */
function attend(
  { queries, keys, values, weights, attended }: Activations,
  t: number,
  pairs: number,
  seen: number,
): void {
  const row = t * width;
  const at = t * pairs;
  let most = -Infinity;
  for (let j = 0; j < seen; j++) {
    let score = 0;
    for (let i = 0; i < width; i++) score += queries[row + i]! * keys[j * width + i]!;
    weights[at + j] = score * sharpness;
    most = Math.max(most, score * sharpness);
  }
  let sum = 0;
  for (let j = 0; j < seen; j++) sum += weights[at + j] = Math.exp(weights[at + j]! - most);
  for (let j = 0; j < seen; j++) {
    const weight = (weights[at + j]! /= sum);
    for (let i = 0; i < width; i++) attended[row + i]! += weight * values[j * width + i]!;
  }
}

/** One layer: keys and values of all rows, the rest of those from `from` on. */
function forwardLayer(block: Block, layer: Activations, rows: number, from: number): void {
  const { prefix, input, queries, keys, values, attended, middle, units, output } = layer;
  for (let t = 0; t < rows; t++) {
    addProduct(input, t * width, block.key, width, width, keys, (prefix + t) * width);
    addProduct(input, t * width, block.value, width, width, values, (prefix + t) * width);
  }
  for (let t = from; t < rows; t++) {
    const row = t * width;
    addProduct(input, row, block.query, width, width, queries, row);
    attend(layer, t, prefix + rows, prefix + t + 1);
    for (let i = 0; i < width; i++) middle[row + i] = input[row + i]!;
    addProduct(attended, row, block.output, width, width, middle, row);
    addProduct(middle, row, block.up, width, hidden, units, t * hidden);
    for (let i = 0; i < hidden; i++) units[t * hidden + i] = Math.tanh(units[t * hidden + i]!);
    for (let i = 0; i < width; i++) output[row + i] = middle[row + i]!;
    addProduct(units, t * hidden, block.down, hidden, width, output, row);
  }
}

/**
 * Runs the frozen model over one sequence behind a soft prompt, a prefix, both or neither.
 *
 * A soft prompt stands in front of the embedded tokens and goes through every layer as they do. A prefix adds key and
 * value pairs to the attention of each layer, and nothing else: it has no queries and no feed-forward part. Causal, one
 * head, no positions, no normalization, no biases.
 *
 * @param tokens  Integers below `vocabulary`; their number as in `makePass`.
 * @returns the answer, shape [d]: the pass's own array, overwritten by its next use.
 * Source: Lester et al. 2021, "The Power of Scale for Parameter-Efficient Prompt Tuning", section 2, and Li and Liang
 * 2021, "Prefix-Tuning: Optimizing Continuous Prompts for Generation", section 4.2.
 */
export function forward(
  model: Model,
  steering: Steering,
  tokens: ArrayLike<number>,
  pass: Pass,
): Float64Array {
  const { prompt, rows } = pass;
  const start = pass.layers[0]!.input;
  start.set(steering.prompt);
  for (let t = prompt; t < rows; t++)
    for (let i = 0; i < width; i++) start[t * width + i] = model.embedding[tokens[t - prompt]! * width + i]!;

  model.blocks.forEach((block, l) => {
    const layer = pass.layers[l]!;
    const { queries, keys, values, weights, attended, units } = layer;
    for (const array of [queries, keys, values, weights, attended, units]) array.fill(0);
    if (layer.prefix > 0) {
      keys.set(steering.prefix[l]!.keys);
      values.set(steering.prefix[l]!.values);
    }
    forwardLayer(block, layer, rows, l === model.blocks.length - 1 ? pass.lastFrom : 0);
  });
  return pass.answer;
}
