import { bestFirst, errorsByCoverage, riskThreshold } from './calibration.ts';
import { withErrors } from './checker.ts';
import type { Params } from './controls.ts';
import { luckOf } from './luck.ts';
import { claims, shownWorld } from './shown-world.ts';

export type Score = Params['score'];

/** Of 400 questions the first 200 calibrate; the answers to the others are shown or refused. */
export const shownOf = 200;
/** Among fewer answers the share of wrong ones is noise. */
export const leastShown = 8;

/** The 200 answers in the order of a score, the best first. */
export interface Ranking {
  wrong: boolean[];
  /** The score itself, by place. */
  scores: number[];
  /** Wrong answers among the best 0, 1, … 200. */
  errors: number[];
  /** Place of each of the five claims, from 1. */
  places: number[];
  /** How many answers risk control shows, by what it learns from the other 200 questions. */
  promised(alpha: number): number;
}

let ties: number[] | undefined;

/** Scores of all 400 answers. Equal ones stand in random order, the same for every score. */
function scoresOf(score: Score, checker: number): number[] {
  const { seed, retrieval, agreement } = shownWorld;
  if (!ties) {
    const next = luckOf(seed);
    ties = retrieval.map(() => next().tie);
  }
  const plain = () => {
    if (score === 'retrieval') return retrieval;
    if (score === 'consistency') return agreement;
    const judged = withErrors(shownWorld, shownWorld, checker, seed);
    return score === 'support' ? judged : judged.map((support, q) => (support + agreement[q]!) / 2);
  };
  return plain().map((value, q) => value + ties![q]!);
}

function makeRanking(score: Score, checker: number): Ranking {
  const scores = scoresOf(score, checker);
  const [labelled, live] = [scores.slice(0, -shownOf), scores.slice(-shownOf)];
  const first = labelled.length;
  const wrong = shownWorld.wrong.slice(first);
  const order = bestFirst(live);
  const ordered = order.map((i) => live[i]!);
  return {
    wrong: order.map((i) => wrong[i] === 1),
    scores: ordered,
    errors: [0, ...errorsByCoverage(order, wrong)],
    places: claims.map(({ question }) => order.indexOf(question - first) + 1),
    promised: (alpha) => {
      const threshold = riskThreshold(labelled, shownWorld.wrong.slice(0, first), alpha);
      return ordered.filter((value) => value > threshold).length;
    },
  };
}

const known = new Map<string, Ranking>();

/** The order of the answers by a score; the checker errs on a share of them. */
export function rankingOf({ score, checker }: Pick<Params, 'score' | 'checker'>): Ranking {
  const key = score === 'support' || score === 'both' ? `${score} ${checker}` : score;
  let ranking = known.get(key);
  if (!ranking) known.set(key, (ranking = makeRanking(score, checker)));
  return ranking;
}

/** A share in percent: whole ones from 15 on, else with one decimal where there is one. */
export function percent(part: number, all: number): string {
  const value = (100 * part) / all;
  return `${Number(value.toFixed(value < 15 ? 1 : 0))}%`;
}
