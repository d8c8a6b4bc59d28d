import type { Progress } from 'grounded/lab/lab.ts';
import { ridgeRegression } from '../../../numerics/least-squares.ts';
import { zeros, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal, shuffle } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';

export const positions = 12;
export const contents = 8;
/** Width of a token: its position as one of twelve, then its content. */
export const width = positions + contents;
export const samples = 4096;
/** Score of the position that a sharp head looks for; the others have 0. */
const sharpness = 30;
const ridge = 1e-9;

export interface PlantedHead {
  id: string;
  name: string;
  /** Position it attends to; absent for the head that spreads evenly. */
  looksAt?: number;
  /** Content dimension that it reads. */
  reads: number;
  /** What its value is multiplied by. */
  writes: number;
}
/** The eight heads. Twin B reads dimension 7 too when the twins' correlation is below 1. */
export const planted: readonly PlantedHead[] = [
  { id: 'Prev', name: 'prev', looksAt: 10, reads: 0, writes: 1 },
  { id: 'First', name: 'first', looksAt: 0, reads: 1, writes: 0.9 },
  { id: 'Skip', name: 'skip 2', looksAt: 9, reads: 2, writes: 0.6 },
  { id: 'TwinA', name: 'twin A', looksAt: 8, reads: 3, writes: 0.4 },
  { id: 'TwinB', name: 'twin B', looksAt: 8, reads: 3, writes: 0.4 },
  { id: 'Diffuse', name: 'diffuse', reads: 4, writes: 0.3 },
  { id: 'Dead', name: 'dead', looksAt: 11, reads: 5, writes: 0 },
  { id: 'Faint', name: 'faint', looksAt: 4, reads: 6, writes: 0.05 },
];
export const count = planted.length;
const all = planted.map((_, head) => head);
const twins = [3, 4];

// region layer
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

/** The weights that make the planted heads. */
export function makeLayer(rho: number): Layer {
  const weights = () => new Float64Array(count * width);
  const layer = {
    heads: count,
    query: weights(),
    key: weights(),
    value: weights(),
    output: Float64Array.from(planted, ({ writes }) => writes),
  };
  planted.forEach(({ looksAt, reads }, head) => {
    const row = head * width;
    if (looksAt !== undefined) {
      layer.query[row + positions - 1] = sharpness;
      layer.key[row + looksAt] = 1;
    }
    layer.value[row + positions + reads] = 1;
  });
  const twinB = twins[1]! * width + positions;
  layer.value[twinB + 3] = rho;
  layer.value[twinB + 7] = Math.sqrt(1 - rho * rho);
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

export const layerParameters = ({ query, key, value, output }: Layer): number =>
  query.length + key.length + value.length + output.length;
// endregion layer

/** What is drawn for one split: contents, shape [samples, positions, contents], and unit noise, shape [samples]. */
interface Draws {
  contents: Float64Array;
  noise: Float64Array;
}
function drawSplit(seed: number): Draws {
  const next = normal(mulberry32(seed));
  const size = positions * contents;
  const draws = { contents: new Float64Array(samples * size), noise: new Float64Array(samples) };
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < size; i++) draws.contents[sample * size + i] = next();
    draws.noise[sample] = next();
  }
  return draws;
}
let draws: { train: Draws; test: Draws } | undefined;
const drawn = () => (draws ??= { train: drawSplit(1), test: drawSplit(2) });

/** Tokens with their positions filled in; contents come later. */
function emptyTokens(): Float64Array {
  const tokens = new Float64Array(positions * width);
  for (let t = 0; t < positions; t++) tokens[t * width + t] = 1;
  return tokens;
}
function fill(tokens: Float64Array, from: Draws, sample: number): void {
  const start = sample * positions * contents;
  for (let t = 0; t < positions; t++)
    for (let i = 0; i < contents; i++)
      tokens[t * width + positions + i] = from.contents[start + t * contents + i]!;
}

/** What the heads write, shape [samples, heads]; the mean attention, shape [heads, positions]; and the mean of its largest. */
interface Written {
  written: Float64Array;
  attention: Float64Array;
  confidence: Float64Array;
}
function writeSplit(layer: Layer, from: Draws): Written {
  const tokens = emptyTokens();
  const pattern = new Float64Array(count * positions);
  const one = new Float64Array(count);
  const out = {
    written: new Float64Array(samples * count),
    attention: new Float64Array(count * positions),
    confidence: new Float64Array(count),
  };
  for (let sample = 0; sample < samples; sample++) {
    fill(tokens, from, sample);
    attend(layer, tokens, one, pattern);
    out.written.set(one, sample * count);
    for (let head = 0; head < count; head++) {
      let most = 0;
      for (let t = 0; t < positions; t++) {
        const weight = pattern[head * positions + t]!;
        out.attention[head * positions + t]! += weight / samples;
        if (weight > most) most = weight;
      }
      out.confidence[head]! += most / samples;
    }
  }
  return out;
}
/** The heads' outputs depend on the twins' correlation alone, so they are kept until it changes. */
let lately: { rho: number; train: Written; test: Written } | undefined;
function writtenFor(rho: number): { train: Written; test: Written } {
  if (lately?.rho !== rho) {
    const layer = makeLayer(rho);
    const { train, test } = drawn();
    lately = { rho, train: writeSplit(layer, train), test: writeSplit(layer, test) };
  }
  return lately;
}

/** CᵀC/n, Cᵀy/n and yᵀy/n, of which every loss is made; or their expectations. */
export interface Moments {
  gram: Matrix;
  moment: Float64Array;
  power: number;
}
/** One split as the pruner sees it. */
export interface Split extends Written, Moments {
  /** y = Σ c_h + σ ε, shape [samples]. */
  labels: Float64Array;
}
function makeSplit(from: Written, noise: Float64Array, sigma: number): Split {
  const { written } = from;
  const labels = new Float64Array(samples);
  const gram = zeros(count, count);
  const moment = new Float64Array(count);
  let power = 0;
  for (let sample = 0; sample < samples; sample++) {
    const row = sample * count;
    let label = sigma * noise[sample]!;
    for (let head = 0; head < count; head++) label += written[row + head]!;
    labels[sample] = label;
    power += (label * label) / samples;
    for (let i = 0; i < count; i++) {
      const share = written[row + i]! / samples;
      moment[i]! += share * label;
      for (let j = 0; j <= i; j++) gram.data[i * count + j]! += share * written[row + j]!;
    }
  }
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) gram.data[j * count + i] = gram.data[i * count + j]!;
  return { ...from, labels, gram, moment, power };
}

/** The two splits: training from seed 1, test from seed 2, 4096 samples each. */
export function makeData(rho: number, sigma: number): { train: Split; test: Split } {
  const { train, test } = writtenFor(rho);
  const noise = drawn();
  return {
    train: makeSplit(train, noise.train.noise, sigma),
    test: makeSplit(test, noise.test.noise, sigma),
  };
}

/** Mean of ½ (y − Σ ξ_h c_h)² over a split, for gates ξ of shape [heads]. */
export function lossOf({ gram, moment, power }: Moments, gates: Float64Array): number {
  let sum = power;
  for (let i = 0; i < count; i++) {
    let row = -2 * moment[i]!;
    for (let j = 0; j < count; j++) row += gates[j]! * gram.data[i * count + j]!;
    sum += gates[i]! * row;
  }
  return sum / 2;
}

// region score
/**
 * Scores each head by the gradient of the loss at its gate: the mean of |(y − ŷ) ξ_h c_h|.
 *
 * @param gates  ξ, shape [heads]; 0 for a removed head, whose score is 0.
 * @returns shape [heads], not negative.
 *
 * The factor ξ_h makes it the score of the head as it is gated now. The absolute value stands inside the mean: at the
 * optimum the signed gradients of each gate cancel. Source: Michel et al. 2019, "Are Sixteen Heads Really Better than
 * One?", section 4.1, without the normalization by layer.
 */
export function gradientScores(split: Split, gates: Float64Array): Float64Array {
  const scores = new Float64Array(count);
  for (let sample = 0; sample < samples; sample++) {
    const row = sample * count;
    let error = split.labels[sample]!;
    for (let head = 0; head < count; head++) error -= gates[head]! * split.written[row + head]!;
    for (let head = 0; head < count; head++)
      scores[head]! += Math.abs(error * gates[head]! * split.written[row + head]!) / samples;
  }
  return scores;
}

/** By how much the loss rises when each head alone is switched off, shape [heads]; falls are negative. */
export function ablationScores(split: Split, gates: Float64Array): Float64Array {
  const before = lossOf(split, gates);
  return Float64Array.from(all, (head) => {
    const without = Float64Array.from(gates);
    without[head] = 0;
    return lossOf(split, without) - before;
  });
}
// endregion score

export type Criterion = Params['criterion'];

/** Scores that decide, rounded so that rounding errors cannot: equal ones are removed in the order of the heads. */
function scoresBy(criterion: Criterion, split: Split, gates: Float64Array): Float64Array {
  switch (criterion) {
    case 'gradient':
      return gradientScores(split, gates).map((score) => Math.round(score * 1e6) / 1e6);
    case 'ablation':
      return ablationScores(split, gates).map((score) => Math.round(score * 1e6) / 1e6);
    case 'confidence':
      return split.confidence.map((score) => Math.round(score * 1e9) / 1e9);
    case 'random': {
      const order = shuffle([...all], mulberry32(3));
      return Float64Array.from(all, (head) => order.indexOf(head));
    }
  }
}

/** Gates of the kept heads: 1, or fitted to the training set by least squares, which stands for fine-tuning. */
export function gatesFor(moments: Moments, kept: readonly number[], refit: boolean): Float64Array {
  if (refit) return ridgeRegression(moments.gram, moments.moment, ridge, kept);
  const gates = new Float64Array(count);
  for (const head of kept) gates[head] = 1;
  return gates;
}

/** One way to prune, from nothing removed to everything: entry k belongs to k heads removed. */
export interface Path {
  /** Heads in the order of their removal. */
  order: number[];
  gates: Float64Array[];
  train: number[];
  test: number[];
}

// region prune
/**
 * Removes head by head from gates of 1: remove the head with the lowest score, refit the rest, and score again if asked
 * to. Nothing is refitted before the first removal.
 *
 * @param scoresOf  Scores of the heads as gated, shape [heads]; of equal ones the first head goes.
 */
export function removals(
  moments: Moments,
  scoresOf: (gates: Float64Array) => Float64Array,
  { mode, refit }: Pick<Params, 'mode' | 'refit'>,
): Pick<Path, 'order' | 'gates'> {
  const order: number[] = [];
  let kept = [...all];
  let gates = gatesFor(moments, kept, false);
  let scores = scoresOf(gates);
  const steps = [gates];
  while (kept.length > 0) {
    const lowest = kept.reduce((best, head) => (scores[head]! < scores[best]! ? head : best));
    order.push(lowest);
    kept = kept.filter((head) => head !== lowest);
    gates = gatesFor(moments, kept, refit);
    steps.push(gates);
    if (mode === 'each') scores = scoresOf(gates);
  }
  return { order, gates: steps };
}

/** Prunes by the training set, and follows the loss on both. */
export function prune(
  { train, test }: { train: Split; test: Split },
  { criterion, ...how }: Pick<Params, 'criterion' | 'mode' | 'refit'>,
): Path {
  const path = removals(train, (gates) => scoresBy(criterion, train, gates), how);
  return {
    ...path,
    train: path.gates.map((gates) => lossOf(train, gates)),
    test: path.gates.map((gates) => lossOf(test, gates)),
  };
}
// endregion prune

/** The best of all 256 sets of heads on the training set, by the number of heads removed; with refit, at 0 too. */
export function bestSubsets(moments: Moments, refit: boolean): { loss: number; kept: number[] }[] {
  const best = Array.from({ length: count + 1 }, () => ({ loss: Infinity, kept: [] as number[] }));
  for (let subset = 0; subset < 1 << count; subset++) {
    const kept = all.filter((head) => subset & (1 << head));
    const loss = lossOf(moments, gatesFor(moments, kept, refit));
    if (loss < best[count - kept.length]!.loss) best[count - kept.length] = { loss, kept };
  }
  return best;
}

/** Shape of a decoder model. */
export interface Shape {
  width: number;
  heads: number;
  kvHeads: number;
  headWidth: number;
  /** Width of the feed-forward layer, and its number of matrices: 3 where it is gated. */
  feedForward: number;
  matrices: number;
  layers: number;
}
const llama = { headWidth: 128, matrices: 3 };
export const shapes: Record<Params['model'], Shape> = {
  llama2small: { ...llama, width: 4096, heads: 32, kvHeads: 32, feedForward: 11008, layers: 32 },
  llama3: { ...llama, width: 4096, heads: 32, kvHeads: 8, feedForward: 14336, layers: 32 },
  llama2large: { ...llama, width: 8192, heads: 64, kvHeads: 8, feedForward: 28672, layers: 80 },
};

/** Parameters of the attention of one block: W_Q and W_O by query heads, W_K and W_V by KV heads; no biases. */
export const attentionParameters = ({ width, heads, kvHeads, headWidth }: Shape): number =>
  2 * width * headWidth * (heads + kvHeads);

export interface Costs {
  /** Weights of one block; norms are left out. */
  parameters: number;
  /** Operations of one block for a token that attends to `context` tokens; a multiplication and an addition count as two. */
  flops: number;
  /** Bytes of keys and values for each token, over all layers, at two bytes a number. */
  cacheBytes: number;
}
/** What a shape costs. Exact counts, no timing: how much faster it gets depends on kernels and batch. */
export function costs(shape: Shape, context: number): Costs {
  const parameters = attentionParameters(shape) + shape.matrices * shape.width * shape.feedForward;
  return {
    parameters,
    flops: 2 * parameters + 4 * context * shape.heads * shape.headWidth,
    cacheBytes: 2 * shape.layers * shape.kvHeads * shape.headWidth * 2,
  };
}

export const context = 4096;
/** Costs of a shape as it is, without k eighths of its query heads, and without k eighths of its groups. */
export function savings(
  shape: Shape,
  k: number,
  tokens = context,
): { whole: Costs; queries: Costs; groups: Costs } {
  const left = (count - k) / count;
  const heads = shape.heads * left;
  return {
    whole: costs(shape, tokens),
    // Cut evenly, so that a KV head goes only when its last query head does.
    queries: costs({ ...shape, heads, kvHeads: Math.min(shape.kvHeads, heads) }, tokens),
    groups: costs({ ...shape, heads, kvHeads: shape.kvHeads * left }, tokens),
  };
}

/** Percentage of one of the costs that a cut saves. */
export const percentSaved = (whole: Costs, left: Costs, key: keyof Costs): number =>
  100 * (1 - left[key] / whole[key]);

export interface Frame extends Progress {
  /** Mean attention of the last token, shape [heads, positions]. */
  attention: Float64Array;
  /** Scores before pruning, shape [heads]. */
  confidence: Float64Array;
  gradient: Float64Array;
  ablation: Float64Array;
  /** CᵀC/n on the training set. */
  covariance: Matrix;
  /** Every criterion with the reader's other settings. */
  paths: Record<Criterion, Path>;
  /** The least training loss of each number of removed heads, and a set of kept heads that has it. */
  best: { loss: number; kept: number[] }[];
  /** Rise of the training loss without twin B, and without both twins; other gates stay at 1. */
  oneTwin: number;
  bothTwins: number;
  /** Weights of the layer and of the sliced one, and how far their outputs differ at most on 256 test samples. */
  sliced: { before: number; after: number; difference: number };
  savings: { whole: Costs; queries: Costs; groups: Costs };
}

/** Compares the layer under a mask with the layer that was cut. */
function compareSliced(layer: Layer, gates: Float64Array): Frame['sliced'] {
  const kept = all.filter((head) => gates[head] !== 0);
  const small = slice(layer, gates, kept);
  const tokens = emptyTokens();
  const pattern = new Float64Array(count * positions);
  const masked = new Float64Array(count);
  const cut = new Float64Array(small.heads);
  let difference = 0;
  for (let sample = 0; sample < 256; sample++) {
    fill(tokens, drawn().test, sample);
    attend(layer, tokens, masked, pattern);
    attend(small, tokens, cut, pattern);
    let gap = 0;
    for (let head = 0; head < count; head++) gap += gates[head]! * masked[head]!;
    for (let head = 0; head < small.heads; head++) gap -= cut[head]!;
    difference = Math.max(difference, Math.abs(gap));
  }
  return { before: layerParameters(layer), after: layerParameters(small), difference };
}

/**
 * Prunes an attention layer of eight planted heads, whose joint cost is known: without refitting, removing the set S
 * costs ½ Σ C_ij over i, j in S, where C is the covariance of what the heads write.
 *
 * @yields one frame.
 *
 * Source: Michel et al. 2019, "Are Sixteen Heads Really Better than One?", sections 3 and 4. The heads and the labels
 * are planted here.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const data = makeData(params.rho, params.sigma);
  const { train } = data;
  const ones = gatesFor(train, all, false);
  const ablation = ablationScores(train, ones);
  const path = (criterion: Criterion) => prune(data, { ...params, criterion });
  const paths = {
    gradient: path('gradient'),
    ablation: path('ablation'),
    confidence: path('confidence'),
    random: path('random'),
  };
  const withoutTwins = gatesFor(
    train,
    all.filter((head) => !twins.includes(head)),
    false,
  );
  yield {
    progress: 1,
    attention: train.attention,
    confidence: train.confidence,
    gradient: gradientScores(train, ones),
    ablation,
    covariance: train.gram,
    paths,
    best: bestSubsets(train, params.refit),
    oneTwin: ablation[twins[1]!]!,
    bothTwins: lossOf(train, withoutTwins) - lossOf(train, ones),
    sliced: compareSliced(makeLayer(params.rho), paths[params.criterion].gates[params.k]!),
    savings: savings(shapes[params.model], params.k),
  };
}
