import type { Progress } from 'grounded/lab/lab.ts';
import { sum } from '../../../numerics/sums.ts';
import {
  allowedWrong,
  auroc,
  bestOfTries,
  conditionalThreshold,
  outcome,
  outcomeOfTries,
  riskThreshold,
  type Outcome,
  type Tries,
} from './calibration.ts';
import type { Params } from './controls.ts';
import { faithfulness } from './signals.ts';
import { calibrationCount, kinds, questionCount, scoreNames, simulate, type Simulation } from './simulate.ts';

/** The world that is shown. */
export const shownSeed = 43;
/** Worlds 1 to 50, which tell how much one calibration scatters. */
export const redraws = 50;

export interface Frame extends Progress {
  indexed: number;
  /** Facts in the index of the test questions. */
  indexedAfter: number;
  goldRetrieved: number;
  wrongCount: number;
  wrongInCalibration: number;
  allowed: number;
  /** Conformal risk control and class-conditional conformal, on the score that decides. */
  methods: { threshold: number; outcome: Outcome }[];
  everything: Outcome;
  /** By score: AUROC over all questions, and what risk control gives on the test half. */
  scores: { auroc: number | undefined; coverage: number }[];
  /** Share of answers whose claim a passage states in full: of those given on the test half, and of all of it. */
  faithful: { given: number | undefined; all: number };
  /** Answered and withheld on the test half, by kind. */
  byKind: { answered: number; withheld: number }[];
  /** Of each score: its AUROC in the worlds redrawn so far. */
  areas: number[][];
  /** Test risk and coverage of the worlds redrawn so far. */
  risks: number[];
  coverages: number[];
  /** Where refused answers are tried again: what that does in each of the worlds redrawn so far. */
  loop: LoopOutcomes[] | undefined;
}

/** Test outcomes of one pass, of tries until one passes the threshold of one pass, and of a loop calibrated as a whole. */
export interface LoopOutcomes {
  once: Outcome;
  untilPassed: Outcome;
  whole: Outcome;
}

const at = (name: (typeof scoreNames)[number]) => scoreNames.indexOf(name);

/** Calibrates on the first half of the questions and tests on the second. */
export function calibrated(simulation: Simulation, score: number, alpha: number, rule = riskThreshold) {
  const scores = simulation.scores[score]!;
  const threshold = rule(
    scores.subarray(0, calibrationCount),
    simulation.wrong.subarray(0, calibrationCount),
    alpha,
  );
  return {
    threshold,
    outcome: outcome(
      scores.subarray(calibrationCount),
      simulation.wrong.subarray(calibrationCount),
      threshold,
    ),
  };
}

/** Tries refused answers again, with a threshold from single passes and with one from finished loops. */
export function looped(simulation: Simulation, score: number, alpha: number): LoopOutcomes {
  const half = (from: number, to: number) =>
    [simulation, ...simulation.retries].map(({ wrong, scores }): Tries => ({
      wrong: wrong.subarray(from, to),
      scores: scores[score]!.subarray(from, to),
    }));
  const [labelled, live] = [half(0, calibrationCount), half(calibrationCount, questionCount)];
  const tau = ({ scores, wrong }: Tries) => riskThreshold(scores, wrong, alpha);
  const single = tau(labelled[0]!);
  const final = bestOfTries(live);
  return {
    once: outcome(live[0]!.scores, live[0]!.wrong, single),
    untilPassed: outcomeOfTries(live, single),
    whole: outcome(final.scores, final.wrong, tau(bestOfTries(labelled))),
  };
}

/**
 * Decides which answers of a simulated generator to give: scores them by six signals, calibrates a threshold for a
 * stated risk, and tests it on questions of the same world; then does the same in 50 worlds, this one among
 * them.
 *
 * @yields the shown world first, then with the risks of every few redrawn worlds.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { alpha } = params;
  const simulation = simulate(shownSeed, params);
  const chosen = at(params.score);
  const testWrong = simulation.wrong.subarray(calibrationCount);
  const testScores = simulation.scores[chosen]!.subarray(calibrationCount);
  const methods = [riskThreshold, conditionalThreshold].map((rule) =>
    calibrated(simulation, chosen, alpha, rule),
  );
  const { threshold } = methods[0]!;
  const byKind = kinds.map(() => ({ answered: 0, withheld: 0 }));
  for (let q = calibrationCount; q < questionCount; q++)
    byKind[simulation.kind[q]!]![simulation.scores[chosen]![q]! > threshold ? 'answered' : 'withheld']++;
  const stated = Array.from(simulation.supports.subarray(calibrationCount), (support) => support >= 0.5);
  const statedGiven = stated.filter((_, i) => testScores[i]! > threshold);
  const frame = {
    indexed: simulation.halves[0]!.indexed.length,
    indexedAfter: simulation.halves[1]!.indexed.length,
    goldRetrieved: sum(simulation.gold),
    wrongCount: sum(simulation.wrong),
    wrongInCalibration: sum(simulation.wrong.subarray(0, calibrationCount)),
    allowed: allowedWrong(calibrationCount, alpha),
    methods,
    everything: outcome(testScores, testWrong, -Infinity),
    scores: scoreNames.map((_, score) => {
      const { coverage } = calibrated(simulation, score, alpha).outcome;
      return { auroc: auroc(simulation.scores[score]!, simulation.wrong), coverage };
    }),
    faithful: {
      given: statedGiven.length > 0 ? faithfulness(statedGiven) : undefined,
      all: faithfulness(stated),
    },
    byKind,
  };
  const risks: number[] = [];
  const coverages: number[] = [];
  const areas = scoreNames.map((): number[] => []);
  const loop: LoopOutcomes[] | undefined = params.retries > 0 ? [] : undefined;
  for (let seed = 1; seed <= redraws; seed++) {
    if (seed % 2 === 1) yield { ...frame, risks, coverages, areas, loop, progress: seed / (redraws + 1) };
    const world = simulate(seed, params);
    const { risk, coverage } = calibrated(world, chosen, alpha).outcome;
    risks.push(risk);
    coverages.push(coverage);
    areas.forEach((area, score) => area.push(auroc(world.scores[score]!, world.wrong) ?? 0.5));
    loop?.push(looped(world, chosen, alpha));
  }
  yield { ...frame, risks, coverages, areas, loop, progress: 1 };
}
