import type { Progress } from 'grounded/lab/lab.ts';
import { draw, multiply, orthonormalize, transpose, zeros, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { loadCost, type Cost } from './cost.ts';
import type { Params } from './controls.ts';
import { gated, type Gated } from './gate.ts';
import { fitTwoColours, type Fit } from './two-colours.ts';

export const colours = 4;
/** Cells along a side of an image. */
export const side = 8;
export const cells = side * side;
/** Width of a cell's feature, and of the LLM. */
export const features = 12;
export const width = 16;
/** Scale τ of the logits. */
export const scale = 4;
export const poolings = [1, 2, 4, 8] as const;
const rate = 1;

// region data
/** Images with one question each: which colour has the cell at this row and column? */
export interface Questions {
  count: number;
  /** Colours 0…3, shape [count, 64], each image row by row. */
  cells: Uint8Array;
  row: Uint8Array;
  column: Uint8Array;
  /** The right answers, shape [count]. */
  answers: Uint8Array;
}

/** Draws images of independent uniform colours: 64 draws an image, then one each for row and column of its question. */
export function drawQuestions(count: number, seed: number): Questions {
  const uniform = mulberry32(seed);
  const out: Questions = {
    count,
    cells: new Uint8Array(count * cells),
    row: new Uint8Array(count),
    column: new Uint8Array(count),
    answers: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    for (let cell = 0; cell < cells; cell++) out.cells[i * cells + cell] = Math.floor(colours * uniform());
    out.row[i] = Math.floor(side * uniform());
    out.column[i] = Math.floor(side * uniform());
    out.answers[i] = out.cells[i * cells + out.row[i]! * side + out.column[i]!]!;
  }
  return out;
}
// endregion data

export interface Frozen {
  /** The encoder: a unit feature E_k for each colour, shape [4, 12]. */
  encoder: Matrix;
  /** The read-out of the LLM: an orthonormal word vector w_c in each column, shape [16, 4]. */
  words: Matrix;
}

/** What is never trained, from one stream: first the encoder, colour by colour, then the words. */
export function frozenParts(): Frozen {
  const next = normal(mulberry32(11));
  const encoder = draw(colours, features, next);
  for (let k = 0; k < colours; k++) {
    const feature = encoder.data.subarray(k * features, (k + 1) * features);
    let norm = 0;
    for (const entry of feature) norm += entry * entry;
    norm = Math.sqrt(norm);
    for (let j = 0; j < features; j++) feature[j]! /= norm;
  }
  return { encoder, words: orthonormalize(draw(width, colours, next)) };
}

/** The projector before training, shape [16, 12]. */
export function untrainedProjector(): Matrix {
  const next = normal(mulberry32(5));
  return draw(width, features, () => next() / Math.sqrt(features));
}

/** M = τ Wᵀ P, shape [4, 12]: from a visual token straight to the logits. */
export function toLogits(words: Matrix, projector: Matrix): Matrix {
  const out = multiply(transpose(words), projector);
  for (let i = 0; i < out.data.length; i++) out.data[i]! *= scale;
  return out;
}

/** FNV-1a of the bytes of matrices, 8 hexadecimal digits. */
export function checksum(...matrices: readonly Matrix[]): string {
  let hash = 0x811c9dc5;
  for (const { data } of matrices)
    for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
      hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The first cell of the p × p block around a cell. */
const blockStart = (row: number, column: number, p: number) =>
  (row - (row % p)) * side + column - (column % p);

/** Counts the colours of a p × p block into `into`, shape [4]. */
function countBlock(image: Uint8Array, start: number, p: number, into: Uint16Array): void {
  into.fill(0);
  for (let y = 0; y < p; y++) for (let x = 0; x < p; x++) into[image[start + y * side + x]!]! += 1;
}

/** Adds the mean of a p × p block of encoder features to `into`, shape [12]. */
function addToken(encoder: Matrix, image: Uint8Array, start: number, p: number, into: Float64Array): void {
  const share = 1 / (p * p);
  for (let y = 0; y < p; y++) {
    for (let x = 0; x < p; x++) {
      const from = image[start + y * side + x]! * features;
      for (let j = 0; j < features; j++) into[j]! += share * encoder.data[from + j]!;
    }
  }
}

// region pool
/**
 * Encodes the token that each question addresses: the mean of the p × p block of cell features around its cell.
 *
 * @param p      1, 2, 4 or 8; an image then has (8 / p)² tokens.
 * @param sigma  Factor of the noise.
 * @param unit   Noise of the tokens, shape [count, 12], or undefined for none.
 * @returns shape [count, 12].
 */
export function addressedTokens(
  encoder: Matrix,
  questions: Questions,
  p: number,
  sigma = 0,
  unit?: Float64Array,
): Float64Array {
  const out = new Float64Array(questions.count * features);
  for (let i = 0; i < questions.count; i++) {
    const image = questions.cells.subarray(i * cells, (i + 1) * cells);
    const start = blockStart(questions.row[i]!, questions.column[i]!, p);
    addToken(encoder, image, start, p, out.subarray(i * features, (i + 1) * features));
  }
  if (unit) for (let at = 0; at < out.length; at++) out[at]! += sigma * unit[at]!;
  return out;
}
// endregion pool

/** Noise of unit variance a feature and cell, averaged over the block that each question addresses. */
interface Noise {
  /** By pooling, shape [count, 12]. */
  addressed: Map<number, Float64Array>;
  /** The first image's, cell by cell, shape [64, 12]. */
  shown: Float64Array;
}

function averageNoise(questions: Questions, next: () => number): Noise {
  const addressed = new Map(poolings.map((p) => [p, new Float64Array(questions.count * features)]));
  const image = new Float64Array(cells * features);
  let shown = image;
  for (let i = 0; i < questions.count; i++) {
    for (let at = 0; at < image.length; at++) image[at] = next();
    if (i === 0) shown = image.slice();
    for (const [p, out] of addressed) {
      const start = blockStart(questions.row[i]!, questions.column[i]!, p);
      for (let y = 0; y < p; y++)
        for (let x = 0; x < p; x++)
          for (let j = 0; j < features; j++)
            out[i * features + j]! += image[(start + y * side + x) * features + j]! / (p * p);
    }
  }
  return { addressed, shown };
}

// region train
/**
 * One step of full-batch gradient descent on the mean cross-entropy, for M = τ Wᵀ P instead of P: because the words are
 * orthonormal, a step of P with rate lr moves M by lr τ² ∂L/∂M.
 *
 * @param map     M, shape [4, 12]; modified.
 * @param tokens  Shape [n, 12].
 * @returns the loss before the step.
 */
export function trainStep(map: Float64Array, tokens: Float64Array, answers: Uint8Array): number {
  const count = answers.length;
  const gradient = new Float64Array(colours * features);
  const p = new Float64Array(colours);
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const from = i * features;
    let most = -Infinity;
    for (let c = 0; c < colours; c++) {
      let logit = 0;
      for (let j = 0; j < features; j++) logit += map[c * features + j]! * tokens[from + j]!;
      p[c] = logit;
      if (logit > most) most = logit;
    }
    const answer = answers[i]!;
    const right = p[answer]!;
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += p[c] = Math.exp(p[c]! - most);
    loss += most + Math.log(sum) - right;
    for (let c = 0; c < colours; c++) {
      const error = p[c]! / sum - (c === answer ? 1 : 0);
      for (let j = 0; j < features; j++) gradient[c * features + j]! += error * tokens[from + j]!;
    }
  }
  const factor = (rate * scale * scale) / count;
  for (let at = 0; at < map.length; at++) map[at]! -= factor * gradient[at]!;
  return loss / count;
}
// endregion train

/** The logits of one token, shape [4]. */
export function logitsOf(map: Float64Array, token: Float64Array): Float64Array {
  const out = new Float64Array(colours);
  for (let c = 0; c < colours; c++)
    for (let j = 0; j < features; j++) out[c]! += map[c * features + j]! * token[j]!;
  return out;
}

/** The place of the largest entry, the first of equal ones. */
export function largest(entries: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < entries.length; at++) if (entries[at]! > entries[best]!) best = at;
  return best;
}

/** Share of right answers and mean cross-entropy. */
export function measure(
  map: Float64Array,
  tokens: Float64Array,
  answers: Uint8Array,
): { accuracy: number; loss: number } {
  let right = 0;
  let loss = 0;
  for (let i = 0; i < answers.length; i++) {
    const logits = logitsOf(map, tokens.subarray(i * features, (i + 1) * features));
    const most = largest(logits);
    if (most === answers[i]) right += 1;
    let sum = 0;
    for (const logit of logits) sum += Math.exp(logit - logits[most]!);
    loss += logits[most]! + Math.log(sum) - logits[answers[i]!]!;
  }
  return { accuracy: right / answers.length, loss: loss / answers.length };
}

/**
 * Expected accuracy of the best answer to a question for one cell, from the mean of m cells: E[max n] / m where n counts
 * the colours, multinomial with m draws of four. The best guess is the block's majority colour.
 */
export function ceiling(m: number): number {
  const logFactorial = new Float64Array(m + 1);
  for (let n = 2; n <= m; n++) logFactorial[n] = logFactorial[n - 1]! + Math.log(n);
  let expected = 0;
  for (let a = 0; a <= m; a++) {
    for (let b = 0; a + b <= m; b++) {
      for (let c = 0; a + b + c <= m; c++) {
        const d = m - a - b - c;
        const log =
          logFactorial[m]! - logFactorial[a]! - logFactorial[b]! - logFactorial[c]! - logFactorial[d]!;
        expected += Math.max(a, b, c, d) * Math.exp(log - m * Math.log(colours));
      }
    }
  }
  return expected / m;
}

/** Accuracy of answering the block's most frequent colour; of T equally frequent ones, each with chance 1 / T. */
export function majorityRule(questions: Questions, p: number): number {
  const counts = new Uint16Array(colours);
  let right = 0;
  for (let i = 0; i < questions.count; i++) {
    const image = questions.cells.subarray(i * cells, (i + 1) * cells);
    countBlock(image, blockStart(questions.row[i]!, questions.column[i]!, p), p, counts);
    const most = counts[largest(counts)]!;
    if (counts[questions.answers[i]!] !== most) continue;
    let ties = 0;
    for (const n of counts) if (n === most) ties += 1;
    right += 1 / ties;
  }
  return right / questions.count;
}

/**
 * A linear map that takes each feature E_k to the logits of its own colour: (E Eᵀ)⁻¹ E, shape [4, 12], by elimination.
 */
export function exactMap(encoder: Matrix): Matrix {
  const gram = multiply(encoder, transpose(encoder));
  const out = zeros(colours, features);
  out.data.set(encoder.data);
  for (let pivot = 0; pivot < colours; pivot++) {
    // Gram matrices of independent rows are positive definite: no pivoting needed.
    const divisor = gram.data[pivot * colours + pivot]!;
    for (let row = 0; row < colours; row++) {
      if (row === pivot) continue;
      const factor = gram.data[row * colours + pivot]! / divisor;
      for (let j = 0; j < colours; j++)
        gram.data[row * colours + j]! -= factor * gram.data[pivot * colours + j]!;
      for (let j = 0; j < features; j++)
        out.data[row * features + j]! -= factor * out.data[pivot * features + j]!;
    }
  }
  for (let row = 0; row < colours; row++)
    for (let j = 0; j < features; j++) out.data[row * features + j]! /= gram.data[row * colours + row]!;
  return out;
}

/** All tokens of one image, shape [(8 / p)², 12], row by row. */
export function tokensOfImage(
  encoder: Matrix,
  image: Uint8Array,
  p: number,
  sigma = 0,
  unit?: Float64Array,
): Float64Array {
  const along = side / p;
  const out = new Float64Array(along * along * features);
  for (let token = 0; token < along * along; token++) {
    const start = Math.floor(token / along) * p * side + (token % along) * p;
    const into = out.subarray(token * features, (token + 1) * features);
    addToken(encoder, image, start, p, into);
    if (!unit) continue;
    for (let y = 0; y < p; y++)
      for (let x = 0; x < p; x++)
        for (let j = 0; j < features; j++)
          into[j]! += (sigma / (p * p)) * unit[(start + y * side + x) * features + j]!;
  }
  return out;
}

/**
 * Accuracy of the mean of all projected tokens on the question "which colour is most frequent in the image?". Any of
 * equally frequent colours is right.
 *
 * @param map        M, shape [4, 12].
 * @param unitMeans  Mean noise of each image, shape [count, 12], or undefined for none; sigma is its factor.
 */
export function wholeImage(
  encoder: Matrix,
  map: Float64Array,
  questions: Questions,
  p: number,
  sigma = 0,
  unitMeans?: Float64Array,
): number {
  const counts = new Uint16Array(colours);
  let right = 0;
  const share = (p * p) / cells;
  const sum = new Float64Array(colours);
  for (let i = 0; i < questions.count; i++) {
    const image = questions.cells.subarray(i * cells, (i + 1) * cells);
    const tokens = tokensOfImage(encoder, image, p);
    sum.fill(0);
    for (let at = 0; at < tokens.length; at += features) {
      for (let c = 0; c < colours; c++)
        for (let j = 0; j < features; j++) sum[c]! += share * map[c * features + j]! * tokens[at + j]!;
    }
    // The mean over all tokens of their noise is the mean over all cells, whatever the pooling.
    if (unitMeans)
      for (let c = 0; c < colours; c++)
        for (let j = 0; j < features; j++)
          sum[c]! += sigma * map[c * features + j]! * unitMeans[i * features + j]!;
    countBlock(image, 0, side, counts);
    if (counts[largest(sum)] === counts[largest(counts)]) right += 1;
  }
  return right / questions.count;
}

export interface Row {
  pooling: number;
  tokens: number;
  ceiling: number;
  majority: number;
  /** Absent while it has not been trained. */
  trained?: { accuracy: number; loss: number };
  cost: Cost;
}

export interface Frame extends Progress {
  /** Most tokens first. */
  rows: Row[];
  /** The first test image, its question, and what the model says for each of its cells. */
  shown: {
    cells: number[];
    row: number;
    column: number;
    answer: number;
    /** Colours in the block that holds the cell. */
    block: number[];
    logits: number[];
    probabilities: number[];
    said: number[];
  };
  /** Accuracy on the majority colour of the whole image, by a linear projector that fits exactly. */
  whole: number;
  /** Steps done for the chosen pooling. */
  steps: number;
  /** Of the encoder and the words. */
  checksums: { before: string; after: string };
  gate: Gated;
  twoColours: { linear: Fit; mlp: Fit };
}

let prepared:
  | (Frozen & {
      start: Matrix;
      exact: Matrix;
      train: Questions;
      test: Questions;
      ceilings: number[];
      majorities: number[];
    })
  | undefined;

/** What no control changes. */
function prepare() {
  if (prepared) return prepared;
  const frozen = frozenParts();
  const test = drawQuestions(4096, 22);
  const exact = exactMap(frozen.encoder);
  return (prepared = {
    ...frozen,
    start: toLogits(frozen.words, untrainedProjector()),
    exact,
    train: drawQuestions(1024, 21),
    test,
    ceilings: poolings.map((p) => ceiling(p * p)),
    majorities: poolings.map((p) => majorityRule(test, p)),
  });
}

const wholes = new Map<string, number>();
const fits = new Map<string, Frame['twoColours']>();

/** What has been computed for these parameters before; they alone make the value. */
function remember<T>(known: Map<string, T>, key: string, compute: () => T): T {
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = compute()));
  return found;
}

let noises: { train: Noise; test: Noise } | undefined;

/** One stream: all training images, then all test images; features, then cells, then images. */
function unitNoises(train: Questions, test: Questions) {
  if (noises) return noises;
  const next = normal(mulberry32(31));
  return (noises = { train: averageNoise(train, next), test: averageNoise(test, next) });
}

/**
 * Trains a linear projector between a frozen encoder and a frozen read-out, once for each number of visual tokens, and
 * measures what pooling loses. Beside it: a gated cross-attention, and linear against MLP on an entangled encoding.
 *
 * @yields a frame every 50 steps while the chosen pooling is trained, and one after each other pooling.
 *
 * Source: Liu et al. 2023, "Visual Instruction Tuning", section 4.2 (stage 1); Alayrac et al. 2022, "Flamingo: a Visual
 * Language Model for Few-Shot Learning", section 2.2 (the gate).
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { encoder, words, start, exact, train, test, ceilings, majorities } = prepare();
  const before = checksum(encoder, words);
  const noise = params.noise > 0 ? unitNoises(train, test) : undefined;
  const rows: Row[] = poolings.map((p, at) => ({
    pooling: p,
    tokens: (side / p) ** 2,
    ceiling: ceilings[at]!,
    majority: majorities[at]!,
    cost: loadCost(params.shape, params.pixels, p),
  }));
  const chosen = poolings.find((p) => p === params.pooling)!;
  const order = [chosen, ...poolings.filter((p) => p !== chosen)];
  const whole = remember(wholes, `${chosen} ${params.noise}`, () =>
    wholeImage(encoder, exact.data, test, chosen, params.noise, noise?.test.addressed.get(side)),
  );
  const known = {
    whole,
    gate: gated(params.gate),
    twoColours: remember(fits, params.encoder, () => fitTwoColours(params.encoder === 'xor', 1)),
  };
  let shown: Frame['shown'] | undefined;
  for (const [done, p] of order.entries()) {
    const tokens = addressedTokens(encoder, train, p, params.noise, noise?.train.addressed.get(p));
    const map = start.data.slice();
    const seen = addressedTokens(encoder, test, p, params.noise, noise?.test.addressed.get(p));
    for (let step = 0; step <= params.steps; step++) {
      const last = step === params.steps;
      // The chosen pooling is shown while it learns.
      if (last || (done === 0 && step % 50 === 0)) {
        rows[poolings.indexOf(p)]!.trained = measure(map, seen, test.answers);
        if (done === 0) shown = ask(map, encoder, test, p, params.noise, noise?.test.shown);
        yield {
          ...known,
          rows: rows.map((row) => ({ ...row })),
          shown: shown!,
          steps: done === 0 ? step : params.steps,
          checksums: { before, after: checksum(encoder, words) },
          progress: (done + (params.steps === 0 ? 1 : step / params.steps)) / order.length,
        };
      }
      if (!last) trainStep(map, tokens, train.answers);
    }
  }
}

/** Asks for every cell of the first image. */
function ask(
  map: Float64Array,
  encoder: Matrix,
  test: Questions,
  p: number,
  sigma: number,
  unit?: Float64Array,
): Frame['shown'] {
  const image = test.cells.subarray(0, cells);
  const tokens = tokensOfImage(encoder, image, p, sigma, unit);
  const along = side / p;
  const logitsAt = (row: number, column: number) => {
    const token = Math.floor(row / p) * along + Math.floor(column / p);
    return logitsOf(map, tokens.subarray(token * features, (token + 1) * features));
  };
  const row = test.row[0]!;
  const column = test.column[0]!;
  const logits = logitsAt(row, column);
  const block = new Uint16Array(colours);
  countBlock(image, blockStart(row, column, p), p, block);
  return {
    cells: Array.from(image),
    row,
    column,
    answer: test.answers[0]!,
    block: Array.from(block),
    logits: Array.from(logits),
    probabilities: Array.from(softmax(logits)),
    said: Array.from({ length: cells }, (_, cell) => largest(logitsAt(Math.floor(cell / side), cell % side))),
  };
}
