/** The arithmetic of hybrid retrieval: term rarity, reciprocal ranks, reranking time; and published measurements. */

import { luceneIdf as idf } from '../../numerics/bm25.ts';

export { idf };

/**
 * Reciprocal rank fusion: Σ 1 / (k + rank) over the lists that hold the document.
 *
 * @param ranks  Ranks counted from 1, one for each list that holds it.
 * Source: Cormack, Clarke and Büttcher 2009, "Reciprocal Rank Fusion".
 */
export function rrf(ranks: number[], k: number): number {
  return ranks.reduce((sum, rank) => sum + 1 / (k + rank), 0);
}

/** The rank in both lists that ties with a first place in one list: 2 / (k + r) = 1 / (k + 1) at r = k + 2. */
export function tieRank(k: number): number {
  return k + 2;
}

/** What a rank adds, as a share of what a first place adds: (k + 1) / (k + rank). */
export function weight(rank: number, k: number): number {
  return rrf([rank], k) / rrf([1], k);
}

/** Share of a first place against rank, for three constants. */
export function weightByRank() {
  const ranks = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 25, 30, 36, 43, 52, 62, 80, 100];
  const points = (k: number) => ranks.map((rank): [number, number] => [rank, weight(rank, k)]);
  return [
    { label: 'k = 60', role: 'trainable', points: points(60) },
    { label: 'k = 10', role: 'plain', dashed: true, points: points(10) },
    { label: 'k = 1', role: 'quantized', points: points(1) },
  ];
}

/**
 * nDCG@10 of RRF over a dense and a BM25 list of 200 candidates each, with equal weights, for five constants; `legs` has that
 * of dense and of BM25 alone. `constants` count ranks from 0; the paper's k, which counts from 1, is one less.
 * Source: Couzon 2026, "How to Tune Hybrid Search in Qdrant", tables in "Confirm Fusion Beats Either Prefetch" and in "Use
 * Labels to Choose a k Range".
 */
export const measuredByConstant = {
  constants: [1, 2, 5, 20, 61],
  datasets: [
    { name: 'ArguAna', ndcg: [0.5171, 0.5216, 0.5304, 0.5269, 0.5207], legs: [0.4905, 0.4224] },
    { name: 'CodeSearchNet', ndcg: [0.6501, 0.6555, 0.658, 0.6511, 0.6258], legs: [0.6299, 0.5126] },
    { name: 'SciFact', ndcg: [0.7117, 0.7175, 0.7154, 0.7122, 0.7067], legs: [0.6239, 0.6886] },
    { name: 'DBPedia-entity', ndcg: [0.4625, 0.4638, 0.4641, 0.4682, 0.4606], legs: [0.4677, 0.3857] },
    { name: 'WANDS', ndcg: [0.7232, 0.7254, 0.7336, 0.7571, 0.7614], legs: [0.6921, 0.7098] },
  ],
};

/** nDCG@10 of fusion less that of the better leg, for a constant counted as in the paper. */
export function overBetterLeg(name: string, k: number): number {
  const { constants, datasets } = measuredByConstant;
  const { ndcg, legs } = datasets.find((dataset) => dataset.name === name)!;
  return ndcg[constants.indexOf(k + 1)]! - Math.max(...legs);
}

/** Data sets on which fusion is above both legs, for a constant counted as in the paper. */
export function setsWon(k: number): number {
  return measuredByConstant.datasets.filter(({ name }) => overBetterLeg(name, k) > 0).length;
}

/** A score between the least that it can be, or that was found, and the largest: 0 to 1. */
export function normalized(score: number, least: number, largest: number): number {
  return (score - least) / (largest - least);
}

/** The constant, counted as in the paper, with the highest measured nDCG@10 of a data set. */
export function bestConstant(name: string): number {
  const { constants, datasets } = measuredByConstant;
  const { ndcg } = datasets.find((dataset) => dataset.name === name)!;
  return constants[ndcg.indexOf(Math.max(...ndcg))]! - 1;
}

/** nDCG@10 lost against the best constant tried, in hundredths, for three data sets with few and many relevant documents. */
export function lossByConstant() {
  const { constants, datasets } = measuredByConstant;
  const styles = [
    { name: 'CodeSearchNet', label: '1 relevant', role: 'quantized' },
    { name: 'DBPedia-entity', label: '38 relevant', role: 'plain', dashed: true },
    { name: 'WANDS', label: '359 relevant', role: 'trainable' },
  ];
  return styles.map(({ name, label, ...style }) => {
    const { ndcg } = datasets.find((dataset) => dataset.name === name)!;
    const best = Math.max(...ndcg);
    return {
      label,
      ...style,
      points: constants.map((k, index): [number, number] => [k, 100 * (best - ndcg[index]!)]),
    };
  });
}

/**
 * Seconds that a cross-encoder needs for one query, one forward pass for each candidate.
 *
 * @param documentsPerSecond  Measured throughput of the model on the machine.
 */
export function rerankSeconds(candidates: number, documentsPerSecond: number): number {
  return candidates / documentsPerSecond;
}

/**
 * nDCG@10 in the benchmark beside this file, for queries by a code, in the words of the answer, by meaning, and for all: means
 * over 20 orders of equal scores. Of the pool, the share of relevant passages in it. `benchmark.test.ts` measures it again.
 */
export const measuredHere = {
  bm25: [0.977, 0.994, 0.11, 0.677],
  dense: [0.404, 0.966, 0.281, 0.542],
  rrf0: [0.801, 0.992, 0.208, 0.653],
  rrf60: [0.663, 0.992, 0.185, 0.601],
  sum: [0.957, 1, 0.181, 0.697],
  minMax: [0.737, 1, 0.198, 0.632],
  routed: [0.977, 0.966, 0.281, 0.728],
  reranked: [1, 1, 0.283, 0.747],
  pool: [1, 1, 0.75, 0.912],
} as const;

/** The same for weighted sums with missing scores computed, by α: codes, words, meaning. */
export const measuredByAlpha: readonly [alpha: number, ...byClass: [number, number, number]][] = [
  [0, 0.977, 0.994, 0.11],
  [0.1, 0.977, 0.994, 0.123],
  [0.2, 0.96, 0.996, 0.138],
  [0.3, 0.96, 0.996, 0.16],
  [0.4, 0.957, 1, 0.161],
  [0.5, 0.957, 1, 0.181],
  [0.6, 0.922, 1, 0.182],
  [0.7, 0.919, 1, 0.178],
  [0.8, 0.88, 1, 0.184],
  [0.9, 0.755, 1, 0.245],
  [1, 0.404, 0.966, 0.281],
];

/** Gain over BM25 alone on held-out halves: mean, and the 5th and the 95th percentile of 500 splits. */
export const heldOutHere = {
  rrf: [-0.027, -0.063, 0.011],
  rrf60: [-0.075, -0.116, -0.033],
  sum: [0.007, -0.057, 0.039],
  routed: [0.051, -0.002, 0.101],
  reranked: [0.068, 0.029, 0.112],
} as const;

/** nDCG@10 against the weight of the dense leg, one line a class of query. */
export function byAlpha() {
  const styles = [
    { label: 'codes', role: 'trainable' },
    { label: 'same words', role: 'plain', dashed: true },
    { label: 'other words', role: 'quantized' },
  ];
  return styles.map((style, i) => ({
    ...style,
    points: measuredByAlpha.map((row): [number, number] => [row[0], row[i + 1]!]),
  }));
}
