/**
 * The model's forward pass, one character at a time, with a cache of keys and values.
 *
 * A Llama (Touvron et al. 2023, arXiv 2302.13971): root-mean-square norms before each part, rotary positions
 * (Su et al. 2021, arXiv 2104.09864), a gated feed-forward with SiLU, no biases.
 */
import { sizes, type Layer, type Matrix, type Model } from './model.ts';

const { width, heads, head, hidden, layers, vocabulary } = sizes;
const theta = 10_000;
const epsilon = 1e-5;

/** What is done to a pass, beside changing the model. */
export interface Changes {
  /** What the output of each head is multiplied with, shape [layers, heads]: 0 takes a head away. */
  heads?: Float32Array | undefined;
  /** Keys and values before the text, as `prompts.ts` reads them. */
  prefix?: Prefix | undefined;
  /** Rounds a key or a value of one head in place, shape [head], before it is kept. */
  cached?: ((vector: Float32Array) => void) | undefined;
  /** Sees, and may change in place, the vector that matrices of a layer are about to read. */
  inputs?: ((x: Float32Array, layer: number, input: Input) => void) | undefined;
}

/** What matrices read: the norm before attention (q, k, v), the heads' outputs (o), the norm before the feed-forward (gate,
 * up), its hidden numbers (down). */
export type Input = 'attention' | 'output' | 'feedForward' | 'down';

/** Keys, as rotations left them, and values before a text, which stands at later positions; each of shape [layers, length, width]. */
export interface Prefix {
  length: number;
  keys: Float32Array;
  values: Float32Array;
}

/** y = W x, with the adapter's part if there is one. */
export function apply({ rows, columns, weights, adapter }: Matrix, x: Float32Array, y: Float32Array): void {
  for (let i = 0, at = 0; i < rows; i++) {
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let j = 0; j < columns; j += 4, at += 4) {
      one += weights[at]! * x[j]!;
      two += weights[at + 1]! * x[j + 1]!;
      three += weights[at + 2]! * x[j + 2]!;
      four += weights[at + 3]! * x[j + 3]!;
    }
    y[i] = one + two + three + four;
  }
  for (let r = 0; adapter && r < adapter.rank; r++) {
    let inner = 0;
    for (let j = 0; j < columns; j++) inner += adapter.a[r * columns + j]! * x[j]!;
    inner *= adapter.scale;
    for (let i = 0; i < rows; i++) y[i]! += inner * adapter.b[r * rows + i]!;
  }
}

/** x / RMS(x) · weight. */
function normalize(x: Float32Array, weight: Float32Array, y: Float32Array): void {
  let squares = 0;
  for (let i = 0; i < width; i++) squares += x[i]! * x[i]!;
  const factor = 1 / Math.sqrt(squares / width + epsilon);
  for (let i = 0; i < width; i++) y[i] = x[i]! * factor * weight[i]!;
}

/** Turns each head's vector by its position: number i of its first half with number i of its second. */
function rotate(x: Float32Array, position: number): void {
  const half = head / 2;
  for (let i = 0; i < half; i++) {
    const angle = position * theta ** (-i / half);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let at = i; at < width; at += head) {
      const [a, b] = [x[at]!, x[at + half]!];
      x[at] = a * cos - b * sin;
      x[at + half] = b * cos + a * sin;
    }
  }
}

/** Reads a text, character by character. A pass belongs to one text; its arrays are used again at each step. */
export class Pass {
  /** Characters read so far, soft prompts included. */
  position = 0;

  readonly #keys: Float32Array[];
  readonly #values: Float32Array[];
  readonly #x = new Float32Array(width);
  readonly #n = new Float32Array(width);
  readonly #q = new Float32Array(width);
  readonly #mixed = new Float32Array(width);
  readonly #gate = new Float32Array(hidden);
  readonly #up = new Float32Array(hidden);
  readonly #scores: Float32Array;
  readonly #logits = new Float32Array(vocabulary);
  readonly #before: number;
  readonly #model: Model;
  readonly #changes: Changes;

  /** @param most  Characters that will be read at most, soft prompts included. */
  constructor(model: Model, most: number = sizes.context, changes: Changes = {}) {
    this.#model = model;
    this.#changes = changes;
    const { prefix } = changes;
    this.#before = prefix?.length ?? 0;
    const rows = this.#before + most;
    const cache = (given: Float32Array | undefined) =>
      Array.from({ length: layers }, (_, layer) => {
        const all = new Float32Array(rows * width);
        const from = layer * this.#before * width;
        if (given) all.set(given.subarray(from, from + this.#before * width));
        return all;
      });
    this.#keys = cache(prefix?.keys);
    this.#values = cache(prefix?.values);
    this.#scores = new Float32Array(rows);
  }

  /** Reads a character; returns the logits of the next one, shape [vocabulary], valid until the next step. */
  read(id: number): Float32Array {
    return this.readVector(this.#model.embed.weights.subarray(id * width, (id + 1) * width));
  }

  /** Reads a vector in place of a character's, shape [width]: one of a soft prompt. */
  readVector(vector: Float32Array): Float32Array {
    const x = this.#x;
    x.set(vector);
    this.#model.layers.forEach((layer, at) => {
      this.#attend(layer, at);
      this.#feedForward(layer, at);
    });
    this.position += 1;
    normalize(x, this.#model.norm, this.#n);
    apply(this.#model.embed, this.#n, this.#logits);
    return this.#logits;
  }

  #attend(layer: Layer, at: number): void {
    const n = this.#n;
    normalize(this.#x, layer.norm1, n);
    this.#changes.inputs?.(n, at, 'attention');
    const row = this.#before + this.position;
    const key = this.#keys[at]!.subarray(row * width, (row + 1) * width);
    const value = this.#values[at]!.subarray(row * width, (row + 1) * width);
    apply(layer.q, n, this.#q);
    apply(layer.k, n, key);
    apply(layer.v, n, value);
    rotate(this.#q, row);
    rotate(key, row);
    for (let h = 0; h < heads; h++) {
      const part: [number, number] = [h * head, (h + 1) * head];
      this.#changes.cached?.(key.subarray(...part));
      this.#changes.cached?.(value.subarray(...part));
      this.#mix(at, h, row);
    }
    this.#changes.inputs?.(this.#mixed, at, 'output');
    apply(layer.o, this.#mixed, n);
    for (let i = 0; i < width; i++) this.#x[i]! += n[i]!;
  }

  /** One head: the values up to a row, weighted by how well their keys match the query. */
  #mix(layer: number, h: number, row: number): void {
    const [keys, values] = [this.#keys[layer]!, this.#values[layer]!];
    const [scores, q, mixed] = [this.#scores, this.#q, this.#mixed];
    const from = h * head;
    let most = -Infinity;
    for (let t = 0; t <= row; t++) {
      let dot = 0;
      for (let i = from; i < from + head; i++) dot += q[i]! * keys[t * width + i]!;
      scores[t] = dot / Math.sqrt(head);
      most = Math.max(most, scores[t]!);
    }
    let sum = 0;
    for (let t = 0; t <= row; t++) sum += scores[t] = Math.exp(scores[t]! - most);
    const factor = (this.#changes.heads?.[layer * heads + h] ?? 1) / sum;
    mixed.fill(0, from, from + head);
    for (let t = 0; t <= row; t++)
      for (let i = from; i < from + head; i++) mixed[i]! += scores[t]! * factor * values[t * width + i]!;
  }

  #feedForward(layer: Layer, at: number): void {
    const [n, gate, up] = [this.#n, this.#gate, this.#up];
    normalize(this.#x, layer.norm2, n);
    this.#changes.inputs?.(n, at, 'feedForward');
    apply(layer.gate, n, gate);
    apply(layer.up, n, up);
    for (let i = 0; i < hidden; i++) gate[i] = (gate[i]! / (1 + Math.exp(-gate[i]!))) * up[i]!;
    this.#changes.inputs?.(gate, at, 'down');
    apply(layer.down, gate, n);
    for (let i = 0; i < width; i++) this.#x[i]! += n[i]!;
  }
}
