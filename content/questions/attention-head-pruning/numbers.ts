/** The arithmetic of head pruning: parameters, FLOPs and cache bytes of a block, and a layer whose pruning cost is known. */

import { attentionParameters, costs, percentSaved, savings, shapes, type Shape } from './lab/costs.ts';
import found from '../../model/results/prune.json' with { type: 'json' };
import { count } from './lab/layer.ts';

/** BERT-base: multi-head attention, feed-forward width four times the model width, no gate. */
export const bertBase: Shape = {
  width: 768,
  heads: 12,
  kvHeads: 12,
  headWidth: 64,
  feedForward: 3072,
  matrices: 2,
  layers: 12,
};
export const { llama3 } = shapes;

/** Percentage of a block's linear weights that is in attention, 0 to 100. */
export const attentionShare = (shape: Shape): number =>
  (100 * attentionParameters(shape)) / costs(shape, 0).parameters;

const vocabulary = 128_256;
/** All weights of Llama-3-8B: blocks with two norms each, the embedding, the output layer and the last norm. */
export const llama3Weights =
  llama3.layers * (costs(llama3, 0).parameters + 2 * llama3.width) + (2 * vocabulary + 1) * llama3.width;

/** Ways to remove a quarter of the query heads of Llama-3-8B. */
export type Quarter = 'queries' | 'groups' | 'layers';

/** Percentages of the weights and of the key/value cache that go. */
export function quarterSaved(way: Quarter): { weights: number; cache: number } {
  const { whole, queries, groups } = savings(llama3, count / 4, 0);
  const share = (weights: number) => (100 * weights) / llama3Weights;
  if (way === 'layers')
    return { weights: share((llama3.layers / 4) * attentionParameters(llama3)), cache: 25 };
  const left = way === 'queries' ? queries! : groups;
  return {
    weights: share(llama3.layers * (whole.parameters - left.parameters)),
    cache: percentSaved(whole, left, 'cacheBytes'),
  };
}

/** Percentage of a block's FLOPs for one token that a quarter of the query heads takes along, by the context. */
export function flopsSaved(context: number): number {
  const { whole, queries } = savings(llama3, count / 4, context);
  return percentSaved(whole, queries!, 'flops');
}

/**
 * A toy layer: heads A and B write the same signal of size 1, head C an unrelated one of size 1.5. The cost of removing heads
 * is the mean square of what is missing; in recovery, A and B learn to write for each other.
 */
export function toyCost(removed: string, recovered = false): number {
  const copies = [...'AB'].filter((head) => removed.includes(head)).length;
  const missing = recovered && copies === 1 ? 0 : copies;
  return missing ** 2 + (removed.includes('C') ? 1.5 ** 2 : 0);
}

/** Variants of attention in the shape of Llama-2-70B, and their caches for one token in kB of 1,000 bytes, as bars. */
export function cacheVariants() {
  const bar = (label: string, note: string, kvHeads: number, role: string) => ({
    label,
    note,
    segments: [
      {
        label: `${kvHeads} KV head${kvHeads > 1 ? 's' : ''}`,
        value: costs({ ...shapes.llama2large, kvHeads }, 0).cacheBytes / 1000,
        role,
      },
    ],
  });
  return [
    bar('MHA', '64 query heads', 64, 'plain'),
    bar('MHA, half the heads pruned', '32 query heads', 32, 'plain'),
    bar('GQA', '64 query heads in 8 groups', 8, 'plain'),
    bar('GQA, half of each group pruned', '32 query heads in 8 groups', 8, 'plain'),
    bar('GQA, half the groups pruned', '32 query heads in 4 groups', 4, 'plain'),
    bar('MQA', '64 query heads, one group', 1, 'plain'),
  ];
}

/**
 * Held-out losses of 24 layers of eight heads, trained from random weights: whole, and with half of the heads removed
 * (scores taken once, scores taken again after each cut, best set on the calibration draws), each refitted. Then, without
 * refit, what the heads cut by the first way cost together, divided by the sum of what each costs alone.
 * Printed by `trained_heads.py 24` on 26 November 2026 (torch 2.6.0, one core of an AMD EPYC, 41 s); the tests rerun six.
 */
// prettier-ignore
export const trainedLayers: readonly (readonly [whole: number, once: number, again: number, best: number, ratio: number])[] = [
  [0.127, 0.172, 0.172, 0.172, 0.93],
  [0.133, 0.244, 0.244, 0.235, 1.37],
  [0.133, 0.666, 0.255, 0.255, 2.66],
  [0.128, 0.256, 0.256, 0.256, 1.08],
  [0.129, 0.212, 0.212, 0.212, 1.07],
  [0.132, 0.355, 0.355, 0.292, 0.85],
  [0.133, 0.399, 0.235, 0.235, 1.18],
  [0.131, 0.271, 0.271, 0.244, 1.42],
  [0.135, 0.225, 0.225, 0.225, 0.76],
  [0.128, 0.305, 0.305, 0.305, 1.26],
  [0.130, 0.287, 0.287, 0.221, 1.62],
  [0.122, 0.274, 0.284, 0.284, 1.05],
  [0.130, 0.264, 0.224, 0.215, 1.20],
  [0.135, 0.212, 0.173, 0.184, 1.20],
  [0.131, 0.198, 0.227, 0.198, 1.24],
  [0.127, 0.357, 0.302, 0.302, 1.35],
  [0.124, 0.306, 0.245, 0.228, 1.63],
  [0.126, 0.246, 0.246, 0.246, 1.00],
  [0.128, 0.326, 0.261, 0.261, 1.89],
  [0.134, 0.285, 0.210, 0.210, 1.42],
  [0.129, 0.191, 0.191, 0.191, 1.04],
  [0.133, 0.269, 0.196, 0.196, 1.61],
  [0.127, 0.278, 0.269, 0.204, 1.24],
  [0.136, 0.215, 0.192, 0.192, 1.43],
];

export const trainedOn = '26 November 2026 on one core of an AMD EPYC, with PyTorch 2.6.0';

/** Losses this close count as the same. */
export const same = 0.005;

/** What the trained layers showed. */
export const trained = {
  layers: trainedLayers.length,
  better: trainedLayers.filter(([, once, again]) => again < once - same).length,
  worse: trainedLayers.filter(([, once, again]) => again > once + same).length,
  equal: trainedLayers.filter(([, once, again]) => Math.abs(again - once) <= same).length,
  leastRatio: Math.min(...trainedLayers.map((row) => row[4])),
  mostRatio: Math.max(...trainedLayers.map((row) => row[4])),
};

/**
 * Twenty layers of each of seven other shapes: in how many scoring again left a lower loss, a higher one, with a refit after each
 * cut and without. Printed by `trained_heads.py --shapes` on 29 November 2026 (torch 2.6.0). With a refit, the first ten layers of
 * each shape give 20 and 1 in all, the last ten 31 and 2.
 */
const otherShapes = [
  { heads: 4, width: 4, steps: 500, refit: [3, 1], without: [3, 0] },
  { heads: 12, width: 4, steps: 500, refit: [7, 0], without: [0, 0] },
  { heads: 16, width: 4, steps: 500, refit: [12, 0], without: [2, 0] },
  { heads: 8, width: 2, steps: 500, refit: [5, 0], without: [1, 1] },
  { heads: 8, width: 8, steps: 500, refit: [7, 1], without: [0, 0] },
  { heads: 8, width: 4, steps: 250, refit: [10, 0], without: [0, 0] },
  { heads: 8, width: 4, steps: 1000, refit: [7, 1], without: [0, 0] },
];
const total = (of: (shape: (typeof otherShapes)[number]) => number) =>
  otherShapes.reduce((sum, shape) => sum + of(shape), 0);
const layers = 20 * otherShapes.length;
const [better, worse] = [total(({ refit }) => refit[0]!), total(({ refit }) => refit[1]!)];

/** What they showed. */
export const otherLayers = {
  layers,
  better,
  worse,
  equal: layers - better - worse,
  betterWithout: total(({ without }) => without[0]!),
  worseWithout: total(({ without }) => without[1]!),
};

/**
 * Time of a layer with four of its eight heads masked, or sliced off, as a share of the whole layer's: least and greatest
 * of five runs of `prune_heads.py --time` (width 512, head width 64, 4 sequences of 128 tokens, the best of 30 passes each).
 */
export const layerTimes = { masked: [0.94, 1.12], sliced: [0.38, 0.54] } as const;
export const timedOn = 'one core of an AMD EPYC (26 November 2026, PyTorch 2.6.0)';

/** What pruning the book's own model recorded (content/model/prune.py): losses on held-out text in nats a character. */
const { curves } = found;

/** Its loss with all of its 32 heads, on the windows that judge. */
export const whole = curves.ablation[0]!.mean;

/** Its loss without the first heads of an order; at random with its deviation over five orders. */
export const lossWithout = (order: keyof typeof curves, heads: number) => curves[order][heads]!;

/** Its loss against heads removed, in five orders. */
export const removalCurves = () =>
  (
    [
      ['measured again each time', 'greedy', 'trainable', false],
      ['by single cost', 'ablation', 'evidence', false],
      ['by gradient, raw', 'gradient', 'frozen', false],
      ['at random', 'random', 'plain', true],
      ['by weight size, raw', 'weight', 'wrong', false],
    ] as const
  ).map(([label, order, role, dashed]) => ({
    label,
    role,
    dashed,
    points: curves[order].map(({ mean }, heads): [number, number] => [heads, mean]),
  }));
