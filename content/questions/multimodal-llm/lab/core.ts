import type { Progress } from 'grounded/lab/lab.ts';
import type { Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { once } from '../../../numerics/once.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { loadCost, type Cost } from './cost.ts';
import type { Params } from './controls.ts';
import { gated, type Gated } from './gate.ts';
import {
  checksum,
  exactMap,
  features,
  frozenParts,
  logitsOf,
  measure,
  toLogits,
  trainStep,
  untrainedProjector,
} from './projector.ts';
import {
  blockStart,
  ceiling,
  cells,
  colours,
  countBlock,
  drawQuestions,
  imageOf,
  largest,
  majorityRule,
  poolings,
  side,
  type Questions,
} from './questions.ts';
import { addressedTokens, averageNoise, tokensOfImage, wholeImage } from './tokens.ts';
import { fitTwoColours, type Fit } from './two-colours.ts';

export interface Row {
  pooling: number;
  tokens: number;
  ceiling: number;
  majority: number;
  /** Absent while it has not been trained. */
  trained?: { accuracy: number; loss: number; onTraining: number };
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
  /**
   * Accuracy on the most frequent colour of the whole image, for the chosen pooling: by the projector as it is now, and by
   * a map computed from the encoder's features.
   */
  whole: { trained: number; computed: number };
  /** Steps done for the chosen pooling. */
  steps: number;
  /** Of the encoder and the words. */
  checksums: { before: string; after: string };
  gate: Gated;
  twoColours: { linear: Fit; mlp: Fit };
}

/** What no control changes. */
const prepared = once(() => {
  const frozen = frozenParts();
  const test = drawQuestions(4096, 22);
  return {
    ...frozen,
    start: toLogits(frozen.words, untrainedProjector()),
    exact: exactMap(frozen.encoder),
    train: drawQuestions(1024, 21),
    test,
    bounds: poolings.map((p) => ({ ceiling: ceiling(p * p), majority: majorityRule(test, p) })),
  };
});

/** Noise of one stream: all training images, then all test images. */
const noises = once(() => {
  const next = normal(mulberry32(31));
  const { train, test } = prepared();
  return { train: averageNoise(train, next), test: averageNoise(test, next) };
});

const fits = {
  separable: once(() => fitTwoColours(false, 1)),
  xor: once(() => fitTwoColours(true, 1)),
};

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
  const { encoder, words, start, exact, train, test, bounds } = prepared();
  const before = checksum(encoder, words);
  const sigma = params.noise;
  const noise = sigma > 0 ? noises() : undefined;
  const rows: Row[] = poolings.map((p, at) => ({
    pooling: p,
    tokens: (side / p) ** 2,
    ...bounds[at]!,
    cost: loadCost(params.shape, params.pixels, p),
  }));
  const chosen = poolings.find((p) => p === params.pooling)!;
  const order = [chosen, ...poolings.filter((p) => p !== chosen)];
  const wholeBy = (map: Float64Array) =>
    wholeImage(encoder, map, test, chosen, sigma, noise?.test.addressed.get(side));
  const computed = wholeBy(exact.data);
  const known = {
    gate: gated(params.gate),
    twoColours: fits[params.encoder](),
  };
  let shown: Frame['shown'] | undefined;
  let whole: Frame['whole'] | undefined;
  for (const [done, p] of order.entries()) {
    const tokens = addressedTokens(encoder, train, p, sigma, noise?.train.addressed.get(p));
    const map = start.data.slice();
    const seen = addressedTokens(encoder, test, p, sigma, noise?.test.addressed.get(p));
    for (let step = 0; step <= params.steps; step++) {
      const last = step === params.steps;
      // The chosen pooling is shown while it learns.
      if (last || (done === 0 && step % 50 === 0)) {
        const onTraining = measure(map, tokens, train.answers).accuracy;
        rows[poolings.indexOf(p)]!.trained = { ...measure(map, seen, test.answers), onTraining };
        if (done === 0) {
          shown = ask(map, encoder, test, p, sigma, noise?.test.shown);
          whole = { trained: wholeBy(map), computed };
        }
        yield {
          ...known,
          whole: whole!,
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
  const image = imageOf(test, 0);
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
  countBlock(image, blockStart(test, 0, p), p, block);
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
