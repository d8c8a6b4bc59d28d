export const positions = 12;
export const contents = 8;
/** Width of a token: its position as one of twelve, then its content. */
export const width = positions + contents;

export interface PlantedHead {
  id: string;
  name: string;
  /** Position it looks for, and the score it gives it, the others having 0; absent for the head that spreads evenly. */
  looks?: { at: number; sharpness: number };
  /** Content dimension that it reads. */
  reads: number;
  /** Standard deviation of what it writes. */
  writes: number;
}

/**
 * The eight heads. How sharply one attends is planted apart from how much it writes: the dead head is the sharpest. Only
 * the copies tie. Copy B reads dimension 7 too when the copies' correlation is below 1.
 */
export const planted: readonly PlantedHead[] = [
  { id: 'Prev', name: 'prev', looks: { at: 10, sharpness: 5 }, reads: 0, writes: 1 },
  { id: 'First', name: 'first', looks: { at: 0, sharpness: 4 }, reads: 1, writes: 0.9 },
  { id: 'Skip', name: 'skip 2', looks: { at: 9, sharpness: 6 }, reads: 2, writes: 0.6 },
  { id: 'CopyA', name: 'copy A', looks: { at: 8, sharpness: 4.5 }, reads: 3, writes: 0.4 },
  { id: 'CopyB', name: 'copy B', looks: { at: 8, sharpness: 4.5 }, reads: 3, writes: 0.4 },
  { id: 'Diffuse', name: 'diffuse', reads: 4, writes: 0.3 / Math.sqrt(positions) },
  { id: 'Dead', name: 'dead', looks: { at: 11, sharpness: 8 }, reads: 5, writes: 0 },
  { id: 'Faint', name: 'faint', looks: { at: 4, sharpness: 7 }, reads: 6, writes: 0.05 },
];
export const count = planted.length;
export const heads = planted.map((_, head) => head);
/** The copies' places among the heads. */
export const copies: readonly [number, number] = [3, 4];

/** Attention of a planted head over the positions, largest first: softmax of one score and eleven zeros. */
export function plantedAttention({ looks }: PlantedHead): { most: number; others: number } {
  const score = Math.exp(looks?.sharpness ?? 0);
  const total = score + positions - 1;
  return { most: score / total, others: 1 / total };
}

/** An attention layer whose heads are one wide and write one number each; no biases, no causal mask. */
export interface Layer {
  heads: number;
  /** Rows of W_Q, W_K and W_V, one a head; shape [heads, width]. */
  query: Float64Array;
  key: Float64Array;
  value: Float64Array;
  /** Columns of W_O, one a head; shape [heads]. */
  output: Float64Array;
}

/** The weights that make the planted heads. W_O is set so that each writes with its planted standard deviation. */
export function makeLayer(rho: number): Layer {
  const weights = () => new Float64Array(count * width);
  const layer = {
    heads: count,
    query: weights(),
    key: weights(),
    value: weights(),
    output: Float64Array.from(planted, (head) => {
      const { most, others } = plantedAttention(head);
      return head.writes / Math.sqrt(most ** 2 + (positions - 1) * others ** 2);
    }),
  };
  planted.forEach(({ looks, reads }, head) => {
    const row = head * width;
    if (looks) {
      layer.query[row + positions - 1] = looks.sharpness;
      layer.key[row + looks.at] = 1;
    }
    layer.value[row + positions + reads] = 1;
  });
  const copyB = copies[1]! * width + positions;
  layer.value[copyB + 3] = rho;
  layer.value[copyB + 7] = Math.sqrt(1 - rho * rho);
  return layer;
}

/**
 * Computes what each head of a layer writes for the last token.
 *
 * @param tokens   Shape [positions, width], row by row.
 * @param written  Receives c_h, shape [heads].
 * @param pattern  Receives the attention over the positions, shape [heads, positions].
 *
 * Scores are not divided by √d_h, which is 1 here.
 */
export function attend(
  layer: Layer,
  tokens: Float64Array,
  written: Float64Array,
  pattern: Float64Array,
): void {
  const { query, key, value, output } = layer;
  const last = (positions - 1) * width;
  for (let head = 0; head < layer.heads; head++) {
    const row = head * width;
    const at = head * positions;
    let asked = 0;
    for (let i = 0; i < width; i++) asked += query[row + i]! * tokens[last + i]!;
    let most = -Infinity;
    for (let t = 0; t < positions; t++) {
      const token = t * width;
      let match = 0;
      for (let i = 0; i < width; i++) match += key[row + i]! * tokens[token + i]!;
      const score = asked * match;
      pattern[at + t] = score;
      if (score > most) most = score;
    }
    let total = 0;
    for (let t = 0; t < positions; t++) total += pattern[at + t] = Math.exp(pattern[at + t]! - most);
    let sum = 0;
    for (let t = 0; t < positions; t++) {
      const weight = (pattern[at + t]! /= total);
      const token = t * width;
      let read = 0;
      for (let i = 0; i < width; i++) read += value[row + i]! * tokens[token + i]!;
      sum += weight * read;
    }
    written[head] = output[head]! * sum;
  }
}

/** A smaller layer: the rows of W_Q, W_K and W_V and the columns of W_O of the kept heads, which take up their gates. */
export function slice(layer: Layer, gates: Float64Array, kept: readonly number[]): Layer {
  const rows = (weights: Float64Array) => {
    const out = new Float64Array(kept.length * width);
    kept.forEach((head, at) => out.set(weights.subarray(head * width, (head + 1) * width), at * width));
    return out;
  };
  return {
    heads: kept.length,
    query: rows(layer.query),
    key: rows(layer.key),
    value: rows(layer.value),
    output: Float64Array.from(kept, (head) => gates[head]! * layer.output[head]!),
  };
}

/** Weights of a layer. */
export const layerParameters = ({ query, key, value, output }: Layer): number =>
  query.length + key.length + value.length + output.length;
