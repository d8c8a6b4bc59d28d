import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { mean, sum } from '../../../numerics/sums.ts';
import { auroc, errorsByCoverage, outcome } from './calibration.ts';
import { controls, type Params } from './controls.ts';
import { calibrated, run, type Frame } from './core.ts';
import { lab } from './lab.ts';
import { calibrationCount, scoreNames, simulate, type Simulation } from './simulate.ts';
import { companies, companyName, makeFacts, question, sentence, valueText } from './world.ts';

const defaults = defaultsOf(controls);
const at = runner(controls, run);
const simulated = (seed: number, params: Partial<Params> = {}) => simulate(seed, { ...defaults, ...params });
const both = scoreNames.indexOf('both');
/** Half a unit of a printed fourth decimal. */
const fourth = 5.01e-5;

/** AUROC of the six scores. */
const areasOf = ({ scores, wrong }: Simulation) => scores.map((values) => auroc(values, wrong)!);

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
