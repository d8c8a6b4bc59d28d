import type { Progress } from 'grounded/lab/lab.ts';
import type { Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { savings, shapes, type Savings } from './costs.ts';
import { compareSliced, makeData, samples, type Data, type Sliced, type Split } from './data.ts';
import { count, heads, makeLayer } from './layer.ts';
import { lossOf } from './moments.ts';
import { bestSubsets, gatesFor, removals } from './removals.ts';

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
  return Float64Array.from(heads, (head) => {
    const without = Float64Array.from(gates);
    without[head] = 0;
    return lossOf(split, without) - before;
  });
}

export type Criterion = Params['criterion'];

const rounded = (scores: Float64Array, unit: number) =>
  scores.map((score) => Math.round(score * unit) / unit);

/** Scores that decide, rounded so that rounding errors cannot: equal ones are removed in the order of the heads. */
function scoresBy(criterion: Criterion, split: Split, gates: Float64Array): Float64Array {
  switch (criterion) {
    case 'gradient':
      return rounded(gradientScores(split, gates), 1e6);
    case 'ablation':
      return rounded(ablationScores(split, gates), 1e6);
    case 'confidence':
      return rounded(split.confidence, 1e9);
    case 'random': {
      const order = shuffle([...heads], mulberry32(3));
      return Float64Array.from(heads, (head) => order.indexOf(head));
    }
  }
}

/** One way to prune, from nothing removed to everything: entry k belongs to k heads removed. */
export interface Path {
  /** Heads in the order of their removal. */
  order: number[];
  gates: Float64Array[];
  train: number[];
  test: number[];
}

/** Scores and refits on the training set, and follows the loss on both. */
export function prune(
  { train, test }: Data,
  { criterion, ...how }: Pick<Params, 'criterion' | 'mode' | 'refit'>,
): Path {
  const path = removals(train, (gates) => scoresBy(criterion, train, gates), how);
  return {
    ...path,
    train: path.gates.map((gates) => lossOf(train, gates)),
    test: path.gates.map((gates) => lossOf(test, gates)),
  };
}

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
  /** The least training loss of each number of removed heads, a set of kept heads that has it, and its loss on the test set. */
  best: { loss: number; test: number; kept: number[] }[];
  sliced: Sliced;
  savings: Savings;
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
  const { train, test } = data;
  const ones = gatesFor(train, heads, false);
  const path = (criterion: Criterion) => prune(data, { ...params, criterion });
  const paths = {
    gradient: path('gradient'),
    ablation: path('ablation'),
    confidence: path('confidence'),
    random: path('random'),
  };
  const { order, gates } = paths[params.criterion];
  const best = bestSubsets(train, params.refit);
  yield {
    progress: 1,
    attention: train.attention,
    confidence: train.confidence,
    gradient: gradientScores(train, ones),
    ablation: ablationScores(train, ones),
    covariance: train.gram,
    paths,
    best: best.map((set) => ({ ...set, test: lossOf(test, gatesFor(train, set.kept, params.refit)) })),
    sliced: compareSliced(makeLayer(params.rho), gates[params.k]!, order.slice(params.k)),
    savings: savings(shapes[params.model], params.k),
  };
}
