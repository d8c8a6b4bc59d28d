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
 * nDCG@10 of a dense and of a BM25 search alone, and of both merged: by RRF with equal weights, for five constants, and by DBSF,
 * which scales each list by its mean and spread. Each list has 200 candidates. `constants` count ranks from 0; the paper's k,
 * which counts from 1, is one less.
 * Source: Couzon 2026, "How to Tune Hybrid Search in Qdrant", its tables.
 */
export const measuredByConstant = {
  constants: [1, 2, 5, 20, 61],
  datasets: [
    {
      name: 'ArguAna',
      ndcg: [0.5171, 0.5216, 0.5304, 0.5269, 0.5207],
      alone: [0.4905, 0.4224],
      dbsf: 0.5171,
    },
    {
      name: 'CodeSearchNet',
      ndcg: [0.6501, 0.6555, 0.658, 0.6511, 0.6258],
      alone: [0.6299, 0.5126],
      dbsf: 0.6716,
    },
    {
      name: 'SciFact',
      ndcg: [0.7117, 0.7175, 0.7154, 0.7122, 0.7067],
      alone: [0.6239, 0.6886],
      dbsf: 0.7323,
    },
    {
      name: 'DBPedia-entity',
      ndcg: [0.4625, 0.4638, 0.4641, 0.4682, 0.4606],
      alone: [0.4677, 0.3857],
      dbsf: 0.4822,
    },
    { name: 'WANDS', ndcg: [0.7232, 0.7254, 0.7336, 0.7571, 0.7614], alone: [0.6921, 0.7098], dbsf: 0.7637 },
  ],
};

type Rule = 'usual' | 'small' | 'scaled';
/** nDCG on one data set of both searches alone, and merged by RRF with k = 60, by RRF with k of 4 or 5, or by scaled scores. */
interface Comparison extends Partial<Record<Rule, number>> {
  name: string;
  alone: readonly number[];
}

const byConstant = (ndcg: readonly number[], k: number): number =>
  ndcg[measuredByConstant.constants.indexOf(k + 1)]!;
const qdrant = (small: number): Comparison[] =>
  measuredByConstant.datasets.map(({ name, alone, ndcg, dbsf }) => ({
    name,
    alone,
    usual: byConstant(ndcg, 60),
    small: byConstant(ndcg, small),
    scaled: dbsf,
  }));

const row = (name: string, ...[sparse, dense, usual, small, scaled]: (number | undefined)[]): Comparison => ({
  name,
  alone: [sparse!, dense!],
  usual: usual!,
  ...(small && { small }),
  scaled: scaled!,
});

/**
 * Three published tests of the rules.
 * Sources: Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", tables 2 and 3 (nDCG@1000, for
 * NFCorpus and SciFact @100; α = 0.8); Bogan et al. 2025, "Introducing reciprocal rank fusion for hybrid search" (nDCG@10);
 * Qdrant's as above.
 */
export const tests = {
  bruch: [
    row('MS MARCO', 0.309, 0.441, 0.425, 0.435, 0.454),
    row('NQ', 0.382, 0.505, 0.514, 0.521, 0.542),
    row('Quora', 0.8, 0.889, 0.877, 0.885, 0.901),
    row('NFCorpus', 0.268, 0.296, 0.312, 0.318, 0.327),
    row('HotpotQA', 0.682, 0.52, 0.675, 0.693, 0.699),
    row('FEVER', 0.689, 0.558, 0.721, 0.727, 0.744),
    row('SciFact', 0.698, 0.681, 0.73, 0.738, 0.753),
    row('DBPedia-entity', 0.415, 0.425, 0.489, 0.489, 0.512),
    row('FiQA', 0.315, 0.467, 0.464, 0.47, 0.496),
  ],
  opensearch: [
    row('NFCorpus', 0.3065, 0.2174, 0.2977, undefined, 0.3076),
    row('ArguAna', 0.4258, 0.4239, 0.4476, undefined, 0.4507),
    row('FiQA', 0.2389, 0.2004, 0.2474, undefined, 0.2693),
    row('TREC-COVID', 0.6087, 0.2718, 0.5877, undefined, 0.5905),
    row('SciDocs', 0.155, 0.1075, 0.1525, undefined, 0.1602),
    row('Quora', 0.7424, 0.8256, 0.796, undefined, 0.8452),
  ],
  qdrant: qdrant(4),
} as const satisfies Record<string, readonly Comparison[]>;

/** Data sets of a test on which a rule is above both searches alone. */
export const setsWon = (test: readonly Comparison[], rule: Rule): number =>
  test.filter((set) => set[rule]! > Math.max(...set.alone)).length;

/** The same for Qdrant's sets and a constant counted as in the paper. */
export const setsWonBy = (k: number): number => setsWon(qdrant(k), 'small');

/** Data sets of a test on which scaled scores are above RRF with k = 60. */
export const scaledAhead = (test: readonly Comparison[]): number =>
  test.filter(({ scaled, usual }) => scaled! > usual!).length;

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

/** nDCG@10 lost against the best constant tried, in hundredths, for each data set. */
export function lossByConstant() {
  const { constants, datasets } = measuredByConstant;
  const styles = ['evidence', 'quantized', 'generated', 'plain', 'trainable'];
  return datasets.map(({ name, ndcg }, at) => {
    const best = Math.max(...ndcg);
    return {
      label: name,
      role: styles[at]!,
      ...(name === 'DBPedia-entity' && { dashed: true }),
      points: constants.map((k, index): [number, number] => [k, 100 * (best - ndcg[index]!)]),
    };
  });
}

/** The most that a constant, counted as in the paper, loses in nDCG@10 against the best one, over the five data sets. */
export const mostLost = (k: number): number =>
  Math.max(...measuredByConstant.datasets.map(({ ndcg }) => Math.max(...ndcg) - byConstant(ndcg, k)));

/**
 * Seconds that a cross-encoder needs for one query, one forward pass for each candidate.
 *
 * @param documentsPerSecond  Measured throughput of the model on the machine.
 */
export function rerankSeconds(candidates: number, documentsPerSecond: number): number {
  return candidates / documentsPerSecond;
}

/**
 * nDCG@10 on the passages of `content/passages`, for questions by name, in the same words, in other words, and all, with 50
 * places of each list. Of the pool, the share of the graded passages in it. `measured.test.ts` measures it again.
 */
export const measuredHere = {
  words: [0.95, 0.855, 0.322, 0.709],
  meaning: [0.282, 0.726, 0.209, 0.406],
  ranks60: [0.653, 0.828, 0.373, 0.618],
  ranks0: [0.833, 0.838, 0.331, 0.668],
  scores: [0.849, 0.861, 0.386, 0.699],
  tuned: [0.898, 0.88, 0.414, 0.731],
  routed: [0.95, 0.88, 0.414, 0.748],
  pool: [1, 1, 0.83, 0.943],
} as const;

/** Gain over BM25 alone on held-out halves: mean, and the 5th and the 95th percentile of 500 splits. */
export const heldOutHere = {
  ranks: [-0.041, -0.073, -0.014],
  scores: [0.015, -0.006, 0.034],
  routed: [0.036, 0.013, 0.058],
} as const;
