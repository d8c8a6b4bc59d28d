import { normalCdf, normalDensity, where } from '../../../numerics/normal.ts';

/** Answers of which some are wrong, and a score that tells them apart more or less well. */
export interface Traffic {
  /** Share of wrong answers among all, between 0 and 1. */
  wrong: number;
  /** How often a right answer scores above a wrong one, at least 0.5. */
  auroc: number;
}

/** What a cut does. All are shares: of all requests, of the answers shown, or of the wrong answers. */
export interface Shares {
  shown: number;
  /** Of all requests: what conformal risk control bounds. */
  ofAll: number;
  /** Of the answers shown: what readers meet. 0 where none is shown. */
  ofShown: number;
  /** Of the wrong answers: what a rule by class bounds. */
  ofWrong: number;
}

/** By how many deviations right answers score higher: scores of both kinds are normal with the same deviation. */
const distance = (auroc: number): number => Math.SQRT2 * where(normalCdf, auroc);

/**
 * The shares at a cut, if scores of right answers are distributed as N(d, 1) and those of wrong ones as N(0, 1). The
 * AUROC is then Φ(d / √2).
 *
 * @param shown  Share of the answers to show, the best-scored ones.
 */
export function sharesAt({ wrong, auroc }: Traffic, shown: number): Shares {
  const d = distance(auroc);
  const wrongAbove = (cut: number) => wrong * normalCdf(-cut);
  const above = (cut: number) => wrongAbove(cut) + (1 - wrong) * normalCdf(d - cut);
  // The lower the cut, the more is above it.
  const cut = -where((x) => above(-x), shown);
  const ofAll = shown >= 1 ? wrong : shown <= 0 ? 0 : wrongAbove(cut);
  return { shown, ofAll, ofShown: shown > 0 ? ofAll / shown : 0, ofWrong: wrong > 0 ? ofAll / wrong : 0 };
}

/** How likely an answer is wrong, by its place among all from the best-scored on: places and likelihoods from 0 to 1. */
export function wrongByPlace({ wrong, auroc }: Traffic, steps: number): [place: number, likely: number][] {
  const d = distance(auroc);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const cut = 5.5 + d - (i / steps) * (11 + d);
    const [bad, good] = [wrong * normalDensity(cut), (1 - wrong) * normalDensity(cut - d)];
    const place = wrong * normalCdf(-cut) + (1 - wrong) * normalCdf(d - cut);
    return [place, bad / (bad + good)];
  });
}

/** The most answers that can be shown, in whole percent, so that at most a share of all requests ends in a wrong one. */
export function mostShown(traffic: Traffic, atMost: number): number {
  let percent = 100;
  while (percent > 0 && sharesAt(traffic, percent / 100).ofAll > atMost + 1e-9) percent -= 1;
  return percent;
}
