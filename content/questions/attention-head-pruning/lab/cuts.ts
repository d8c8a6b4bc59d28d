import type { Params } from './controls.ts';
import { expectedMoments, importance, roundedImportance } from './expected.ts';
import { copies, count, heads } from './layer.ts';
import { lossOf } from './moments.ts';
import { bestSubsets, gatesFor, removals } from './removals.ts';

// The planted layer in expectation, for any set of cut heads. A set is a mask: the sum of 2 to the place of each of its heads.

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

/** The layer with the copies' overlap, its kept heads refitted after every cut or not. */
export interface Layer {
  rho: number;
  refit: boolean;
  without(mask: number): Cut;
  /** Losses after 0 to `k` removals by score. */
  lossesAlong(mode: Params['mode'], k: number): number[];
  /** Order of removal by score, for each way to score. */
  orders: Readonly<Record<Params['mode'], readonly number[]>>;
  /** The least loss of all sets with so many heads removed. */
  best: readonly number[];
  /** By how much the loss rises without some heads; the ridge of the refit may take a billionth off. */
  rise(cut: readonly number[]): number;
}

function makeLayer(rho: number, refit: boolean): Layer {
  const moments = expectedMoments(rho);
  const known = new Map<number, Cut>();
  const without = (mask: number): Cut => {
    let cut = known.get(mask);
    if (!cut) {
      const kept = heads.filter((head) => !isIn(mask, head));
      const gates = gatesFor(moments, kept, refit);
      cut = { loss: lossOf(moments, gates), gates, scores: importance(moments, gates) };
      known.set(mask, cut);
    }
    return cut;
  };
  const order = (mode: Params['mode']) =>
    removals(moments, (gates) => roundedImportance(moments, gates), { mode, refit }).order;
  const orders = { once: order('once'), each: order('each') };
  return {
    rho,
    refit,
    without,
    orders,
    lossesAlong: (mode, k) =>
      Array.from({ length: k + 1 }, (_, n) => without(maskOf(orders[mode].slice(0, n))).loss),
    best: bestSubsets(moments, refit).map(({ loss }) => loss),
    rise: (cut) => Math.max(0, without(maskOf(cut)).loss - without(0).loss),
  };
}

const layers = new Map<string, Layer>();
export function layerOf({ rho, refit }: Pick<Params, 'rho' | 'refit'>): Layer {
  const name = `${rho} ${refit}`;
  const layer = layers.get(name) ?? makeLayer(rho, refit);
  layers.set(name, layer);
  return layer;
}

/**
 * The signals that the label is made of, lowest score first, each as the heads that write it, the one below last. Scores
 * before pruning do not depend on the overlap.
 */
export const signals: readonly (readonly number[])[] = layerOf({ rho: 1, refit: true })
  .orders.once.filter((head) => head !== copies[1])
  .map((head) => (head === copies[0] ? copies : [head]));

/** What a state cuts. */
export interface Shown {
  layer: Layer;
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
export type Setting = Pick<Params, 'k' | 'mode' | 'off' | 'rho' | 'refit'>;
export function shownBy(setting: Setting): Shown {
  const { k, mode, off } = setting;
  const layer = layerOf(setting);
  const chosen = off < 0 ? [] : cutOf(off);
  const path = layer.orders[mode].slice(0, k);
  // A set chosen by hand that is one of the path is the path.
  const byHand = off >= 0 && chosen.length === k && off !== maskOf(path);
  const cut = byHand ? chosen : path;
  const mask = maskOf(cut);
  const { loss, gates, scores } = layer.without(mask);
  return {
    layer,
    mask,
    cut,
    byHand,
    mode,
    next: byHand || k === count ? undefined : layer.orders[mode][k],
    loss,
    gates,
    scores: mode === 'once' ? layer.without(0).scores : scores,
  };
}

export const isSame = (one: Shown, other: Shown): boolean =>
  one.mask === other.mask &&
  one.byHand === other.byHand &&
  one.mode === other.mode &&
  one.layer === other.layer;

/** The set without a head, or with it: what a press sets. */
export function toggled({ mask, mode, layer }: Shown, head: number): Pick<Params, 'k' | 'off'> {
  const off = mask ^ (1 << head);
  const k = cutOf(off).length;
  return { k, off: off === maskOf(layer.orders[mode].slice(0, k)) ? -1 : off };
}
