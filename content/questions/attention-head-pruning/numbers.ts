/** The arithmetic of head pruning: parameters, FLOPs and cache bytes of a block, and a layer whose pruning cost is known. */

import { controls } from './lab/controls.ts';
import { bestSubsets, gatesFor, removals } from './lab/core.ts';
import {
  attentionParameters,
  costs,
  percentSaved,
  savings,
  shapes,
  type Costs,
  type Shape,
} from './lab/costs.ts';
import { lossOf, type Moments } from './lab/data.ts';
import { count, heads, planted } from './lab/layer.ts';
import { sum } from '../../numerics/sums.ts';

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
export const { llama2small: llama2, llama3 } = shapes;

/** Percentage of a block's linear weights that is in attention, 0 to 100. */
export const attentionShare = (shape: Shape): number =>
  (100 * attentionParameters(shape)) / costs(shape, 0).parameters;

/** Weights of one head of multi-head attention: its slices of Q, K, V and O. */
export const headParameters = (shape: Shape): number =>
  attentionParameters({ ...shape, heads: 1, kvHeads: 1 });

/** Weights of one query head that shares its keys and values: its slices of Q and O. */
export const queryHeadParameters = ({ width, headWidth }: Shape): number => 2 * width * headWidth;

/** Half of the query heads of every group, or half of the groups with all their query heads. */
export type Cut = 'half-queries' | 'half-groups';

function percent(shape: Shape, cut: Cut, key: keyof Costs, context?: number): number {
  const { whole, queries, groups } = savings(shape, count / 2, context);
  const left = cut === 'half-queries' ? queries : groups;
  if (!left) throw new Error('Half of the query heads of a group is no whole number of heads.');
  return percentSaved(whole, left, key);
}

/** Percentage of a block's linear weights that a cut removes. */
export const saved = (shape: Shape, cut: Cut): number => percent(shape, cut, 'parameters');

/** Percentage of the key/value cache that a cut removes. */
export const cacheSaved = (shape: Shape, cut: Cut): number => percent(shape, cut, 'cacheBytes');

/** Percentage of a block's FLOPs that a cut removes, for one token with `context` positions to attend to. */
export const flopsSaved = (shape: Shape, cut: Cut, context: number): number =>
  percent(shape, cut, 'flops', context);

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

// The lab's planted layer in expectation, where the lab draws samples. Head h writes c_h, zero-mean normal with
// covariance C, and the label is y = sum of c_h + e with independent e ~ N(0, σ²). With gates ξ the loss
// ½ E (y - Σ ξ c)² is ½ σ² + ½ uᵀ C u, u = 1 - ξ.

/** Standard deviations of what the heads write. */
const spread = planted.map(({ writes }) => writes);

/** Covariance of what two heads write: independent, except the twins, which read the same number. */
function covariance(i: number, j: number): number {
  const [a, b] = [planted[i]!, planted[j]!];
  return a.looks?.at === b.looks?.at && a.reads === b.reads ? spread[i]! * spread[j]! : 0;
}

const rows = heads.map((i) => heads.map((j) => covariance(i, j)));
const moment = Float64Array.from(rows, sum);
const expected: Moments = {
  gram: { rows: count, columns: count, data: Float64Array.from(rows.flat()) },
  moment,
  power: moment.reduce((sum, value) => sum + value, controls.sigma.default ** 2),
};

/** How much the loss rises when the heads in `pruned` go and nothing is retrained. */
export function pruningCost(pruned: number[]): number {
  const lossWith = (kept: number[]) => lossOf(expected, gatesFor(expected, kept, false));
  return lossWith(heads.filter((head) => !pruned.includes(head))) - lossWith(heads);
}

/**
 * Importance of each head as gated, E |r ξ_h c_h| with the residual r = y - Σ ξ c: the lab's gradient score.
 * For jointly normal X, Y with correlation ρ: E |X Y| = (2/π) σ_X σ_Y (√(1 - ρ²) + ρ arcsin ρ).
 * Source of the score: Michel et al. 2019, "Are Sixteen Heads Really Better than One?", section 4.1.
 */
export function importance(gates: Float64Array): Float64Array {
  const residual = Math.sqrt(2 * lossOf(expected, gates));
  return Float64Array.from(heads, (head) => {
    const output = Math.abs(gates[head]!) * spread[head]!;
    if (output === 0) return 0;
    const shared = rows[head]!.reduce((sum, value, j) => sum + (1 - gates[j]!) * value, 0) * gates[head]!;
    const rho = Math.max(-1, Math.min(1, shared / (output * residual)));
    return (2 / Math.PI) * residual * output * (Math.sqrt(1 - rho ** 2) + rho * Math.asin(rho));
  });
}

/** Losses after 0 to 8 removals by importance, which is rounded to 10⁻⁶ so that rounding errors do not decide. */
function along(mode: 'once' | 'each', refit: boolean): number[] {
  const score = (gates: Float64Array) => importance(gates).map((value) => Math.round(value * 1e6));
  return removals(expected, score, { mode, refit }).gates.map((gates) => lossOf(expected, gates));
}

const losses = {
  'one-shot': along('once', false),
  'one-shot, refit': along('once', true),
  iterative: along('each', true),
  'best subset, refit': bestSubsets(expected, true).map(({ loss }) => loss),
};
export type Way = keyof typeof losses;

/** Loss after pruning `removed` of the eight heads. */
export const lossAfter = (way: Way, removed: number): number => losses[way][removed]!;

/** The first five cuts in four ways, for a plot; after six or more the ways agree. */
export function lossCurves() {
  const points = (way: Way) =>
    [0, 1, 2, 3, 4, 5].map((removed): [number, number] => [removed, lossAfter(way, removed)]);
  return [
    { label: 'one shot', role: 'wrong', dashed: true, dots: true, points: points('one-shot') },
    { label: 'one shot, refit', role: 'frozen', dots: true, points: points('one-shot, refit') },
    { label: 'iterative', role: 'trainable', dots: true, points: points('iterative') },
    { label: 'best subset, refit', role: 'plain', dashed: true, points: points('best subset, refit') },
  ];
}
