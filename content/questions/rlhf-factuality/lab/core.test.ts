import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { sum } from '../../../numerics/sums.ts';
import { contexts } from './answers.ts';
import { controls, untrained, type Params } from './controls.ts';
import { run, scoresOf, settingOf, worthOfRight } from './core.ts';
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

/** Score and shares: right, false in its own words or in a copy, recited, beside the point, silent without need. */
const shares = (params: Partial<Params>) => {
  const { score, right, wrong, copied, beside, silent } = optimum(params);
  return [score, right, wrong, copied, beside, silent];
};

test('optimum of each reward: reference numbers', () => {
  const { start } = at({ iterations: 10 });
  const { score, right, wrong, copied, beside, silent } = start;
  allNear([score, right, wrong, copied, beside, silent], [0.6114, 0.425, 0.325, 0.05, 0.125, 0.075], 5.01e-5);
  const claims = { reward: 'verifier' } as const;
  for (const [params, expected] of [
    [{ beta: 0.3 }, [0.7313, 0.3367, 0.3726, 0.15, 0.1236, 0.0172]],
    [{ beta: 0.13 }, [0.861, 0.1683, 0.398, 0.3579, 0.0746, 0.0012]],
    [{ beta: 0.1 }, [0.9093, 0.0984, 0.3899, 0.4643, 0.0472, 0.0002]],
    [{ beta: 0.02 }, [0.9967, 0, 0.0957, 0.9043, 0, 0]],
    [{ reward: 'binary', beta: 0.1 }, [0.5, 0.675, 0.225, 0.025, 0.075, 0]],
    [{ ...claims, beta: 0.3 }, [0.8715, 0.9572, 0.0027, 0.0204, 0.01, 0.0097]],
    [{ ...claims, penalty: 9, beta: 0.1 }, [0.4993, 0.8824, 0, 0.0028, 0, 0.1147]],
    [{ ...claims, penalty: 12, beta: 0.1 }, [0.4784, 0.5711, 0, 0.0005, 0, 0.4284]],
  ] as const)
    allNear(shares(params), [...expected], 1.01e-4, JSON.stringify(params));
  near(optimum({ beta: 0.1 }).kl, 1.3218, 5.01e-5);
  near(optimum({ beta: 0.02 }).kl, 2.7254, 5.01e-5);
  near(optimum({ ...claims, beta: 0.3 }).kl, 0.7322, 5.01e-5);
  near(optimum({ beta: 10 }).kl, 2e-4, 5.01e-5);
});

test('cosine: the score never falls as β does, right answers do; false ones swell down to β = 0.0625', () => {
  let [most, mostAt] = [0, 0];
  let [right, score] = [0, Infinity];
  for (let step = 0; step <= 9800; step++) {
    const beta = 0.02 + step * 1e-4;
    const found = optimum({ beta });
    assert.ok(found.right >= right && found.score <= score, `β ${beta}`);
    assert.ok(found.right < 0.425);
    [right, score] = [found.right, found.score];
    assert.equal(found.wrong > 0.325, beta > 0.06252, `β ${beta}`);
    if (found.wrong > most) [most, mostAt] = [found.wrong, beta];
  }
  near(most, 0.398, printed);
  near(mostAt, 0.1308, 3e-4);
});

test('kinds of answers are shares of one whole', () => {
  for (const reward of Object.keys(controls.reward.options) as Params['reward'][])
    near(sum(shares({ reward, penalty: 15, beta: 0.02 }).slice(1)), 1, 1e-9);
});

test('without training the policy stays where it starts', () => {
  const { trained, start, trace, progress } = at({ beta: untrained });
  assert.deepEqual([trained, trace, progress], [start, [start], 1]);
  near(start.kl, 0);
});

test('where a right answer earns nothing it keeps its proportion to silence', () => {
  const [right, , silent] = [0, 4, 7].map(
    (i) => optimum({ reward: 'verifier', penalty: 9 }).policies[0]![i]!,
  );
  near(right! / silent!, 0.3 / 0.15, 1e-9);
  near(worthOfRight(9, 0.1), 0, 1e-12);
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

test('sampled training, seed 42: reference numbers', () => {
  const frame = at();
  for (const [iteration, right, score, wrong, distance] of [
    [0, 0.425, 0.611, 0.325, 0],
    [20, 0.389, 0.684, 0.357, 0.081],
    [40, 0.292, 0.748, 0.403, 0.274],
    [80, 0.156, 0.846, 0.399, 0.816],
    [300, 0.096, 0.906, 0.393, 1.292],
  ] as const) {
    const found = frame.trace[iteration]!;
    const all = [found.right, found.score, found.wrong, found.kl];
    allNear(all, [right, score, wrong, distance], printed, `after ${iteration}`);
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
  allNear(left({ reward: 'verifier' }), [0.036, 0.018], printed);
  near(at({ reward: 'verifier' }).trained.right, 0.994, printed);
});

test('at the defaults the seed hardly matters', () => {
  for (const reward of ['cosine', 'verifier'] as const) {
    const ends = Array.from({ length: 20 }, (_, seed) => at({ reward, seed: seed + 1 }).trained);
    for (const key of ['right', 'wrong', 'copied', 'score'] as const) {
      const values = ends.map((scores) => scores[key]);
      assert.ok(Math.max(...values) - Math.min(...values) < 0.002, key);
    }
  }
});

test('how often the clip acts: reference numbers', () => {
  assert.equal(at().clipFraction, 0);
  near(at({ reward: 'verifier' }).clipFraction, 0.0015, printed / 10);
  const fractions = [0.05, 0.2, 0.5].map(
    (epsilon) => at({ reward: 'verifier', rate: 3, epochs: 10, epsilon }).clipFraction,
  );

  allNear(fractions, [0.189, 0.069, 0.017], printed);
});

test('the exact gradient improves the objective at every iteration and does not depend on the seed', () => {
  for (const reward of ['cosine', 'verifier', 'binary'] as const) {
    const frame = at({ reward, exact: true });
    const reached = frame.trace.map((scores) => scores.score - defaults.beta * scores.kl);
    reached.slice(1).forEach((value, i) => assert.ok(value >= reached[i]! - 1e-12));
    assert.deepEqual(at({ reward, exact: true, seed: 7 }).trained, frame.trained);
  }
  assert.notDeepEqual(at({ seed: 7 }).trained, at().trained);
});

test('the ends of all controls give finite results, whose probabilities sum to 1', () => {
  assertSound(lab, cornerStates(controls, 48), (frame, params) => {
    assert.equal(frame.trace.length, params.beta === untrained ? 1 : params.iterations + 1);
    const { start, trained, optimum, trace, toOptimum, clipFraction } = frame;
    const scores = [start, trained, optimum, ...trace].flatMap((found) => Object.values(found));
    assert.ok([...scores, toOptimum, clipFraction].every(Number.isFinite));
    for (const answers of frame.answers) near(sum(answers.map((answer) => answer.trained)), 1);
  });
  const frames = [...run({ ...defaults, iterations: 120 })].map(({ progress }) => progress);
  assert.deepEqual(frames, [50 / 120, 100 / 120, 1]);
});
