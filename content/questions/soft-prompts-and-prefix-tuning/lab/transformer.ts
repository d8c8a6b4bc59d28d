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
  /** Of each layer: pairs in front of its keys and values, shape [p, d] each, the same p in all layers. */
  prefix: { keys: Float64Array; values: Float64Array }[];
}
export const unsteered: Steering = { prompt: new Float64Array(0), prefix: [] };

/** What a pass through one layer leaves for the way back. Pairs of a prefix come before those of the rows. */
interface Activations {
  /** Shape [rows, d], as are queries, attended, middle and output. */
  input: Float64Array;
  queries: Float64Array;
  /** Shape [pairs, d], pairs = prefix + rows. */
  keys: Float64Array;
  values: Float64Array;
  /** Attention weights, shape [rows, pairs]. */
  weights: Float64Array;
  attended: Float64Array;
  middle: Float64Array;
  /** Shape [rows, hidden], after tanh. */
  units: Float64Array;
  output: Float64Array;
}

/** Room for the numbers of one sequence on its way through the model and back. */
export interface Pass {
  prompt: number;
  prefix: number;
  rows: number;
  layers: Activations[];
  /** First row the last layer works out beyond its keys and values. */
  lastFrom: number;
  /** The model's answer: the last row of the last layer, shape [d]. */
  answer: Float64Array;
  gradients: Record<'rows' | 'queries' | 'keys' | 'values', Float64Array> & {
    row: Float64Array;
    units: Float64Array;
    weights: Float64Array;
  };
}

/**
 * @param everyRow  Works out all rows of the last layer too, where only the last one counts for the answer.
 */
export function makePass(layers: number, steering: Steering, tokens: number, everyRow = false): Pass {
  const prompt = steering.prompt.length / width;
  const prefix = (steering.prefix[0]?.keys.length ?? 0) / width;
  const rows = prompt + tokens;
  const pairs = prefix + rows;
  let input = new Float64Array(rows * width);
  const all = Array.from({ length: layers }, (): Activations => {
    const output = new Float64Array(rows * width);
    const layer = {
      input,
      queries: new Float64Array(rows * width),
      keys: new Float64Array(pairs * width),
      values: new Float64Array(pairs * width),
      weights: new Float64Array(rows * pairs),
      attended: new Float64Array(rows * width),
      middle: new Float64Array(rows * width),
      units: new Float64Array(rows * hidden),
      output,
    };
    input = output;
    return layer;
  });
  return {
    prompt,
    prefix,
    rows,
    layers: all,
    lastFrom: everyRow ? 0 : rows - 1,
    answer: input.subarray((rows - 1) * width),
    gradients: {
      rows: new Float64Array(rows * width),
      queries: new Float64Array(rows * width),
      keys: new Float64Array(pairs * width),
      values: new Float64Array(pairs * width),
      row: new Float64Array(width),
      units: new Float64Array(hidden),
      weights: new Float64Array(pairs),
    },
  };
}

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

/** out += y · Wᵀ for one row: what addProduct sends back to its input. */
function addTransposed(
  y: Float64Array,
  from: number,
  weights: Float64Array,
  inputs: number,
  outputs: number,
  out: Float64Array,
  to: number,
): void {
  for (let i = 0; i < inputs; i++) {
    const row = i * outputs;
    // Four sums at once, which need not wait for each other. The numbers of outputs here are multiples of four.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let j = 0; j < outputs; j += 4) {
      a += y[from + j]! * weights[row + j]!;
      b += y[from + j + 1]! * weights[row + j + 1]!;
      c += y[from + j + 2]! * weights[row + j + 2]!;
      d += y[from + j + 3]! * weights[row + j + 3]!;
    }
    out[to + i]! += a + b + (c + d);
  }
}

const sharpness = 1 / Math.sqrt(width);

// region forward
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
  const { prompt, prefix, rows } = pass;
  const start = pass.layers[0]!.input;
  start.set(steering.prompt);
  for (let t = prompt; t < rows; t++)
    for (let i = 0; i < width; i++) start[t * width + i] = model.embedding[tokens[t - prompt]! * width + i]!;

  for (let l = 0; l < model.blocks.length; l++) {
    const block = model.blocks[l]!;
    const layer = pass.layers[l]!;
    const { input, queries, keys, values, weights, attended, middle, units, output } = layer;
    const from = l === model.blocks.length - 1 ? pass.lastFrom : 0;
    const pairs = prefix + rows;
    keys.fill(0);
    values.fill(0);
    if (prefix > 0) {
      keys.set(steering.prefix[l]!.keys);
      values.set(steering.prefix[l]!.values);
    }
    queries.fill(0);
    weights.fill(0);
    attended.fill(0);
    units.fill(0);
    for (let t = 0; t < rows; t++) {
      addProduct(input, t * width, block.key, width, width, keys, (prefix + t) * width);
      addProduct(input, t * width, block.value, width, width, values, (prefix + t) * width);
    }
    for (let t = from; t < rows; t++) {
      const row = t * width;
      addProduct(input, row, block.query, width, width, queries, row);
      const seen = prefix + t + 1;
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
      for (let i = 0; i < width; i++) middle[row + i] = input[row + i]!;
      addProduct(attended, row, block.output, width, width, middle, row);
      addProduct(middle, row, block.up, width, hidden, units, t * hidden);
      for (let i = 0; i < hidden; i++) units[t * hidden + i] = Math.tanh(units[t * hidden + i]!);
      for (let i = 0; i < width; i++) output[row + i] = middle[row + i]!;
      addProduct(units, t * hidden, block.down, hidden, width, output, row);
    }
  }
  return pass.answer;
}
// endregion forward

// region backward
/**
 * Sends a gradient of the answer back to the prompt and the prefix, through all frozen layers.
 *
 * No gradient of a frozen weight is formed, but every activation of the pass is needed: freezing the model saves the
 * first, not the second.
 *
 * @param answerGradient  ∂loss/∂answer, shape [d].
 * @param gradient        Added to; the same shapes as the steering of the forward pass.
 */
export function backward(model: Model, pass: Pass, answerGradient: Float64Array, gradient: Steering): void {
  const { prompt, prefix, rows, gradients } = pass;
  const { rows: back, queries: toQueries, keys: toKeys, values: toValues, row: toRow } = gradients;
  const pairs = prefix + rows;
  back.fill(0);
  back.set(answerGradient, (rows - 1) * width);
  for (let l = model.blocks.length - 1; l >= 0; l--) {
    const block = model.blocks[l]!;
    const { queries, keys, values, weights, units } = pass.layers[l]!;
    const from = l === model.blocks.length - 1 ? pass.lastFrom : 0;
    toQueries.fill(0);
    toKeys.fill(0);
    toValues.fill(0);
    for (let t = from; t < rows; t++) {
      const row = t * width;
      const toUnits = gradients.units.fill(0);
      addTransposed(back, row, block.down, hidden, width, toUnits, 0);
      for (let i = 0; i < hidden; i++) toUnits[i]! *= 1 - units[t * hidden + i]! ** 2;
      addTransposed(toUnits, 0, block.up, width, hidden, back, row);
      toRow.fill(0);
      addTransposed(back, row, block.output, width, width, toRow, 0);
      const seen = prefix + t + 1;
      const at = t * pairs;
      let mean = 0;
      for (let j = 0; j < seen; j++) {
        const weight = weights[at + j]!;
        let sum = 0;
        for (let i = 0; i < width; i++) {
          sum += toRow[i]! * values[j * width + i]!;
          toValues[j * width + i]! += weight * toRow[i]!;
        }
        gradients.weights[j] = sum;
        mean += weight * sum;
      }
      for (let j = 0; j < seen; j++) {
        const toScore = weights[at + j]! * (gradients.weights[j]! - mean) * sharpness;
        for (let i = 0; i < width; i++) {
          toQueries[row + i]! += toScore * keys[j * width + i]!;
          toKeys[j * width + i]! += toScore * queries[row + i]!;
        }
      }
    }
    if (prefix > 0) {
      const { keys: outKeys, values: outValues } = gradient.prefix[l]!;
      for (let i = 0; i < prefix * width; i++) {
        outKeys[i]! += toKeys[i]!;
        outValues[i]! += toValues[i]!;
      }
    }
    // The first layer's input is worth a gradient only where a prompt stands in it.
    const until = l === 0 ? prompt : rows;
    for (let t = 0; t < until; t++) {
      const row = t * width;
      const pair = (prefix + t) * width;
      if (t >= from) addTransposed(toQueries, row, block.query, width, width, back, row);
      addTransposed(toKeys, pair, block.key, width, width, back, row);
      addTransposed(toValues, pair, block.value, width, width, back, row);
    }
  }
  for (let i = 0; i < prompt * width; i++) gradient.prompt[i]! += back[i]!;
}
// endregion backward
