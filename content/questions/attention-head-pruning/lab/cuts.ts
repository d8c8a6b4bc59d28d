import type { Params } from './controls.ts';
import { expected, importance, roundedImportance } from './expected.ts';
import { count, heads, copies } from './layer.ts';
import { lossOf } from './moments.ts';
import { bestSubsets, gatesFor, removals } from './removals.ts';

// The planted layer in expectation, its kept heads refitted after every cut, for any set of cut heads. A set is a mask:
// the sum of 2 to the place of each of its heads.

export const maskOf = (cut: readonly number[]): number => cut.reduce((mask, head) => mask | (1 << head), 0);
export const isIn = (mask: number, head: number): boolean => (mask & (1 << head)) !== 0;
const cutOf = (mask: number): number[] => heads.filter((head) => isIn(mask, head));

/** The layer without some of its heads. */
export interface Cut {
  loss: number;
  gates: Float64Array;
  /** Of each head as gated now, shape [heads]. */
  scores: Float64Array;
}
const known = new Map<number, Cut>();
export function without(mask: number): Cut {
  let cut = known.get(mask);
  if (!cut) {
    const kept = heads.filter((head) => !isIn(mask, head));
    const gates = gatesFor(expected, kept, true);
    cut = { loss: lossOf(expected, gates), gates, scores: importance(gates) };
    known.set(mask, cut);
  }
  return cut;
}

/** Order of removal by score, for each way to score. */
const orders = {
  once: removals(expected, roundedImportance, { mode: 'once', refit: true }).order,
  each: removals(expected, roundedImportance, { mode: 'each', refit: true }).order,
};
/** The least loss of all sets with so many heads removed. */
export const best = bestSubsets(expected, true).map(({ loss }) => loss);

/** Losses after 0 to `k` removals by score. */
export const lossesAlong = (mode: Params['mode'], k: number): number[] =>
  Array.from({ length: k + 1 }, (_, n) => without(maskOf(orders[mode].slice(0, n))).loss);

/** By how much the loss rises without some heads; the ridge of the refit may take a billionth off. */
export const rise = (cut: readonly number[]): number =>
  Math.max(0, without(maskOf(cut)).loss - without(0).loss);

/** The signals that the label is made of, lowest score first, each as the heads that write it, the one below last. */
export const signals: readonly (readonly number[])[] = orders.once
  .filter((head) => head !== copies[1])
  .map((head) => (head === copies[0] ? copies : [head]));

/** What a state cuts. */
export interface Shown {
  mask: number;
  /** In the order of removal; in that of the heads if the set was chosen by hand. */
  cut: readonly number[];
  byHand: boolean;
  mode: Params['mode'];
  /** The head that goes next: of a path that does not end here. */
  next: number | undefined;
  loss: number;
  gates: Float64Array;
  /** As they stand in the picture: taken before pruning, or now. */
  scores: Float64Array;
}
export function shownBy({ k, mode, off }: Pick<Params, 'k' | 'mode' | 'off'>): Shown {
  const chosen = off < 0 ? [] : cutOf(off);
  const path = orders[mode].slice(0, k);
  // A set chosen by hand that is one of the path is the path.
  const byHand = off >= 0 && chosen.length === k && off !== maskOf(path);
  const cut = byHand ? chosen : path;
  const mask = maskOf(cut);
  const { loss, gates, scores } = without(mask);
  return {
    mask,
    cut,
    byHand,
    mode,
    next: byHand || k === count ? undefined : orders[mode][k],
    loss,
    gates,
    scores: mode === 'once' ? without(0).scores : scores,
  };
}

export const isSame = (one: Shown, other: Shown): boolean =>
  one.mask === other.mask && one.byHand === other.byHand && one.mode === other.mode;

/** The set without a head, or with it: what a press sets. */
export function toggled({ mask, mode }: Shown, head: number): Pick<Params, 'k' | 'off'> {
  const off = mask ^ (1 << head);
  const k = cutOf(off).length;
  return { k, off: off === maskOf(orders[mode].slice(0, k)) ? -1 : off };
}
