/**
 * The arithmetic of hallucination gates: scores of an answer, and what a threshold calibrated on labels allows.
 * Probabilities and shares lie in [0, 1], entropies are in nats.
 */

import { normalCdf, where } from '../../numerics/normal.ts';
import { allowedWrong, conditionalRank as classConditionalRank } from './lab/calibration.ts';

export { allowedWrong, classConditionalRank };

/**
 * Share of the claims of an answer that the context supports.
 *
 * Source: Es et al. 2023, "RAGAs: Automated Evaluation of Retrieval Augmented Generation", faithfulness F = |V| / |S|.
 */
export function faithfulness(supported: number, claims: number): number {
  return supported / claims;
}

/** A passage, and a claim that differs from it in the one word that matters. */
export const passage = 'Refunds are possible within 30 days of purchase';
export const wrongClaim = 'Refunds are possible within 90 days of purchase';

/**
 * Semantic entropy in nats from samples alone: −Σ p ln p over clusters of equal meaning.
 *
 * @param clusters  Samples in each cluster.
 * Source: Farquhar et al. 2024, "Detecting hallucinations in large language models using semantic entropy".
 */
export function semanticEntropy(clusters: number[]): number {
  const samples = clusters.reduce((sum, size) => sum + size, 0);
  return clusters.reduce((sum, size) => sum + (size / samples) * Math.log(samples / size), 0);
}

/**
 * Expected score of answering: 1 point if right, −t / (1 − t) if wrong; abstaining scores 0.
 *
 * @param p  Probability that the answer is right.
 * @param t  Confidence target in [0, 1); answering pays exactly if p > t.
 * Source: Kalai et al. 2025, "Why Language Models Hallucinate".
 */
export function answerScore(p: number, t: number): number {
  return p - (1 - p) * penalty(t);
}

/** Points that a wrong answer costs under the confidence target t. */
export function penalty(t: number): number {
  return t / (1 - t);
}

/** The fewest labels with which any answer can pass at this alpha. */
export function fewestLabels(alpha: number): number {
  return Math.ceil(1 / alpha - 1e-9) - 1;
}

/** Mean of the risk that this calibration yields, without ties and with enough wrong answers among the labels. */
export function meanRisk(n: number, alpha: number): number {
  return (allowedWrong(n, alpha) + 1) / (n + 1);
}

/**
 * Standard deviation, over calibration sets, of the true risk of the calibrated system.
 *
 * Give right answers a score below every wrong one. The threshold is then the (w + 1)-th largest of n independent draws, and
 * the risk is the share of the population above it. Ranked from the top, that share is the (w + 1)-th smallest of n uniform
 * numbers, which follows Beta(w + 1, n − w), as long as that draw is a wrong answer. With fewer than w + 1 wrong labels
 * everything is answered, and the risk is the wrong rate itself.
 */
export function riskSpread(n: number, alpha: number): number {
  const [a, b] = [allowedWrong(n, alpha) + 1, n - allowedWrong(n, alpha)];
  return Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
}

/** Share of calibration sets that leave the true risk above alpha: P(Beta > alpha) = P(Binomial(n, alpha) ≤ w). */
export function shareAbove(n: number, alpha: number): number {
  return binomialUpTo(allowedWrong(n, alpha), n, alpha);
}

/** P(Binomial(n, p) ≤ most). */
function binomialUpTo(most: number, n: number, p: number): number {
  let [term, sum] = [(1 - p) ** n, 0];
  for (let k = 0; k <= most; k++) {
    sum += term;
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

/** Expected share of new wrong answers above that score: its rank is uniform on wrong + 1 places. */
export function classConditionalPass(wrong: number, alpha: number): number {
  return (wrong + 1 - classConditionalRank(wrong, alpha)) / (wrong + 1);
}

/** A checker's work in closed form: the share of wrong answers, with scores N(0, 1) if wrong and N(gap, 1) if right. */
interface Traffic {
  wrong: number;
  gap: number;
}

/** The simulated traffic of conformal.py. */
const toy: Traffic = { wrong: 0.25, gap: 2 };

/** P(Z > z) for a standard normal Z. */
export const above = (z: number): number => normalCdf(-z);

/** Where a falling function has a value. */
const whereFalling = (falling: (x: number) => number, value: number): number =>
  where((x) => -falling(x), -value);

/** How far apart the scores of right and wrong answers lie for this AUROC: Φ(gap / √2) = AUROC. */
export const gapFor = (auroc: number): number => whereFalling((gap) => above(gap / Math.SQRT2), 1 - auroc);

/** The wrong share of FaithBench's summaries, with a checker as good as HHEM-2.1 on them and with a better one. */
export const checkers = {
  weak: { wrong: 0.59, gap: gapFor(0.6) },
  strong: { wrong: 0.59, gap: gapFor(0.9) },
};

/** Share of all requests that are answered, and answered and wrong, with the threshold tau. */
export function operatingPoint(tau: number, { wrong, gap }: Traffic = toy) {
  const risk = wrong * above(tau);
  const coverage = risk + (1 - wrong) * above(tau - gap);
  return { coverage, risk, selective: risk / coverage };
}

/** The threshold at which P(answered and wrong) is `risk` in that traffic. */
export const thresholdFor = (risk: number, traffic: Traffic = toy): number =>
  whereFalling((tau) => operatingPoint(tau, traffic).risk, risk);

/** Share of wrong answers among the shown, against coverage, for two checkers, for a plot. */
export function wrongByCoverage() {
  const taus = Array.from({ length: 61 }, (_, index) => 3.9 - index * 0.12);
  const curve = (traffic: Traffic) =>
    taus
      .map((tau) => operatingPoint(tau, traffic))
      .filter(({ coverage }) => coverage > 0.005)
      .map(({ coverage, selective }): [number, number] => [coverage, selective]);
  return [
    { label: 'checker with AUROC 0.60', role: 'wrong', points: curve(checkers.weak) },
    { label: 'checker with AUROC 0.90', role: 'generated', points: curve(checkers.strong) },
  ];
}

/** Legal tools of Magesh et al. 2025: of 100 queries, how many answers were refused or incomplete and how many hallucinated. */
export const legalTools = {
  lexis: { incomplete: 18, hallucinated: 17 },
  westlaw: { incomplete: 25, hallucinated: 33 },
};

/** Share hallucinated of the full answers: without refusals and uncited answers. */
export function hallucinatedOfAnswers({
  incomplete,
  hallucinated,
}: {
  incomplete: number;
  hallucinated: number;
}) {
  return hallucinated / (100 - incomplete);
}

/** Where the two checkers keep the promise that FaithBench's run kept, 9.8% of all requests shown and wrong. */
export const promiseMarks = () =>
  Object.values(checkers).map((traffic) => {
    const { coverage, selective } = operatingPoint(thresholdFor(0.098, traffic), traffic);
    return { x: coverage, y: selective, label: '9.8% of all' };
  });
