import { hidden, sharpness, width, type Block, type Model, type Steering } from './model.ts';
import type { Activations, Gradients, Pass } from './pass.ts';

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

/** Back through the attention of row t, whose gradient is in `gradients.row`: adds to those of queries, keys and values. */
function backwardAttention(
  { queries, keys, values, weights }: Activations,
  { queries: toQueries, keys: toKeys, values: toValues, row: toRow, weights: toWeights }: Gradients,
  t: number,
  pairs: number,
  seen: number,
): void {
  const row = t * width;
  const at = t * pairs;
  let mean = 0;
  for (let j = 0; j < seen; j++) {
    const weight = weights[at + j]!;
    let sum = 0;
    for (let i = 0; i < width; i++) {
      sum += toRow[i]! * values[j * width + i]!;
      toValues[j * width + i]! += weight * toRow[i]!;
    }
    toWeights[j] = sum;
    mean += weight * sum;
  }
  for (let j = 0; j < seen; j++) {
    const toScore = weights[at + j]! * (toWeights[j]! - mean) * sharpness;
    for (let i = 0; i < width; i++) {
      toQueries[row + i]! += toScore * keys[j * width + i]!;
      toKeys[j * width + i]! += toScore * queries[row + i]!;
    }
  }
}

/** Back through one layer, from the gradients of its rows to those of its queries, keys and values. */
function backwardLayer(block: Block, layer: Activations, { rows, gradients }: Pass, from: number): void {
  const { prefix } = layer;
  const { rows: back, units: toUnits, row: toRow } = gradients;
  for (const array of [gradients.queries, gradients.keys, gradients.values]) array.fill(0);
  for (let t = from; t < rows; t++) {
    const row = t * width;
    toUnits.fill(0);
    addTransposed(back, row, block.down, hidden, width, toUnits, 0);
    for (let i = 0; i < hidden; i++) toUnits[i]! *= 1 - layer.units[t * hidden + i]! ** 2;
    addTransposed(toUnits, 0, block.up, width, hidden, back, row);
    toRow.fill(0);
    addTransposed(back, row, block.output, width, width, toRow, 0);
    backwardAttention(layer, gradients, t, prefix + rows, prefix + t + 1);
  }
}

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
  const { prompt, rows, gradients } = pass;
  const { rows: back, queries: toQueries, keys: toKeys, values: toValues } = gradients;
  back.fill(0);
  back.set(answerGradient, (rows - 1) * width);
  for (let l = model.blocks.length - 1; l >= 0; l--) {
    const block = model.blocks[l]!;
    const layer = pass.layers[l]!;
    const { prefix } = layer;
    const from = l === model.blocks.length - 1 ? pass.lastFrom : 0;
    backwardLayer(block, layer, pass, from);
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
