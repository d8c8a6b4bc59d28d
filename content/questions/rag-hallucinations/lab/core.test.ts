import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { mean, sum } from '../../../numerics/sums.ts';
import { auroc, bestFirst, bestOfTries, errorsByCoverage, outcome, outcomeOfTries } from './calibration.ts';
import { controls, type Params } from './controls.ts';
import { calibrated, looped, redraws, run, shownSeed, type Frame } from './core.ts';
import { lab } from './lab.ts';
import { calibrationCount, scoreNames, simulate, type Simulation } from './simulate.ts';
import { companies, companyName, makeFacts, question, sentence, valueText } from './world.ts';

/** The references hold for a checker that never errs. */
const defaults = { ...defaultsOf(controls), score: 'both', checker: 0 } as const;
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

test('the risk of the world that is shown lies in the middle of the 50', () => {
  const shown = simulated(shownSeed);
  assert.equal(shown.halves[0]!.indexed.length, 319);
  assert.equal(sum(shown.gold), 305);
  assert.deepEqual(
    [shown.wrong.subarray(0, calibrationCount), shown.wrong.subarray(calibrationCount)].map(sum),
    [55, 48],
  );
  const { risk, coverage } = calibrated(shown, both, 0.1).outcome;
  allNear([risk, coverage], [0.1, 0.8], 1e-12);
  const risks = Array.from(
    { length: redraws },
    (_, i) => calibrated(simulated(i + 1), both, 0.1).outcome.risk,
  );
  const middle = risks.sort((a, b) => a - b).slice(redraws / 4, (3 * redraws) / 4);
  assert.ok(middle[0]! <= risk && risk <= middle.at(-1)!);
  near((risks[24]! + risks[25]!) / 2, risk);
});

test('risk and coverage fall as the threshold rises; the curve and the counts agree', () => {
  const simulation = simulated(42);
  const scores = simulation.scores[both]!.subarray(calibrationCount);
  const wrong = simulation.wrong.subarray(calibrationCount);
  let before = outcome(scores, wrong, -Infinity);
  const errors = errorsByCoverage(bestFirst(scores), wrong);
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

test('trying again leaves the first answers as they are, shows no less and errs no less; the best try is monotone', () => {
  const plain = simulated(shownSeed);
  const more = simulated(shownSeed, { retries: 3 });
  assert.deepEqual(plain.answer, more.answer);
  assert.deepEqual(plain.scores, more.scores);
  assert.equal(more.retries.length, 3);
  const { once, untilPassed, whole } = looped(more, both, 0.1);
  assert.ok(untilPassed.coverage >= once.coverage && untilPassed.risk >= once.risk);
  assert.deepEqual(looped(simulated(shownSeed, { retries: 0 }), both, 0.1).whole, once);
  assert.ok(whole.coverage > once.coverage);
  // By hand: question 0 passes at once, 1 at the second try, 2 never.
  const tries = [
    { scores: [0.9, 0.2, 0.1], wrong: [0, 0, 1] },
    { scores: [0.8, 0.7, 0.12], wrong: [1, 1, 1] },
  ];
  assert.deepEqual(outcomeOfTries(tries, 0.5), {
    coverage: 2 / 3,
    risk: 1 / 3,
    selectiveRisk: 1 / 2,
    passRate: 1 / 2,
  });
  assert.deepEqual(bestOfTries(tries), { scores: [0.9, 0.7, 0.12], wrong: [0, 1, 1] });
  // "The first try above τ" is not monotone: a lower τ shows the right first try of question 1 and not the wrong second.
  assert.ok(outcomeOfTries(tries, 0.15).risk < outcomeOfTries(tries, 0.5).risk);
  const best = bestOfTries(
    [more, ...more.retries].map(({ wrong, scores }) => ({ wrong, scores: scores[both]! })),
  );
  let before = Infinity;
  for (const tau of [-Infinity, ...Array.from(best.scores).sort((a, b) => a - b)]) {
    const { risk } = outcome(best.scores, best.wrong, tau);
    assert.ok(risk <= before);
    before = risk;
  }
});

test('all ends of the controls, and a world without errors, give sound pictures', () => {
  const perfect = { coverage: 1, h: 0, k: 8 };
  // The score changes what is decided, not the worlds.
  const states = cornerStates(controls, 2).flatMap((state) =>
    Object.keys(controls.score.options).map((score) => ({ ...state, score: score as Params['score'] })),
  );
  assertSound(lab, [perfect, ...states], ({ risks, byKind }) => {
    assert.equal(risks.length, 50);
    assert.equal(sum(byKind.map(({ answered, withheld }) => answered + withheld)), 200);
  });
});

test('the presets show what they say', () => {
  const plain = at({ score: 'both' });
  const [repeated, shift, again] = lab.presets.slice(3).map(({ params }) => at(params));
  const coverageOf = (frame: Frame) => frame.methods[0]!.outcome.coverage;
  // In this toy the retrieval score hardly tells right from wrong.
  assert.ok(coverageOf(at({ score: 'retrieval' })) < 0.75 * coverageOf(plain));
  assert.ok(repeated!.scores[scoreNames.indexOf('entropy')]!.auroc! < 0.5);
  assert.ok(shift!.risks.every((risk) => risk > defaults.alpha));
  assert.ok(mean(shift!.risks) > 4 * defaults.alpha);
  assert.deepEqual([shift!.indexed, shift!.indexedAfter], [319, 126]);
  const over = (key: 'once' | 'untilPassed' | 'whole', of: 'risk' | 'coverage') =>
    mean(again!.loop!.map((world) => world[key][of]));
  assert.equal(again!.loop!.length, redraws);
  assert.ok(over('untilPassed', 'risk') > over('once', 'risk') + 0.01);
  assert.ok(over('whole', 'risk') < over('untilPassed', 'risk') - 0.01);
  assert.ok(over('whole', 'coverage') > over('untilPassed', 'coverage'));
  assert.equal(plain.loop, undefined);
});
