/** What a threshold does to a set of answers. */
export interface Outcome {
  /** Share of all that is answered. */
  coverage: number;
  /** Share of all that is answered and wrong. */
  risk: number;
  /** Share of the answered that is wrong; absent if nothing is answered. */
  selectiveRisk?: number;
  /** Share of the wrong that is answered; absent if nothing is wrong. */
  passRate?: number;
}

/** Wrong answers a calibration set of n may have above the threshold; −1 if the rule can only abstain. */
export const allowedWrong = (n: number, alpha: number): number => Math.floor(alpha * (n + 1) + 1e-12) - 1;
/**
 * The lowest threshold whose expected share of answers that are given and wrong is at most α, by conformal risk
 * control with the loss 1 for an answer that is given (score > τ) and wrong, else 0.
 *
 * @param scores  Shape [n], higher is better; no two equal, or the threshold is cautious.
 * @param wrong   Shape [n], 1 for a wrong answer.
 * @param alpha   In (0, 1).
 * @returns τ; ∞ if n is too small for α, so that nothing is answered; −∞ if all may be answered.
 *
 * Holds on average over draws of calibration and live data that are exchangeable, not for one draw or one question.
 * Source: Angelopoulos et al. 2024, "Conformal Risk Control".
 */
export function riskThreshold(scores: ArrayLike<number>, wrong: ArrayLike<number>, alpha: number): number {
  const allowed = allowedWrong(scores.length, alpha);
  if (allowed < 0) return Infinity;
  const bad = wrongScores(scores, wrong).reverse();
  return bad[allowed] ?? -Infinity;
}

/** Rank, from the smallest, of the wrong score that lets a new wrong answer pass with probability at most α. */
export const conditionalRank = (wrongCount: number, alpha: number): number =>
  Math.ceil((wrongCount + 1) * (1 - alpha) - 1e-12);

/**
 * The threshold that lets a wrong answer pass with probability at most α: split conformal within the class of wrong
 * answers.
 *
 * @returns τ; ∞ if there are too few wrong answers for α.
 */
export function conditionalThreshold(
  scores: ArrayLike<number>,
  wrong: ArrayLike<number>,
  alpha: number,
): number {
  const bad = wrongScores(scores, wrong);
  return bad[conditionalRank(bad.length, alpha) - 1] ?? Infinity;
}

function wrongScores(scores: ArrayLike<number>, wrong: ArrayLike<number>): number[] {
  const bad: number[] = [];
  for (let i = 0; i < scores.length; i++) if (wrong[i]) bad.push(scores[i]!);
  return bad.sort((a, b) => a - b);
}

/** What answering above τ does. Sets are not empty. */
export function outcome(scores: ArrayLike<number>, wrong: ArrayLike<number>, threshold: number): Outcome {
  let answered = 0;
  let errors = 0;
  let bad = 0;
  for (let i = 0; i < scores.length; i++) {
    if (wrong[i]) bad++;
    if (scores[i]! <= threshold) continue;
    answered++;
    if (wrong[i]) errors++;
  }
  return {
    coverage: answered / scores.length,
    risk: errors / scores.length,
    ...(answered > 0 && { selectiveRisk: errors / answered }),
    ...(bad > 0 && { passRate: errors / bad }),
  };
}

/** Places of the scores, the best first; the earlier of equal ones. */
export const bestFirst = (scores: ArrayLike<number>): number[] =>
  Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);

/** Wrong answers among the best 1, 2, … n. */
export function errorsByCoverage(order: readonly number[], wrong: ArrayLike<number>): number[] {
  let errors = 0;
  return order.map((i) => (errors += wrong[i] ? 1 : 0));
}

/**
 * Area under the ROC curve: how often a right answer scores above a wrong one, equal scores counting half.
 *
 * @returns 0 to 1; undefined if all answers are right or all are wrong.
 */
export function auroc(scores: ArrayLike<number>, wrong: ArrayLike<number>): number | undefined {
  const n = scores.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let wrongBelow = 0;
  let sum = 0;
  for (let start = 0; start < n;) {
    let right = 0;
    let bad = 0;
    let end = start;
    for (; end < n && scores[order[end]!] === scores[order[start]!]; end++) {
      if (wrong[order[end]!]) bad++;
      else right++;
    }
    sum += right * (wrongBelow + bad / 2);
    wrongBelow += bad;
    start = end;
  }
  const right = n - wrongBelow;
  return right === 0 || wrongBelow === 0 ? undefined : sum / (right * wrongBelow);
}

/** One try at each of n answers: is it wrong, and its score. */
export interface Tries {
  wrong: ArrayLike<number>;
  scores: ArrayLike<number>;
}

/**
 * What is shown if a refused answer is tried again: for each question the first try above τ.
 *
 * @param tries  The first answers, then the further ones, all of the same questions.
 */
export function outcomeOfTries(tries: readonly Tries[], threshold: number): Outcome {
  const { length } = tries[0]!.scores;
  const last = tries.at(-1)!;
  const pick = Array.from({ length }, (_, q) => tries.find(({ scores }) => scores[q]! > threshold) ?? last);
  return outcome(
    pick.map(({ scores }, q) => scores[q]!),
    pick.map(({ wrong }, q) => wrong[q]!),
    threshold,
  );
}

/**
 * One answer for each question, the best-scored of its tries: what a loop ends with whose course does not depend on τ.
 * A higher τ can then only refuse it, so its loss is monotone. “The first try above τ” has no such loss: a lower τ may
 * show an earlier, right try instead of a wrong one.
 */
export function bestOfTries(tries: readonly Tries[]): Tries {
  const best = Array.from(tries[0]!.scores, (_, q) =>
    tries.reduce((best, next) => (next.scores[q]! > best.scores[q]! ? next : best)),
  );
  return {
    wrong: best.map(({ wrong }, q) => wrong[q]!),
    scores: best.map(({ scores }, q) => scores[q]!),
  };
}
