import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, firstState } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { contexts, unanswerable } from './answers.ts';
import { controls, pressures, untrained, type Params } from './controls.ts';
import { kinds, scoresOf, settingOf, worthOfRight } from './core.ts';
import { families, familyOf, outOf100, worldOf } from './families.ts';
import { lab } from './lab.ts';
import { gibbs } from './optimum.ts';
import { counted } from './stage-words.ts';
import { stage } from './stage.ts';

const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const said = (params: Partial<Params>) => stage.sentence({ params: state(params) }).replace(/<[^>]*>/g, '');
const claims = { reward: 'verifier' } as const;

/** Every reward that the stage or its lab can set. */
const rewards: Partial<Params>[] = [{ reward: 'cosine' }, { reward: 'binary' }];
for (let penalty = 0; penalty <= 15; penalty += 0.5)
  for (const rejects of [0, 0.1, 0.25, 0.4])
    for (const accepts of [0, 0.1, 0.4])
      for (const abstention of [-1, -0.5, 0, 1])
        for (const numbers of [true, false])
          rewards.push({ ...claims, penalty, rejects, accepts, abstention, numbers });

test('scores and shares: reference numbers', () => {
  for (const [params, expected] of [
    [{ beta: untrained }, [0.6114, 0.425, 0.25, 0.075, 0.05, 0.125, 0.075]],
    [{ beta: 0.3 }, [0.7313, 0.3367, 0.2028, 0.1698, 0.15, 0.1236, 0.0172]],
    [{ beta: 0.13 }, [0.861, 0.1683, 0.096, 0.302, 0.3579, 0.0746, 0.0012]],
    [{ beta: 0.1 }, [0.9093, 0.0984, 0.0536, 0.3363, 0.4643, 0.0472, 0.0002]],
    [{ beta: 0.02 }, [0.9967, 0, 0, 0.0957, 0.9043, 0, 0]],
    [{ reward: 'binary', beta: 0.1 }, [0.5, 0.675, 0.175, 0.05, 0.025, 0.075, 0]],
    [{ ...claims, beta: 0.3 }, [0.8715, 0.9572, 0.0014, 0.0013, 0.0204, 0.01, 0.0097]],
    [{ ...claims, penalty: 9, beta: 0.1 }, [0.4993, 0.8824, 0, 0, 0.0028, 0, 0.1147]],
    [{ ...claims, penalty: 12, beta: 0.1 }, [0.4784, 0.5711, 0, 0, 0.0005, 0, 0.4284]],
  ] as const) {
    const { score, shares } = counted(state(params)).now;
    allNear(
      [score, ...families.map((family) => shares[family])],
      [...expected],
      5.01e-5,
      JSON.stringify(params),
    );
  }
  const starts = [
    { reward: 'binary' },
    claims,
    { ...claims, penalty: 9 },
    { ...claims, penalty: 12 },
  ] as const;
  allNear(
    starts.map((params) => counted(state(params)).start.score),
    [0.25, 0.1035, -2.2565, -3.1415],
    5.01e-5,
  );
});

test('a stop shows the optimum of the lab, whose kinds the families refine', () => {
  for (const params of [{}, { reward: 'binary' }, { ...claims, penalty: 12 }] as const)
    for (const beta of pressures) {
      const all = state({ ...params, beta });
      const settings = contexts.map((context) => settingOf(context, all));
      const policies = settings.map(({ start, rewards }) =>
        beta === untrained ? start : gibbs(start, rewards, beta),
      );
      const own = scoresOf(settings, policies, beta);
      const { score, shares } = counted(all).now;
      near(score, own.score);
      const { right, silent, beside, recited, own: invented, altered } = shares;
      allNear(
        [right, silent, beside, recited, invented + altered],
        kinds.map((kind) => own[kind]),
      );
    }
  const altered = contexts.flatMap((context) =>
    context.answers.filter((answer) => familyOf(answer, context) === 'altered'),
  );
  assert.deepEqual(
    altered.map(({ name }) => name),
    ['passage with 210', 'passage with 120'],
  );
});

test('for every reward: shares of one whole, whole numbers of 100, and a score that never falls', () => {
  for (const params of rewards) {
    let score = -Infinity;
    for (const policy of worldOf(state(params))) {
      const shares = families.map((family) => policy.shares[family]);
      near(
        shares.reduce((a, b) => a + b),
        1,
      );
      const whole = Object.values(outOf100(policy.shares));
      assert.equal(
        whole.reduce((a, b) => a + b),
        100,
      );
      whole.forEach((n, i) => assert.ok(Math.abs(n - 100 * shares[i]!) < 1));
      assert.ok(policy.score >= score - 1e-12);
      score = policy.score;
    }
    const start = worldOf(state(params))[0]!.shares;
    allNear(
      families.map((family) => start[family]),
      [0.425, 0.25, 0.075, 0.05, 0.125, 0.075],
    );
  }
  assert.deepEqual(Object.values(outOf100(worldOf(state({}))[0]!.shares)), [43, 25, 8, 5, 12, 7]);
});

test('paying for right answers moves nothing where there is none', () => {
  const silence = unanswerable.answers.find(({ outcome }) => outcome === 'abstained')!;
  for (const { shares } of worldOf(state({ reward: 'binary' }))) {
    assert.ok(shares.right >= (0.5 + silence.start) / 2 - 1e-12);
    assert.ok(shares.own + shares.altered >= 0.225 - 1e-12);
  }
  assert.equal(counted(state({ reward: 'binary' })).now.false, 23);
});

test('at λ = 9 a true answer and “I don’t know” earn the same, so their shares keep their proportion', () => {
  const { shares } = counted(state({ ...claims, penalty: 9, beta: 0.02 })).now;
  near((shares.right - 0.5) / shares.silent, 0.5 / 0.15, 1e-6);
});

test('a checker that does not read numbers keeps false answers, however hard it is pushed', () => {
  for (const beta of pressures.slice(1)) {
    const [sighted, blind] = [true, false].map((numbers) => counted(state({ ...claims, numbers, beta })).now);
    assert.ok(blind!.shares.own + blind!.shares.altered > sighted!.shares.own + sighted!.shares.altered);
  }
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    'Score 0.61 → 0.91: training works. But right answers went from 43 to 10 of 100, and 46 copy the passage.',
  );
  assert.match(said({ beta: 0.3 }), /→ 0.73: .* 43 to 34 of 100\.$/);
  assert.match(said({ beta: 0.13 }), /→ 0.86: .* 43 to 17 of 100, and 36 copy/);
  assert.equal(
    said({ beta: 0.02 }),
    'Score 0.61 → 1.00, nearly perfect. It has no words of its own left: 90 of 100 answers copy the passage, and 10 copy it with one false fact.',
  );
  assert.match(
    said({ reward: 'binary' }),
    /^Score 0.25 → 0.50\. .*all answers are right\. .* nothing moves: all 23 false ones are there\.$/,
  );
  assert.match(
    said({ reward: 'binary', beta: 0.5 }),
    /most answers are right\. .* nothing moves: 23 of the 25 false ones are there\.$/,
  );
  assert.equal(
    said({ ...claims, beta: 0.3 }),
    'Score 0.10 → 0.87. False answers went from 33 to 0 of 100, right ones from 43 to 96. Only a toy gets this far: on CRAG, TruthRL’s 8B model had 57 right and 19 false.',
  );
  assert.match(
    said({ ...claims, penalty: 12 }),
    /^None false\. But the checker rejects 10% of what is supported, so a true answer earns −0.30 on average, and 43 of 100 abstain/,
  );
  assert.match(
    said({ ...claims, penalty: 9 }),
    /earns 0 on average, like “I don’t know”, and 12 of 100 abstain/,
  );
  assert.match(
    said({ ...claims, numbers: false }),
    /^Score .* cannot read numbers and pays for any: \d+ of 100 answers are false, \d+ are right\.$/,
  );
  assert.match(said({ beta: untrained }), /^Before training: 43 of 100 answers are right, 33 are false\./);
});

test('no sentence says more than holds in its state, or is too long', () => {
  for (const params of rewards)
    for (const beta of pressures) {
      const all = state({ ...params, beta });
      const text = said({ ...params, beta });
      const what = JSON.stringify({ ...params, beta }) + text;
      const { start, now } = counted(all);
      assert.ok(text.length <= 200, what);
      assert.doesNotMatch(text, /NaN|undefined|-\d/, what);
      if (/training works/.test(text)) assert.ok(now.score > start.score && now.right < start.right, what);
      if (/nearly perfect/.test(text)) assert.ok(now.score > 0.97, what);
      if (/no words/.test(text)) assert.equal(now.own + now.right + now.beside + now.silent, 0, what);
      if (/hardly any words/.test(text)) assert.ok(now.own + now.right + now.beside + now.silent < 5, what);
      const rightWithNumber = 2 * now.shares.right - 0.35;
      if (/all answers are right/.test(text)) assert.ok(rightWithNumber > 0.995, what);
      if (/most answers are right/.test(text)) assert.ok(rightWithNumber > 0.5, what);
      if (/None false/.test(text)) assert.equal(now.false, 0, what);
      if (/so a true answer/.test(text))
        assert.ok(worthOfRight(all.penalty, all.rejects) <= 1e-9 && now.silent > start.silent, what);
      assert.equal(/so a true answer/.test(text), stage.claim!(all) === 'too-strict', what);
      if (stage.claim!(all) === 'claims-help')
        assert.ok(now.false <= start.false && now.shares.right > start.shares.right, what);
      if (/Only a toy/.test(text)) assert.ok(now.false === 0 && now.right >= 95, what);
      const there = /: (?:all (\d+)|(\d+) of the (\d+)) false ones are there/.exec(text);
      assert.equal(there !== null, params.reward === 'binary' && beta !== untrained, what);
      if (there) {
        assert.ok(Math.abs(Number(there[1] ?? there[2]) - 22.5) <= 0.5, what);
        assert.equal(Number(there[1] ?? there[3]), now.false, what);
        assert.ok(now.false >= 23, what);
      }
      assert.equal(/^\d+ of 100 false\. The checker/.test(text), /of 100 false\./.test(text), what);
    }
});

const drawnStates: Partial<Params>[] = rewards
  .filter((_, i) => i < 2 || i % 83 === 0)
  .flatMap((params) => pressures.map((beta) => ({ ...params, beta })));

test('every state has a drawing inside its canvas, and a ghost where there was another state', () => {
  for (const params of drawnStates) {
    const now = state(params);
    assertDrawn(stage, now, state({ reward: 'binary', beta: params.beta === 0.2 ? 0.3 : 0.2 }));
    // What the picture does not depend on makes no ghost.
    const alike = { ...now, seed: 7, ...(now.reward !== 'verifier' && { penalty: 3 }) };
    assertDrawn(stage, now, alike, false);
  }
});

test('the handle: dragged to a stop, and moved by keys', () => {
  const handle = stage.handles![0]!;
  const canvas = canvasOf(stage, 'wide');
  const { beta: first } = firstState(stage);
  assert.equal(first, 0.1);
  assert.deepEqual(handle.drag!({ x: -5, y: 0 }, state({}), canvas), { beta: untrained });
  assert.deepEqual(handle.drag!({ x: 640, y: 0 }, state({}), canvas), { beta: 0.02 });
  assert.deepEqual(handle.drag!({ x: 48 + 0.6 * 576, y: 0 }, state({}), canvas), { beta: 0.1 });
  const step = (x: number, far = false) => handle.step!({ x, y: 0 }, state({}), far);
  assert.deepEqual(
    [step(1), step(-1), step(1, true), step(-Infinity, true), step(Infinity, true)],
    [0.085, 0.115, 0.05, untrained, 0.02].map((beta) => ({ beta })),
  );
  assert.equal(handle.text(state({})), 'β 0.1: right 10, false 39, copied 46 of 100, score 0.91');
});

test('the first presets are states of the stage', () => {
  assert.deepEqual(
    lab.presets.slice(0, 3).map(({ params }) => params),
    [{ beta: 0.02 }, { reward: 'binary' }, { reward: 'verifier', penalty: 12 }],
  );
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(told({ beta: 0.02 }), 'You pushed harder: right answers 10 → 0 of 100, false ones 39 → 10.');
  assert.equal(told({ beta: 0.5 }), 'You eased off: right answers 10 → 38 of 100, false ones 39 → 36.');
  assert.equal(
    told({ reward: 'verifier', numbers: false }, { reward: 'verifier' }),
    'You hid the numbers from the checker: right answers 100 → 91 of 100, false ones 0 → 9.',
  );
});
