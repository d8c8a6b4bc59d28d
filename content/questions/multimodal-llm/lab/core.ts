import type { Progress } from 'grounded/lab/lab.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { once } from '../../../numerics/once.ts';
import { loadCost, type Cost } from './cost.ts';
import type { Params } from './controls.ts';
import { gated, type Gated } from './gate.ts';
import { exactMap, frozenParts, measure, toLogits, trainStep, untrainedProjector } from './projector.ts';
import { ceiling, drawQuestions, majorityRule, poolings, side } from './questions.ts';
import { addressedTokens, averageNoise, wholeImage } from './tokens.ts';

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
  /**
   * Accuracy on the most frequent colour of the whole image, for the chosen pooling: by the projector as it is now, and by
   * a map computed from the encoder's features.
   */
  whole: { trained: number; computed: number };
  /** Steps done for the chosen pooling. */
  steps: number;
  gate: Gated;
}

/** What no control changes. */
const prepared = once(() => {
  const frozen = frozenParts();
  const test = drawQuestions(4096, 22);
  return {
    encoder: frozen.encoder,
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

/**
 * Trains a linear projector between a frozen encoder and a frozen read-out, once for each number of visual tokens, and
 * measures what pooling loses. Beside it: a gated cross-attention.
 *
 * @yields a frame every 50 steps while the chosen pooling is trained, and one after each other pooling.
 *
 * Source: Liu et al. 2023, "Visual Instruction Tuning", section 4.2 (stage 1); Alayrac et al. 2022, "Flamingo: a Visual
 * Language Model for Few-Shot Learning", section 2.2 (the gate).
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { encoder, start, exact, train, test, bounds } = prepared();
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
  const wholeBy = (map: Float64Array) => wholeImage(encoder, map, test, chosen, sigma, noise?.test.get(side));
  const computed = wholeBy(exact.data);
  const gate = gated(params.gate);
  let whole: Frame['whole'] | undefined;
  for (const [done, p] of order.entries()) {
    const tokens = addressedTokens(encoder, train, p, sigma, noise?.train.get(p));
    const map = start.data.slice();
    const seen = addressedTokens(encoder, test, p, sigma, noise?.test.get(p));
    for (let step = 0; step <= params.steps; step++) {
      const last = step === params.steps;
      // The chosen pooling is shown while it learns.
      if (last || (done === 0 && step % 50 === 0)) {
        const onTraining = measure(map, tokens, train.answers).accuracy;
        rows[poolings.indexOf(p)]!.trained = { ...measure(map, seen, test.answers), onTraining };
        if (done === 0) whole = { trained: wholeBy(map), computed };
        yield {
          gate,
          whole: whole!,
          rows: rows.map((row) => ({ ...row })),
          steps: done === 0 ? step : params.steps,
          progress: (done + (params.steps === 0 ? 1 : step / params.steps)) / order.length,
        };
      }
      if (!last) trainStep(map, tokens, train.answers);
    }
  }
}
