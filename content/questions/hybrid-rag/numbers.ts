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
    { label: 'k = 60', role: 'plain', points: points(60) },
    { label: 'k = 10', role: 'plain', dashed: true, points: points(10) },
    { label: 'k = 1', role: 'plain', dots: true, points: points(1) },
  ];
}

/**
 * nDCG@10 of RRF over a dense and a BM25 list of 200 candidates each, with equal weights, for five constants.
 * `constants` count ranks from 0; the paper's k, which counts from 1, is one less.
 * Source: Couzon 2026, "How to Tune Hybrid Search in Qdrant", table in "Use Labels to Choose a k Range".
 */
export const measuredByConstant = {
  constants: [1, 2, 5, 20, 61],
  datasets: [
    { name: 'ArguAna', relevant: 1.0, ndcg: [0.517, 0.522, 0.53, 0.527, 0.521] },
    { name: 'CodeSearchNet', relevant: 1.0, ndcg: [0.65, 0.656, 0.658, 0.651, 0.626] },
    { name: 'SciFact', relevant: 1.1, ndcg: [0.712, 0.717, 0.715, 0.712, 0.707] },
    { name: 'DBPedia-entity', relevant: 38.2, ndcg: [0.462, 0.464, 0.464, 0.468, 0.461] },
    { name: 'WANDS', relevant: 358.9, ndcg: [0.723, 0.725, 0.734, 0.757, 0.761] },
  ],
};

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
    { name: 'CodeSearchNet', label: '1 relevant', dots: true },
    { name: 'DBPedia-entity', label: '38 relevant', dashed: true },
    { name: 'WANDS', label: '359 relevant', dots: false },
  ];
  return styles.map(({ name, label, ...style }) => {
    const { ndcg } = datasets.find((dataset) => dataset.name === name)!;
    const best = Math.max(...ndcg);
    return {
      label,
      role: 'plain',
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
