import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { once } from '../../../numerics/once.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { mean, sum } from '../../../numerics/sums.ts';
import { auroc, conditionalThreshold, errorsByCoverage, outcome } from './calibration.ts';
import { controls, type Params } from './controls.ts';
import { calibrated, run, type Frame } from './core.ts';
import { lab } from './lab.ts';
import { calibrationCount, questionCount, scoreNames, simulate, type Simulation } from './simulate.ts';
import { companies, companyName, makeFacts, question, sentence, valueText } from './world.ts';

const defaults = defaultsOf(controls);
const at = runner(controls, run);
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

test('the world is that of the specification', () => {
  const uniform = mulberry32(42);
  near(uniform(), 0.6011037519, 1e-10);
  near(uniform(), 0.448290559, 1e-10);
  const facts = makeFacts(42);
  assert.equal(facts.length, 400);
  assert.equal(facts[0]!.value, Math.floor(120 * 0.6011037519));
  assert.equal(new Set(Array.from({ length: companies }, (_, company) => companyName(company))).size, 80);
  assert.equal(
    sentence({ company: 9, attribute: 0, value: 5 }, 2),
    'cortano has been in business since one nine zero five',
  );
  assert.equal(
    sentence({ company: 0, attribute: 2, value: 21 }, 2),
    'the board of belvex appointed boris bianchi as chief executive',
  );
  assert.equal(question(0, 3), 'how much revenue in million did belvex make');
  assert.equal(valueText(4, 9899), '9999');
});

test('seed 42: every number of the specification', () => {
  const simulation = simulated(42);
  assert.equal(simulation.halves[0]!.indexed.length, 316);
  assert.equal(sum(simulation.wrong), 107);
  assert.equal(sum(simulation.gold), 289);
  assert.equal(sum(simulation.wrong.subarray(0, calibrationCount)), 55);
  allNear(areasOf(simulation), [0.5791, 0.7936, 0.8484, 0.7739, 0.67, 0.9378], fourth);
  const { threshold, outcome } = calibrated(simulation, both, 0.1);
  near(threshold, 0.566289, 5e-7);
  near(outcome.coverage, 0.665, 1e-12);
  near(outcome.risk, 0.04, 1e-12);
  assert.equal(simulation.fact[0], 188);
  assert.equal(simulation.wrong[0], 0);
  const first = simulation.scores.map((scores) => scores[0]!);
  allNear(first, [15.0219, 0.565, 0.8191, 1, 0, 0.9095], fourth);
});

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

test('risk and coverage fall as the threshold rises; the curve and the counts agree', () => {
  const simulation = simulated(42);
  const scores = simulation.scores[both]!.subarray(calibrationCount);
  const wrong = simulation.wrong.subarray(calibrationCount);
  let before = outcome(scores, wrong, -Infinity);
  const errors = errorsByCoverage(scores, wrong);
  for (const tau of [...scores].sort((a, b) => a - b)) {
    const now = outcome(scores, wrong, tau);
    assert.ok(now.risk <= before.risk && now.coverage <= before.coverage);
    assert.equal(
      Math.round(now.risk * 200),
      now.coverage === 0 ? 0 : errors[Math.round(now.coverage * 200) - 1],
    );
    before = now;
  }
});

test('sliders keep the luck of a question: facts and kinds differ only where the setting says so', () => {
  const plain = simulated(42);
  const more = simulated(42, { h: 0.2, samples: 9 });
  assert.deepEqual(plain.fact, more.fact);
  assert.deepEqual(plain.hits, more.hits);
  plain.wrong.forEach((wrong, q) =>
    assert.ok(more.wrong[q]! >= wrong, 'ignoring evidence more cannot repair'),
  );
});

test('all ends of the controls, and a world without errors, give sound pictures', () => {
  const perfect = { coverage: 1, h: 0, k: 8 };
  // The score changes what is decided, not the worlds.
  const states = corners(controls, 2).flatMap((state) => scoreNames.map((score) => ({ ...state, score })));
  assertSound(lab, [perfect, ...states], ({ risks, byKind }) => {
    assert.equal(risks.length, 50);
    assert.equal(sum(byKind.map(({ answered, withheld }) => answered + withheld)), 200);
  });
});

test('the presets show what they say', () => {
  const [plain, retrieval, repeated, shift] = [{}, ...lab.presets.map(({ params }) => params)].map(at);
  const coverageOf = (frame: Frame) => frame.methods[0]!.outcome.coverage;
  assert.ok(coverageOf(retrieval!) < 0.75 * coverageOf(plain!));
  assert.ok(repeated!.scores[scoreNames.indexOf('entropy')]!.auroc! < 0.5);
  assert.ok(shift!.risks.every((risk) => risk > defaults.alpha));
  assert.ok(mean(shift!.risks) > 4 * defaults.alpha);
});
