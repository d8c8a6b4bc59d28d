import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { once } from '../../../numerics/once.ts';
import { mean, sum } from '../../../numerics/sums.ts';
import { auroc, bestFirst, conditionalThreshold, errorsByCoverage } from './calibration.ts';
import { controls, type Params } from './controls.ts';
import { calibrated, looped } from './core.ts';
import { calibrationCount, kinds, questionCount, scoreNames, simulate, type Simulation } from './simulate.ts';

/** The references hold for a checker that never errs. */
const defaults = { ...defaultsOf(controls), score: 'both', checker: 0 } as const;
const simulated = (seed: number, params: Partial<Params> = {}) => simulate(seed, { ...defaults, ...params });
const standardError = (values: readonly number[]) => {
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1) / values.length);
};
const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const both = scoreNames.indexOf('both');
/** Half a unit of a printed third or fourth decimal. */
const [third, fourth] = [5.01e-4, 5.01e-5];

/** AUROC of the six scores. */
const areasOf = ({ scores, wrong }: Simulation) => scores.map((values) => auroc(values, wrong)!);
/** The same by score, for seeds 1 to 60. */
const byScore = (rows: readonly number[][]) => scoreNames.map((_, score) => rows.map((row) => row[score]!));
const areas = (params: Partial<Params>) => byScore(seeds(60).map((seed) => areasOf(simulated(seed, params))));

const alphas = [0.02, 0.05, 0.1, 0.15];
/** What seeds 1 to 300 give with the defaults. */
const worlds = once(() =>
  seeds(300).map((seed) => {
    const simulation = simulated(seed);
    const at = (alpha: number, score = both) => calibrated(simulation, score, alpha).outcome;
    return {
      areas: seed <= 60 ? areasOf(simulation) : [],
      wrongBefore: sum(simulation.wrong.subarray(0, calibrationCount)),
      wrong: sum(simulation.wrong) / questionCount,
      gold: sum(simulation.gold) / questionCount,
      byAlpha: alphas.map((alpha) => at(alpha)),
      byScore: scoreNames.map((_, score) => at(0.1, score).coverage),
      pass: calibrated(simulation, both, 0.1, conditionalThreshold).outcome.passRate!,
    };
  }),
);

test('seeds 1 to 60: AUROC of the scores', () => {
  const rows = worlds().slice(0, 60);
  const table = byScore(rows.map((row) => row.areas));
  allNear(table.map(mean), [0.5575, 0.8208, 0.8766, 0.7661, 0.6103, 0.951], fourth);
  for (const row of table) assert.ok(standardError(row) < 0.0055, 'at most 0.005 as printed');
  const varies = areas({ systematic: 0 })[3]!;
  near(mean(varies), 1, fourth);
  assert.ok(varies.every((area) => area > 0.99));
  const repeats = areas({ systematic: 1 });
  allNear(repeats.slice(3).map(mean), [0.536, 0.38, 0.903], third);
  assert.ok(repeats[3]!.every((area) => area > 0.445 && area < 0.665));
});

test('seeds 1 to 300: risk control keeps its promise on average, and only on average', () => {
  const rows = worlds();
  const each = (of: (row: (typeof rows)[number]) => number) => rows.map(of);
  assert.equal(Math.min(...each(({ wrongBefore }) => wrongBefore)), 32);
  const risks = alphas.map((_, i) => each(({ byAlpha }) => byAlpha[i]!.risk));
  const exact = alphas.map((alpha) => Math.floor(alpha * 201 + 1e-12) / 201);
  allNear(exact, [0.0199, 0.0498, 0.0995, 0.1493], fourth);
  alphas.forEach((alpha, i) => {
    near(mean(risks[i]!), exact[i]!, 3 * standardError(risks[i]!), `α = ${alpha}`);
    assert.ok(exact[i]! <= alpha);
  });
  allNear([mean(risks[1]!), standardError(risks[1]!)], [0.0488, 0.0012], fourth);
  allNear([mean(risks[2]!), standardError(risks[2]!)], [0.0996, 0.0017], fourth);
  near(mean(each(({ byAlpha }) => byAlpha[1]!.coverage)), 0.708, third);
  near(mean(each(({ byAlpha }) => byAlpha[2]!.coverage)), 0.841, third);
  near(mean(each(({ byAlpha }) => byAlpha[2]!.selectiveRisk!)), 0.118, third);
  const coverages = [0, 1, 2, 3].map((score) => mean(each((row) => row.byScore[score]!)));
  allNear(coverages, [0.459, 0.708, 0.747, 0.775], third);
  const passes = each(({ pass }) => pass);
  allNear([mean(passes), standardError(passes)], [0.091, 0.003], third);
  near(mean(each(({ wrong }) => wrong)), 0.243, third);
  near(mean(each(({ gold }) => gold)), 0.782, third);
  const fifty = risks[2]!.slice(0, 50);
  assert.deepEqual([Math.min(...fifty), Math.max(...fifty)], [0.035, 0.17]);
  near(fifty.filter((risk) => risk > 0.1).length / 50, 0.46, 1e-12);
});

test('a shift after calibration voids the promise', () => {
  const risks = seeds(300).map(
    (seed) => calibrated(simulated(seed, { shift: true }), both, 0.1).outcome.risk,
  );
  near(mean(risks), 0.489, third);
  near(standardError(risks), 0.006, third);
});

test('seeds 1 to 300: new tries break the promise of one pass, and a loop calibrated as a whole keeps it', () => {
  const rows = seeds(300).map((seed) => looped(simulated(seed, { systematic: 0, retries: 3 }), both, 0.1));
  const risks = (key: 'once' | 'untilPassed' | 'whole') => rows.map((row) => row[key].risk);
  const gains = rows.map(({ once, untilPassed }) => untilPassed.risk - once.risk);
  assert.ok(gains.every((gain) => gain >= 0));
  assert.ok(mean(gains) > 5 * standardError(gains));
  const exact = Math.floor(0.1 * 201 + 1e-12) / 201;
  near(mean(risks('whole')), exact, 3 * standardError(risks('whole')));
  assert.ok(mean(risks('untilPassed')) > exact + 3 * standardError(risks('untilPassed')));
});

/** Wrong answers among the best 100 of the test half, on average over seeds 1 to 60. */
function wrongOfBest(score: (typeof scoreNames)[number], checker: number): number {
  const counts = seeds(60).map((seed) => {
    const { scores, wrong } = simulated(seed, { checker });
    const order = bestFirst(scores[scoreNames.indexOf(score)]!.subarray(calibrationCount));
    return errorsByCoverage(order, wrong.subarray(calibrationCount))[99]!;
  });
  return mean(counts);
}

test('seeds 1 to 60: wrong answers in the best half, by score, with a checker that errs', () => {
  allNear(
    (['retrieval', 'consistency', 'support', 'both'] as const).map((score) => wrongOfBest(score, 0.1)),
    [23.3, 15, 4, 1.4],
    0.051,
  );
  allNear([wrongOfBest('support', 0.25), wrongOfBest('both', 0.25)], [12.3, 4.9], 0.051);
});

test('seeds 1 to 60: the cosine does well against inventions, and worse than chance against copied values', () => {
  const [cosine, copied] = [scoreNames.indexOf('cosine'), kinds.indexOf('copied from a wrong passage')];
  const areaOf = ({ scores, wrong, kind }: Simulation, counts: (kind: number) => boolean) => {
    const kept = [...wrong.keys()].filter((q) => !wrong[q] || counts(kind[q]!));
    return auroc(
      kept.map((q) => scores[cosine]![q]!),
      kept.map((q) => wrong[q]!),
    );
  };
  for (const seed of seeds(60)) {
    const simulation = simulated(seed);
    assert.ok(areaOf(simulation, (kind) => kind !== copied)! > 0.75);
    const area = areaOf(simulation, (kind) => kind === copied);
    assert.ok(area === undefined || area < 0.5);
  }
});
