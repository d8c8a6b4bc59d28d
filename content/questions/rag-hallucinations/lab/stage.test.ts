import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf } from 'grounded/lab/stage.ts';
import { allNear } from 'grounded/lab/testing.ts';
import { auroc, bestFirst } from './calibration.ts';
import { withErrors } from './checker.ts';
import { controls, type Params } from './controls.ts';
import { calibrated } from './core.ts';
import { lab } from './lab.ts';
import { percent, rankingOf, shownOf, type Score } from './ranking.ts';
import { claims, invention, shownWorld } from './shown-world.ts';
import { calibrationCount, kinds, scoreNames, simulate, type Simulation } from './simulate.ts';
import { stage } from './stage.ts';
import { layOut } from './stage-layout.ts';
import { companyName, valueText } from './world.ts';

const scores: readonly Score[] = ['retrieval', 'consistency', 'support', 'both'];
const checkers = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];
const counts = Array.from({ length: shownOf + 1 }, (_, count) => count);
const state = (params: Partial<Params> = {}): Params => ({ ...defaultsOf(controls), ...params });
const ranked = (score: Score, checker = 0.1) => rankingOf({ score, checker });
const said = (params: Partial<Params>) => stage.sentence({ params: state(params) }).replace(/<[^>]*>/g, '');
const simulated = (seed: number, checker: number) => simulate(seed, state({ checker }));
const scoreOf = (simulation: Simulation, score: Score) => simulation.scores[scoreNames.indexOf(score)]!;
test('the constants are what the world of the lab gives, for every score and every checker', () => {
  const plain = simulated(shownWorld.seed, 0);
  assert.deepEqual(shownWorld.wrong, [...plain.wrong]);
  allNear(shownWorld.supports, plain.supports, 5.01e-5);
  allNear(shownWorld.agreement, scoreOf(plain, 'consistency'), 1e-8);
  for (const checker of checkers) {
    const simulation = simulated(shownWorld.seed, checker);
    for (const score of scores) {
      const { errors, wrong, promised } = ranked(score, checker);
      const live = scoreOf(simulation, score).subarray(calibrationCount);
      const order = bestFirst(live);
      assert.deepEqual(
        wrong,
        order.map((i) => simulation.wrong[calibrationCount + i] === 1),
        `${score} ${checker}`,
      );
      assert.deepEqual(
        ranked(score, checker).places,
        claims.map(({ question }) => order.indexOf(question - calibrationCount) + 1),
      );
      for (const alpha of [0.01, 0.02, 0.05, 0.1, 0.15, 0.3]) {
        const { outcome } = calibrated(simulation, scoreNames.indexOf(score), alpha);
        assert.equal(promised(alpha), Math.round(outcome.coverage * shownOf));
        assert.equal(errors[promised(alpha)], Math.round(outcome.risk * shownOf));
      }
    }
  }
});

test('the five claims: one company, four right, and an invention that all samples repeat', () => {
  const simulation = simulated(shownWorld.seed, 0);
  claims.forEach(({ question, answer, brief }, claim) => {
    const fact = simulation.facts[simulation.fact[question]!]!;
    const given = valueText(fact.attribute, simulation.answer[question]!);
    assert.equal(companyName(fact.company), 'marvex');
    assert.equal(answer.toLowerCase().replace(' million', ''), given);
    assert.ok(brief.includes(answer));
    assert.equal(simulation.wrong[question] === 1, claim === invention);
  });
  const { question } = claims[invention];
  const fact = simulation.facts[simulation.fact[question]!]!;
  assert.equal(valueText(fact.attribute, fact.value), 'sven okafor');
  assert.equal(kinds[simulation.kind[question]!], 'invented, same each time');
  assert.ok(!simulation.halves[1]!.indexed.includes(fact), 'the index lacks the fact');
  const samples = simulation.samples.subarray(question * 5, question * 5 + 5);
  assert.ok(samples.every((sample) => sample === simulation.answer[question]));
});

test('wrong answers among the best, places of the claims, and AUROC', () => {
  const at = [50, 100, 120, 125, 150, 160, 172, 200];
  const wrong = (score: Score, checker?: number) => at.map((count) => ranked(score, checker).errors[count]);
  assert.deepEqual(wrong('retrieval'), [9, 23, 25, 27, 34, 36, 38, 48]);
  assert.deepEqual(wrong('consistency'), [6, 13, 19, 20, 20, 20, 20, 48]);
  assert.deepEqual(wrong('support'), [0, 2, 8, 10, 20, 24, 32, 48]);
  assert.deepEqual(wrong('both'), [0, 1, 4, 5, 16, 20, 21, 48]);
  assert.deepEqual(
    [100, 120, 160].map((count) => ranked('support', 0).errors[count]),
    [0, 6, 24],
  );
  assert.deepEqual(
    [100, 120, 160].map((count) => ranked('both', 0).errors[count]),
    [0, 1, 20],
  );
  assert.deepEqual([ranked('support', 0.25).errors[100], ranked('both', 0.25).errors[100]], [8, 3]);
  assert.deepEqual(
    scores.map((score) => ranked(score).places),
    [
      [159, 157, 48, 170, 82],
      [111, 166, 130, 13, 20],
      [76, 101, 3, 83, 160],
      [52, 106, 76, 56, 134],
    ],
  );
  const simulation = simulated(shownWorld.seed, 0.1);
  const areas = scores.map((score) => auroc(scoreOf(simulation, score), simulation.wrong)!);
  allNear(areas, [0.5756, 0.7492, 0.8302, 0.927], 5.01e-5);
  const changed = (checker: number) =>
    withErrors(shownWorld, shownWorld, checker, shownWorld.seed).filter(
      (support, q) => support !== shownWorld.supports[q],
    ).length;
  assert.deepEqual([changed(0), changed(0.1), changed(0.25)], [0, 39, 93]);
});

test('risk control: answers shown and wrong ones, and never fewer as α grows', () => {
  const rows = {
    retrieval: ['18/2', '56/9', '86/20', '116/25'],
    consistency: ['19/2', '52/6', '115/18', '182/30'],
    support: ['109/2', '115/8', '138/16', '165/28'],
    both: ['119/3', '141/11', '160/20', '177/25'],
  };
  for (const score of scores) {
    const { promised, errors } = ranked(score);
    assert.deepEqual(
      [0.02, 0.05, 0.1, 0.15].map((alpha) => `${promised(alpha)}/${errors[promised(alpha)]}`),
      rows[score],
    );
    let before = 0;
    for (let alpha = 0.01; alpha < 0.305; alpha += 0.01) {
      assert.ok(promised(alpha) >= before);
      before = promised(alpha);
    }
  }
});

test('agreement has steps: equal answers stand in random order', () => {
  const { scores: values, errors } = ranked('consistency');
  const upTo = [1, 0.8, 0.6, 0.4, 0.2, 0].map((step) => values.filter((value) => value >= step).length);
  assert.deepEqual(upTo, [125, 162, 172, 172, 175, 200]);
  const { kind, wrong: isWrong, scores: all } = simulated(shownWorld.seed, 0);
  const repeated = [...kind.keys()].filter(
    (q) => q >= calibrationCount && isWrong[q] === 1 && all[scoreNames.indexOf('consistency')]![q]! >= 1,
  );
  assert.ok(repeated.every((q) => kinds[kind[q]!] === 'invented, same each time'));
  assert.equal(repeated.length, 20);
  assert.deepEqual(
    upTo.map((count) => errors[count]),
    [20, 20, 20, 20, 23, 48],
  );
  // The default cut lies within equal retrieval scores; the claim does not hang on their order.
  const { scores: bm25, errors: wrong } = ranked('retrieval');
  const equal = bm25.filter((score) => Math.floor(score) === Math.floor(bm25[100]!)).length;
  const before = bm25.findIndex((score) => Math.floor(score) === Math.floor(bm25[100]!));
  assert.deepEqual([before, equal, wrong[before], wrong[before + equal]], [96, 11, 22, 24]);
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    'Refuse the 100 answers with the lowest retrieval scores. Of the rest 23% are wrong; without refusing it was 24%. The invention stays, three truths go.',
  );
  assert.match(
    said({ score: 'support' }),
    /of the 100 shown 2 are wrong, by retrieval 23\. The invention goes, one truth too\.$/,
  );
  // A checker that errs finds some answers least supported that passages state, so it is the checker that is named.
  for (const score of ['support', 'both'] as const)
    assert.match(said({ score, checker: 0.4 }), / that (the )?checker (supports|and agreement rate) /);
  assert.match(said({ score: 'both' }), /of the 100 shown 1 is wrong, by retrieval 23/);
  assert.match(
    said({ score: 'consistency', shown: 125 }),
    /^125 answers come out the same in all five samples, and 20 of them are wrong/,
  );
  assert.match(
    said({ score: 'consistency', shown: 100 }),
    /the cut is chance: of the 100 shown 13 are wrong\.$/,
  );
  assert.match(
    said({ score: 'consistency', shown: 172 }),
    /^Agreement first refuses 28 answers, all wrong: 24% falls to 11\.6%\. Stricter/,
  );
  assert.match(said({ score: 'consistency', shown: 150 }), /the share rises again, to 13\.3%\.$/);
  assert.match(
    said({ score: 'consistency', shown: 190 }),
    /^Refuse the 10 answers whose .*: all wrong\. Of the rest 20% are/,
  );
  assert.match(
    said({ shown: 86 }),
    /^For at most 10% wrong of all on average, risk control by the retrieval score shows 86: 20 are wrong, 10% of all and 23% of those shown\.$/,
  );
  assert.match(
    said({ score: 'both', shown: 160 }),
    /shows 160: 20 are wrong, 10% of all and 12\.5% of those shown\. By retrieval: 86\.$/,
  );
  // What risk control keeps on average is at times more in one world; the sentence does not deny it.
  assert.match(
    said({ score: 'both', checker: 0.25, shown: 157 }),
    /^For at most 10% wrong of all on average, .* 21 are wrong, 10\.5% of all/,
  );
  assert.match(
    said({ shown: 199 }),
    /^Refuse the one answer with the lowest retrieval score\. .* All five claims stay/,
  );
  assert.match(said({ shown: 3 }), /Of the 3 left none is wrong: too few for a share\./);
  assert.match(said({ shown: 0 }), /none is wrong, and 152 right ones are lost/);
  assert.match(said({ shown: 200 }), /^Show all 200 answers: 48 are wrong, 24%\./);
});

test('in every state the sentence is short, and true of the counts it names', () => {
  for (const score of scores)
    for (const checker of checkers)
      for (const alpha of [0.02, 0.1, 0.3])
        for (const shown of counts) {
          const text = said({ score, checker, alpha, shown });
          assert.doesNotMatch(text, /NaN|undefined|Infinity|\b0 are/);
          assert.ok(text.length <= 160, `${text.length}: ${text}`);
          const { errors, wrong, promised } = ranked(score, checker);
          assert.equal(wrong.slice(0, shown).filter(Boolean).length, errors[shown]);
          assert.equal(errors[shown]! + wrong.slice(shown).filter(Boolean).length, 48);
          if (score !== 'consistency' || shown === 0 || shown === shownOf || shown === promised(alpha))
            continue;
          // What the sentences on agreement say of all that is refused.
          if (shown >= 172) assert.ok(wrong.slice(shown).every(Boolean));
          else if (shown >= 125) assert.equal(errors[shown], errors[172]);
          else assert.ok(errors[shown]! <= errors[125]!);
        }
  assert.deepEqual(
    [percent(20, 172), percent(20, 160), percent(20, 86), percent(0, 5)],
    ['11.6%', '12.5%', '23%', '0%'],
  );
});

test('a press on a claim refuses just it and what scores lower, and a second press takes that back', () => {
  const handle = stage.handles!.filter(({ label }) => label.startsWith('chief executive'))[0]!;
  const params = state({ score: 'both', shown: 160 });
  const refused = { ...params, ...handle.press!(params) };
  assert.equal(refused.shown, 133);
  assert.match(said(refused), /The invention goes and no truth with it\.$/);
  assert.equal({ ...refused, ...handle.press!(refused) }.shown, 134);
  assert.deepEqual([handle.pressed!(params), handle.pressed!(refused)], [true, false]);
});

test('handles: drags and keys stay within 0 to 200, and the mark leads to the promise', () => {
  const [cut] = stage.handles!;
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    const { x } = layOut(canvas);
    for (const shown of [0, 1, 57, 200])
      assert.deepEqual(cut!.drag!({ x: x(shown), y: 0 }, state(), canvas), { shown });
    assert.deepEqual(cut!.drag!({ x: -50, y: 0 }, state(), canvas), { shown: 0 });
    for (const handle of stage.handles!) {
      const box = handle.box(state(), canvas)!;
      assert.ok(box.x - box.width / 2 >= -1 && box.x + box.width / 2 <= canvas.width + 1);
      assert.ok(box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= canvas.height + 2);
    }
  }
  const step = (x: number, far = false) => cut!.step!({ x, y: 0 }, state(), far);
  assert.deepEqual(
    [step(1), step(-1, true), step(-Infinity), step(Infinity)].map(({ shown }) => shown),
    [101, 90, 0, 200],
  );
  assert.deepEqual(stage.handles!.at(-1)!.press!(state()), { shown: 86 });
});

test('the first two presets show what they say', () => {
  const shownBy = lab.presets.slice(0, 2).map(({ params }) => state(params));
  assert.deepEqual(
    shownBy.map((params) => {
      const { errors, places } = rankingOf(params);
      return [params.shown, errors[params.shown], places[invention]! <= params.shown];
    }),
    [
      [125, 20, true],
      [86, 20, true],
    ],
  );
  assert.equal(ranked('retrieval').promised(0.1), 86);
});
