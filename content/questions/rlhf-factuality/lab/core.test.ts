import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { sum } from '../../../numerics/sums.ts';
import { contexts } from './answers.ts';
import { controls, type Params } from './controls.ts';
import { run, scoresOf, settingOf } from './core.ts';
import { lab } from './lab.ts';
import { gibbs, kl } from './optimum.ts';

const defaults = defaultsOf(controls);
const at = runner(controls, run);
/** Reference numbers have three decimals. */
const printed = 5.01e-4;

/** Scores of the exact optimum, and its policies; needs no training, and takes any β. */
function optimum(params: Partial<Params>) {
  const all = { ...defaults, ...params };
  const settings = contexts.map((context) => settingOf(context, all));
  const policies = settings.map(({ start, rewards }) => gibbs(start, rewards, all.beta));
  return { ...scoresOf(settings, policies, all.beta), policies };
}

test('optimum of the cosine reward: reference numbers', () => {
  const { start } = at({ iterations: 10 });
  allNear([start.gold, start.proxy, start.wrong], [0.1, 0.611, 0.325], printed);
  const [mild, usual, weak, weakest, strong] = [0.3, 0.1, 0.05, 0.02, 10].map((beta) => optimum({ beta }));
  allNear([mild!.proxy, mild!.gold, mild!.wrong, mild!.kl], [0.731, -0.036, 0.373, 0.197], printed);
  allNear([usual!.proxy, usual!.gold, usual!.wrong], [0.909, -0.292, 0.39], printed);
  near(usual!.kl, 1.32, 5.01e-3);
  allNear([weak!.gold, weak!.wrong, weakest!.gold, weakest!.wrong], [-0.271, 0.276, -0.096, 0.096], printed);
  near(weakest!.policies[0]![4]!, 0.82, 5.01e-3);
  near(weakest!.policies[1]![2]!, 0.99, 5.01e-3);
  near(strong!.kl, 2e-4, 5.01e-5);
});

test('cosine misleads at every β; it raises hallucination down to β = 0.0625', () => {
  let [worst, worstAt] = [Infinity, 0];
  let [most, mostAt] = [0, 0];
  for (let step = 0; step <= 9800; step++) {
    const beta = 0.02 + step * 1e-4;
    const found = optimum({ beta });
    assert.ok(found.gold < 0.1);
    // The crossing lies at 0.06252; the facts say 0.062.
    assert.equal(found.wrong > 0.325, beta > 0.06252, `β ${beta}`);
    if (found.gold < worst) [worst, worstAt] = [found.gold, beta];
    if (found.wrong > most) [most, mostAt] = [found.wrong, beta];
  }
  near(worst, -0.319, printed);
  near(worstAt, 0.075, 0.005);
  near(most, 0.398, printed);
  near(mostAt, 0.13, 0.005);
});

test('optimum of the other rewards: reference numbers', () => {
  const { gold, wrong, kl: distance, policies } = optimum({ reward: 'verifier', beta: 0.3 });
  allNear([gold, wrong, policies[1]!.at(-1)!, distance], [0.977, 0.001, 0.978, 0.775], printed);
  near(optimum({ reward: 'verifier', beta: 1 }).gold, 0.669, printed);
  const binary = optimum({ reward: 'binary', beta: 0.1 });
  allNear([binary.gold, binary.wrong], [0.45, 0.225], printed);
});

test('binary accuracy never moves the policy where no answer is right', () => {
  for (const exact of [false, true]) {
    const answers = at({ reward: 'binary', exact }).answers[1]!;
    answers.forEach(({ trained, optimum: best, start }) => {
      near(trained, start, 1e-12);
      near(best, start, 1e-12);
    });
    const wrong = answers.filter(({ outcome }) => outcome === 'wrong');
    near(sum(wrong.map(({ trained }) => trained)), 0.45, 1e-12);
  }
});

test('the noisy verifier has the optimum of the clean one at a larger β', () => {
  for (const beta of [0.02, 0.1, 1]) {
    for (const flips of [0, 0.1, 0.25, 0.4]) {
      const noisy = optimum({ reward: 'noisy', beta, flips });
      const clean = optimum({ reward: 'verifier', beta: beta / (1 - 2 * flips) });
      noisy.policies.forEach((policy, c) => allNear(policy, clean.policies[c]!, 1e-12));
    }
  }
});

test('sampled training, seed 42: reference numbers', () => {
  const frame = at();
  for (const [iteration, gold, proxy, wrong, distance] of [
    [0, 0.1, 0.611, 0.325, 0],
    [20, 0.031, 0.684, 0.357, 0.081],
    [40, -0.111, 0.748, 0.403, 0.274],
    [80, -0.243, 0.846, 0.399, 0.816],
    [300, -0.296, 0.906, 0.393, 1.292],
  ] as const) {
    const found = frame.trace[iteration]!;
    const all = [found.gold, found.proxy, found.wrong, found.kl];
    allNear(all, [gold, proxy, wrong, distance], printed, `after ${iteration}`);
  }
  const left = (params: Partial<Params>) =>
    at(params).answers.map((answers) => {
      const optima = answers.map(({ optimum }) => optimum);
      return kl(
        answers.map(({ trained }) => trained),
        optima,
      );
    });
  allNear(left({}), [0.015, 0.001], printed);
  allNear(left({ reward: 'verifier' }), [0.033, 0.017], printed);
  near(at({ reward: 'verifier' }).trained.gold, 0.995, printed);
});

test('how often the clip acts: reference numbers', () => {
  assert.equal(at().clipFraction, 0);
  near(at({ reward: 'verifier' }).clipFraction, 0.002, printed);
  const fractions = [0.05, 0.2, 0.5].map(
    (epsilon) => at({ reward: 'verifier', rate: 3, epochs: 10, epsilon }).clipFraction,
  );
  allNear(fractions, [0.215, 0.081, 0.023], printed);
});

test('the exact gradient improves the objective at every iteration and does not depend on the seed', () => {
  for (const reward of ['cosine', 'verifier', 'binary'] as const) {
    const frame = at({ reward, exact: true });
    const reached = frame.trace.map((scores) => scores.proxy - defaults.beta * scores.kl);
    reached.slice(1).forEach((value, i) => assert.ok(value >= reached[i]! - 1e-12));
    assert.deepEqual(at({ reward, exact: true, seed: 7 }).trained, frame.trained);
  }
  assert.notDeepEqual(at({ seed: 7 }).trained, at().trained);
});

test('the ends of all controls give finite results, whose probabilities sum to 1', () => {
  assertSound(lab, corners(controls, 48), (frame, params) => {
    assert.equal(frame.trace.length, params.iterations + 1);
    const { start, trained, optimum, trace, toOptimum, clipFraction } = frame;
    const scores = [start, trained, optimum, ...trace].flatMap((found) => Object.values(found));
    assert.ok([...scores, toOptimum, clipFraction].every(Number.isFinite));
    for (const answers of frame.answers) near(sum(answers.map((answer) => answer.trained)), 1);
  });
  const frames = [...run({ ...defaults, iterations: 120 })].map(({ progress }) => progress);
  assert.deepEqual(frames, [50 / 120, 100 / 120, 1]);
});
