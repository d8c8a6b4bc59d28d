/**
 * The arithmetic of hallucination gates: scores of an answer, and what a threshold calibrated on labels allows.
 * Probabilities and shares lie in [0, 1], entropies are in nats.
 */

import { bagCosine, countsOf } from '../../numerics/bags.ts';
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

/** Cosine of the word counts of two texts: what a bag-of-words similarity sees. */
export function wordCosine(a: string, b: string): number {
  const words = (text: string) => countsOf(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  return bagCosine(words(a), words(b));
}

/** A passage, and a claim that differs from it in the one word that matters. */
export const passage = 'Refunds are paid within 30 days of purchase';
export const wrongClaim = 'Refunds are paid within 90 days of purchase';

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

/** Score of an answer: the support of its weakest claim. */
export function weakestClaim(supports: readonly number[]): number {
  return Math.min(...supports);
}

/** Points that a wrong answer costs under the confidence target t. */
export function penalty(t: number): number {
  return t / (1 - t);
}

/** The expected score against p for three targets, cut off below −2, for a plot. */
export function scoreByConfidence() {
  const lowest = -2;
  const line = (t: number, label: string, look: { role: string; dashed?: boolean }) => {
    const from = Math.max(0, (lowest + penalty(t)) / (1 + penalty(t)));
    const points = [from, 1].map((p): [number, number] => [p, answerScore(p, t)]);
    return { label, points, ...look };
  };
  return [
    line(0, 't = 0: guessing is free', { role: 'wrong' }),
    line(0.5, 't = 0.5: a wrong answer costs 1', { role: 'generated', dashed: true }),
    line(0.9, 't = 0.9: a wrong answer costs 9', { role: 'generated' }),
  ];
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

/** The simulated traffic of conformal.py: a quarter of the answers is wrong, scores N(0, 1) if wrong, N(2, 1) if right. */
const traffic = { wrong: 0.25, gap: 2 };

/** Share of all queries that are answered, and answered and wrong, with the threshold tau. */
export function operatingPoint(tau: number, wrong = traffic.wrong) {
  const risk = wrong * above(tau);
  const coverage = risk + (1 - wrong) * above(tau - traffic.gap);
  return { coverage, risk, selective: risk / coverage };
}

/**
 * The same if refused answers are tried again, up to `tries` tries in all, and the first try above tau is shown.
 *
 * @param stubborn  Whether a question that was answered wrongly is answered wrongly at each try; else each try is right or
 *   wrong by chance. Scores are drawn anew in both cases.
 */
export function afterTries(tau: number, tries: number, stubborn: boolean) {
  const passes = (p: number) => 1 - (1 - p) ** tries;
  const { risk, coverage } = operatingPoint(tau);
  if (!stubborn) return { risk: (risk / coverage) * passes(coverage), coverage: passes(coverage) };
  const wrong = traffic.wrong * passes(above(tau));
  return { risk: wrong, coverage: wrong + (1 - traffic.wrong) * passes(above(tau - traffic.gap)) };
}

/**
 * Share of calibration sets in which at least w + 1 wrong answers have the highest possible score, so that the threshold is
 * that score and nothing lies above it: P(Binomial(n, share) > w).
 *
 * @param share  Share of all answers that are wrong and have the highest score.
 */
export function silencedByTies(n: number, alpha: number, share: number): number {
  return 1 - binomialUpTo(allowedWrong(n, alpha), n, share);
}

/** The threshold at which P(answered and wrong) is `risk` in that traffic, by bisection. */
export function thresholdFor(risk: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (operatingPoint(middle).risk > risk) low = middle;
    else high = middle;
  }
  return high;
}

/** P(Z > z) for a standard normal Z. Source: Abramowitz and Stegun, formula 7.1.26, error below 1.5e-7. */
export function above(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (poly * Math.exp(-x * x)) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** Risk–coverage curves of that traffic, for a plot. */
export function riskByCoverage() {
  const taus = Array.from({ length: 45 }, (_, index) => -3 + index * 0.15);
  const curve = (share: 'risk' | 'selective') =>
    taus.map((tau) => operatingPoint(tau)).map((point): [number, number] => [point.coverage, point[share]]);
  return [
    { label: 'wrong among the answered', role: 'generated', points: curve('selective') },
    { label: 'answered and wrong, among all', role: 'wrong', points: curve('risk') },
  ];
}

/** The legal tools of Magesh et al. 2025: of 100 queries, how many answers were accurate and how many hallucinated. */
export const legalTools = {
  lexis: { accurate: 65, hallucinated: 17 },
  westlaw: { accurate: 42, hallucinated: 33 },
};

/** Share hallucinated of the answers that are either accurate or hallucinated: without refusals and uncited answers. */
export function hallucinatedOfAnswers({
  accurate,
  hallucinated,
}: {
  accurate: number;
  hallucinated: number;
}) {
  return hallucinated / (accurate + hallucinated);
}
