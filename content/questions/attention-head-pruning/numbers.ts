/** The arithmetic of head pruning: parameters, FLOPs and cache bytes of a block, and a layer whose pruning cost is known. */

export interface Block {
  /** Width of the residual stream. */
  width: number;
  queryHeads: number;
  /** Key/value heads: as many as query heads (MHA), fewer (GQA) or one (MQA). */
  kvHeads: number;
  headSize: number;
  /** Inner width of the feed-forward block. */
  feedForward: number;
  /** Matrices in the feed-forward block: 2, or 3 with a gate. */
  feedForwardMatrices: 2 | 3;
}

/** BERT-base: multi-head attention, feed-forward width four times the model width, no gate. */
export const bertBase: Block = {
  width: 768,
  queryHeads: 12,
  kvHeads: 12,
  headSize: 64,
  feedForward: 3072,
  feedForwardMatrices: 2,
};

/** Llama-2-7B: multi-head attention, gated feed-forward block. */
export const llama2: Block = {
  width: 4096,
  queryHeads: 32,
  kvHeads: 32,
  headSize: 128,
  feedForward: 11008,
  feedForwardMatrices: 3,
};

/** Llama-3-8B: four query heads share a key/value head. */
export const llama3: Block = {
  width: 4096,
  queryHeads: 32,
  kvHeads: 8,
  headSize: 128,
  feedForward: 14336,
  feedForwardMatrices: 3,
};

/** Weights of the four attention projections: Q and O by query heads, K and V by key/value heads. No biases. */
export function attentionParameters({ width, queryHeads, kvHeads, headSize }: Block): number {
  return 2 * width * headSize * (queryHeads + kvHeads);
}

/** Weights of the linear layers of a block, without biases and norms. */
export function blockParameters(block: Block): number {
  return attentionParameters(block) + block.feedForwardMatrices * block.width * block.feedForward;
}

/** Percentage of a block's linear weights that is in attention, 0 to 100. */
export function attentionShare(block: Block): number {
  return (100 * attentionParameters(block)) / blockParameters(block);
}

/** Weights of one head of multi-head attention: its slices of Q, K, V and O, 4 d d_h. */
export function headParameters({ width, headSize }: Block): number {
  return 4 * width * headSize;
}

export type Cut = 'half-queries' | 'half-groups';

/** The block after a cut: half of the query heads of every group, or half of the groups with all their query heads. */
export function cut(block: Block, what: Cut): Block {
  const queryHeads = block.queryHeads / 2;
  // With one query head a group, a query head cannot go without its key/value head.
  const groups = what === 'half-groups' || block.kvHeads === block.queryHeads;
  return { ...block, queryHeads, kvHeads: groups ? block.kvHeads / 2 : block.kvHeads };
}

/** Percentage of a block's linear weights that a cut removes. */
export function saved(block: Block, what: Cut): number {
  return 100 * (1 - blockParameters(cut(block, what)) / blockParameters(block));
}

/** Percentage of the key/value cache that a cut removes. */
export function cacheSaved(block: Block, what: Cut): number {
  return 100 * (1 - cut(block, what).kvHeads / block.kvHeads);
}

/**
 * FLOPs of one block for one token with `context` positions to attend to: two for each weight,
 * and 4 d_h a position for each query head (scores, then weighted values). Softmax and norms left out.
 */
export function blockFlops(block: Block, context: number): number {
  return 2 * blockParameters(block) + 4 * block.headSize * block.queryHeads * context;
}

/** Percentage of a block's FLOPs for one token that a cut removes. */
export function flopsSaved(block: Block, what: Cut, context: number): number {
  return 100 * (1 - blockFlops(cut(block, what), context) / blockFlops(block, context));
}

/** Cache for one token in bytes: a key and a value in every layer for every key/value head. */
export function cacheBytes(layers: number, kvHeads: number, headSize: number, bytes = 2): number {
  return 2 * layers * kvHeads * headSize * bytes;
}

/** Cache for one token in kB of 1,000 bytes in the shape of Llama-2-70B: 80 layers, head size 128, 16-bit. */
export function cacheOf70B(kvHeads: number): number {
  return cacheBytes(80, kvHeads, 128) / 1000;
}

/** Variants of attention in the shape of Llama-2-70B, 64 query heads, and their caches, as bars. */
export function cacheVariants() {
  const bar = (label: string, note: string, kvHeads: number, role: string) => ({
    label,
    note,
    segments: [{ label: `${kvHeads} KV head${kvHeads > 1 ? 's' : ''}`, value: cacheOf70B(kvHeads), role }],
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

// A layer whose pruning cost is known. Head h contributes c_h, zero-mean normal with covariance C, and the label is
// y = sum of c_h + e with independent e ~ N(0, σ²). With gates ξ the loss ½ E (y - Σ ξ c)² is ½ σ² + ½ uᵀ C u, u = 1 - ξ.

export const headNames = ['prev', 'first', 'skip2', 'twin A', 'twin B', 'diffuse', 'dead', 'faint'] as const;
const sigma = 0.5;
/** Standard deviations of the heads' contributions; the diffuse head averages 12 positions. */
const spread = [1, 0.9, 0.6, 0.4, 0.4, 0.3 / Math.sqrt(12), 0, 0.05];
const twins = [3, 4];
const all = spread.map((_, head) => head);

/** Covariance of the contributions of two heads: independent, except the twins, which are equal. */
export function covariance(i: number, j: number): number {
  return i === j || (twins.includes(i) && twins.includes(j)) ? spread[i]! * spread[j]! : 0;
}

/** Loss with gates ξ (8 numbers). */
export function loss(gates: number[]): number {
  const u = gates.map((gate) => 1 - gate);
  let cost = 0;
  for (const i of all) for (const j of all) cost += u[i]! * u[j]! * covariance(i, j);
  return (sigma ** 2 + cost) / 2;
}

const gatesOf = (kept: number[]): number[] => all.map((head) => (kept.includes(head) ? 1 : 0));

/** How much the loss rises when the heads in `pruned` go and nothing is retrained. */
export function pruningCost(pruned: number[]): number {
  return loss(gatesOf(all.filter((head) => !pruned.includes(head)))) - loss(gatesOf(all));
}

/** Best gates for the kept heads, the others 0: least squares with a small ridge, because the twins are collinear. */
export function refit(kept: number[]): number[] {
  const rows = kept.map((i) => [
    ...kept.map((j) => covariance(i, j) + (i === j ? 1e-9 : 0)),
    all.reduce((sum, j) => sum + covariance(i, j), 0),
  ]);
  const n = kept.length;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  const gates = all.map(() => 0);
  kept.forEach((head, k) => (gates[head] = rows[k]![n]! / rows[k]![k]!));
  return gates;
}

/**
 * Importance of a head as gated, E |r ξ_h c_h| with the residual r = y - Σ ξ c.
 * For jointly normal X, Y with correlation ρ: E |X Y| = (2/π) σ_X σ_Y (√(1 - ρ²) + ρ arcsin ρ).
 * Source of the score: Michel et al. 2019, "Are Sixteen Heads Really Better than One?", section 4.1.
 */
export function importance(head: number, gates: number[]): number {
  const output = Math.abs(gates[head]!) * spread[head]!;
  if (output === 0) return 0;
  const residual = Math.sqrt(2 * loss(gates));
  const shared = all.reduce((sum, j) => sum + (1 - gates[j]!) * covariance(head, j), 0) * gates[head]!;
  const rho = Math.max(-1, Math.min(1, shared / (output * residual)));
  return (2 / Math.PI) * residual * output * (Math.sqrt(1 - rho ** 2) + rho * Math.asin(rho));
}

/** The kept head with the lowest importance, scores rounded to 10⁻⁶, ties by index. */
function lowest(kept: number[], gates: number[]): number {
  const score = (head: number) => Math.round(importance(head, gates) * 1e6);
  return kept.reduce((best, head) => (score(head) < score(best) ? head : best));
}

/** Heads in the order in which they go: scored once at the start, or scored again after each cut and refit. */
export function removalOrder(iterative: boolean): number[] {
  let kept = [...all];
  let gates = gatesOf(all);
  const order: number[] = [];
  while (kept.length > 0) {
    const head = lowest(kept, gates);
    order.push(head);
    kept = kept.filter((other) => other !== head);
    if (iterative) gates = refit(kept);
  }
  return order;
}

export type Way = 'one-shot' | 'one-shot, refit' | 'iterative' | 'oracle' | 'oracle, refit';

/** Loss after pruning `count` of the eight heads. The oracle tries every subset of that size. */
export function lossAfter(way: Way, count: number): number {
  const evaluate = (kept: number[], refitted: boolean) =>
    loss(refitted && count > 0 ? refit(kept) : gatesOf(kept));
  if (way === 'oracle' || way === 'oracle, refit') {
    let best = Infinity;
    for (let bits = 0; bits < 2 ** all.length; bits++) {
      const kept = all.filter((head) => (bits >> head) & 1);
      if (kept.length === all.length - count) best = Math.min(best, evaluate(kept, way === 'oracle, refit'));
    }
    return best;
  }
  const gone = removalOrder(way === 'iterative').slice(0, count);
  return evaluate(
    all.filter((head) => !gone.includes(head)),
    way !== 'one-shot',
  );
}

/** The first five cuts in four ways, for a plot; after six or more the ways agree. */
export function lossCurves() {
  const points = (way: Way) =>
    [0, 1, 2, 3, 4, 5].map((count): [number, number] => [count, lossAfter(way, count)]);
  return [
    { label: 'one shot', role: 'wrong', dashed: true, dots: true, points: points('one-shot') },
    { label: 'one shot, refit', role: 'frozen', dots: true, points: points('one-shot, refit') },
    { label: 'iterative', role: 'trainable', dots: true, points: points('iterative') },
    { label: 'best subset, refit', role: 'plain', dashed: true, points: points('oracle, refit') },
  ];
}
