import { hidden, width, type Steering } from './model.ts';

/** What a pass through one layer leaves for the way back. Pairs of a prefix come before those of the rows. */
export interface Activations {
  /** Pairs of the prefix in this layer. */
  prefix: number;
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
  rows: number;
  layers: Activations[];
  /** First row the last layer works out beyond its keys and values. */
  lastFrom: number;
  /** The model's answer: the last row of the last layer, shape [d]. */
  answer: Float64Array;
  gradients: Gradients;
}

/** Room for gradients of a layer: of its rows and what they attend with, and of what one row is made of. */
export type Gradients = Record<
  'rows' | 'queries' | 'keys' | 'values' | 'row' | 'units' | 'weights',
  Float64Array
>;

/**
 * @param everyRow  Works out all rows of the last layer too, where only the last one counts for the answer.
 */
export function makePass(layers: number, steering: Steering, tokens: number, everyRow = false): Pass {
  const prompt = steering.prompt.length / width;
  const prefixes = Array.from({ length: layers }, (_, l) => (steering.prefix[l]?.keys.length ?? 0) / width);
  const rows = prompt + tokens;
  const most = Math.max(...prefixes) + rows;
  const ofRows = () => new Float64Array(rows * width);
  let input = ofRows();
  const all = prefixes.map((prefix): Activations => {
    const pairs = prefix + rows;
    const ofPairs = () => new Float64Array(pairs * width);
    const layer = {
      prefix,
      input,
      queries: ofRows(),
      keys: ofPairs(),
      values: ofPairs(),
      weights: new Float64Array(rows * pairs),
      attended: ofRows(),
      middle: ofRows(),
      units: new Float64Array(rows * hidden),
      output: ofRows(),
    };
    input = layer.output;
    return layer;
  });
  return {
    prompt,
    rows,
    layers: all,
    lastFrom: everyRow ? 0 : rows - 1,
    answer: input.subarray((rows - 1) * width),
    gradients: {
      rows: ofRows(),
      queries: ofRows(),
      keys: new Float64Array(most * width),
      values: new Float64Array(most * width),
      row: new Float64Array(width),
      units: new Float64Array(hidden),
      weights: new Float64Array(most),
    },
  };
}
