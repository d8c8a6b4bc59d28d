import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { sum } from '../../../numerics/sums.ts';
import { controls, type Params } from './controls.ts';
import { ablationScores, gradientScores, prune, run, type Criterion } from './core.ts';
import { drawOutputs, makeData, samples } from './data.ts';
import { lab } from './lab.ts';
import { count, heads, planted, plantedAttention } from './layer.ts';
import { lossOf } from './moments.ts';
import { bestSubsets, gatesFor } from './removals.ts';

/** With perfect copies, unless a test says otherwise. */
const at = (params: Partial<Params> = {}) => runner(controls, run)({ k: 4, rho: 1, ...params });
/** Reference numbers are given to four or five decimals. */
const rounding = 1e-4;
const names = (order: readonly number[]) => order.map((head) => planted[head]!.name).join(', ');
const losses = (sets: readonly { loss: number }[]) => sets.map(({ loss }) => loss);
const criteria = Object.keys(controls.criterion.options) as Criterion[];
const modes = Object.keys(controls.mode.options) as Params['mode'][];

/** What the specification derives for independent standard normal contents. */
const analytic = {
  ablation: [0.5, 0.405, 0.18, 0.08, 0.08, 0.00375, 0, 0.00125],
  gradient: [0.31831, 0.28648, 0.19099, 0.12732, 0.12732, 0.02757, 0, 0.01592],
};

test('base loss and scores: measured values', () => {
  const { train } = makeData(1, 0.5);
  near(lossOf(train, gatesFor(train, heads, false)), 0.125, rounding);
  const frame = at();
  allNear(frame.gradient, [0.3248, 0.2889, 0.1962, 0.1292, 0.1292, 0.0282, 0, 0.0163], rounding);
  allNear(frame.ablation, [0.51, 0.4161, 0.1927, 0.0776, 0.0776, 0.0039, 0, 0.0008], rounding);
});

test('scores and covariance agree with theory as far as 4096 samples can', () => {
  const frame = at();
  // Sampling errors as the specification states them; that of the faint head comes from its cross term with the noise.
  const share = [0.04, 0.04, 0.071, 0.04, 0.04, 0.04, 0, 0.39];
  heads.forEach((head) => {
    const ablation = analytic.ablation[head]!;
    near(frame.ablation[head]!, ablation, share[head]! * ablation + 1e-12);
    near(frame.gradient[head]!, analytic.gradient[head]!, 0.03 * analytic.gradient[head]! + 1e-12);
    near(analytic.gradient[head]!, (2 / Math.PI) * 0.5 * Math.sqrt(2 * ablation), 1e-5);
  });
  for (const rho of [0, 0.5, 1]) {
    const { covariance } = at({ rho });
    heads.forEach((i) =>
      heads.forEach((j) => {
        const copyPair = i !== j && [i, j].every((head) => head === 3 || head === 4);
        const expected = i === j ? 2 * analytic.ablation[i]! : copyPair ? 0.16 * rho : 0;
        // Five standard errors of a mean of 4096 products.
        const spread = Math.sqrt(4 * analytic.ablation[i]! * analytic.ablation[j]! * (i === j ? 2 : 1 + rho));
        near(covariance.data[i * count + j]!, expected, (5 * spread) / Math.sqrt(samples) + 1e-12);
      }),
    );
  }
});

test('one-shot without refit', () => {
  const { paths, best } = at({ refit: false });
  assert.equal(names(paths.gradient.order), 'dead, faint, diffuse, copy A, copy B, skip 2, first, prev');
  assert.deepEqual(paths.ablation.order, paths.gradient.order);
  allNear(
    paths.gradient.train,
    [0.125, 0.125, 0.1258, 0.1298, 0.2072, 0.4421, 0.632, 1.0684, 1.5786],
    rounding,
  );
  allNear(losses(best), [0.125, 0.125, 0.1258, 0.1298, 0.2072, 0.3986, 0.632, 1.0684, 1.5786], rounding);
  assert.equal(names(paths.confidence.order), 'diffuse, first, copy A, copy B, prev, skip 2, faint, dead');
});

test('the losses of theory lie within 5% of the measured ones', () => {
  const close = (found: readonly number[], expected: readonly number[]) =>
    expected.forEach((loss, k) => near(found[k]!, loss, 0.05 * loss));
  const plain = at({ refit: false });
  const refit = at();
  const again = at({ mode: 'each' });
  const oneShot = [0.125, 0.125, 0.12625, 0.13, 0.21, 0.45, 0.63, 1.035, 1.535];
  const sharpest = [0.125, 0.12875, 0.53375, 0.61375, 0.85375, 1.35375, 1.53375, 1.535, 1.535];
  close(plain.paths.gradient.train, oneShot);
  close(losses(plain.best), [0.125, 0.125, 0.12625, 0.13, 0.21, 0.39, 0.63, 1.035, 1.535]);
  close(plain.paths.confidence.train, sharpest);
  close(refit.paths.gradient.train, [0.125, 0.125, 0.12625, 0.13, 0.13, 0.45, 0.63, 1.035, 1.535]);
  close(losses(refit.best), [0.125, 0.125, 0.125, 0.12625, 0.13, 0.31, 0.63, 1.035, 1.535]);
  close(again.paths.gradient.train, [0.125, 0.125, 0.12625, 0.13, 0.13, 0.31, 0.63, 1.035, 1.535]);
  // The formula itself, ½ Σ C_ij over the removed pairs, for the sets of the one-shot curve.
  oneShot.forEach((loss, k) => {
    const removed = plain.paths.gradient.order.slice(0, k);
    const pair = removed.includes(3) && removed.includes(4) ? 0.16 : 0;
    near(0.125 + sum(removed.map((head) => analytic.ablation[head]!)) + pair, loss, 1e-12);
  });
});

test('with refit: one-shot falls into the trap at k = 5, scoring again does not, the best subset is below both', () => {
  const once = at().paths.gradient;
  near(once.train[4]!, 0.1296, rounding);
  near(once.train[5]!, 0.4416, rounding);
  near(once.test[5]!, 0.4542, rounding);
  const { paths, best } = at({ mode: 'each' });
  const again = paths.gradient;
  assert.equal(names(again.order), 'dead, faint, diffuse, copy A, skip 2, copy B, first, prev');
  allNear(again.test, [0.1244, 0.1248, 0.126, 0.1287, 0.1287, 0.3075, 0.6392, 1.0579, 1.4694], rounding);
  allNear(again.train, [0.125, 0.1248, 0.1256, 0.1296, 0.1296, 0.3225, 0.6316, 1.0683, 1.5786], rounding);
  allNear(losses(best), [0.1248, 0.1248, 0.1248, 0.1256, 0.1296, 0.3225, 0.6316, 1.0683, 1.5786], rounding);
  near(again.gates[5]![4]!, 2, 0.05);
  // Copy B, or by symmetry copy A, goes with the dead head.
  const two = heads.filter((head) => !best[2]!.kept.includes(head));
  assert.ok(two.includes(6) && (two.includes(3) || two.includes(4)), String(names(two)));
  // Greedy removal is not optimal at k = 2 and 3.
  assert.ok(again.train[2]! > best[2]!.loss + 5e-4 && again.train[3]! > best[3]!.loss + 1e-3);
});

test('confidence is as planted, ties only the copies, and ranks the dead head first', () => {
  const { confidence, gradient, paths } = at();
  allNear(
    confidence,
    planted.map((head) => plantedAttention(head).most),
    1e-9,
  );
  assert.equal(new Set(Array.from(confidence, (value) => value.toFixed(6))).size, count - 1);
  assert.equal(Math.max(...confidence), confidence[6]);
  assert.equal(gradient[6], 0);
  // Of the four strongest heads it removes one before the dead head even with three cuts.
  assert.equal(names(paths.confidence.order.slice(0, 3)), 'diffuse, first, copy A');
  near(paths.confidence.test[3]!, 0.5243, rounding);
});

test('scores without the factor ξ would miss the doubled copy', () => {
  const { train } = makeData(1, 0.5);
  const gates = gatesFor(train, [0, 1, 2, 4], true);
  const scores = gradientScores(train, gates);
  assert.ok(scores[4]! > scores[2]!, 'as gated, copy B is above skip 2');
  assert.ok(scores[4]! / gates[4]! < scores[2]! / gates[2]!, 'by the gradient alone it is below');
});

test('outputs that are drawn directly are distributed as those of the layer', () => {
  for (const rho of [0, 0.75, 1]) {
    const [drawn, made] = [drawOutputs(rho, 0.5, { train: 3, test: 4 }), makeData(rho, 0.5)];
    for (const [one, other] of [
      [drawn.train, made.train],
      [drawn.test, made.test],
    ] as const) {
      assert.deepEqual(one.confidence.length, other.confidence.length);
      // Five standard errors of a difference of means of products.
      one.gram.data.forEach((value, at) => {
        const [i, j] = [planted[Math.floor(at / count)]!, planted[at % count]!];
        near(value, other.gram.data[at]!, (5 * 2 * i.writes * j.writes) / Math.sqrt(samples) + 1e-12);
      });
      allNear(one.confidence, other.confidence, 1e-9);
    }
  }
});

test('almost no noise: gradients vanish, ablation losses stay', () => {
  const frame = at({ sigma: 0.001 });
  near(frame.gradient[0]!, 6.5e-4, 1e-6);
  near(frame.ablation[0]!, 0.498, 5e-4);
  // Proportional to σ while the gates are 1.
  const usual = at();
  heads.forEach((head) => near(frame.gradient[head]!, usual.gradient[head]! / 500, 1e-12));
});

test('no curve is below the best subset, and refitting never raises the training loss', () => {
  for (const rho of [0, 0.35, 0.95, 1]) {
    for (const sigma of [0.1, 0.5, 1]) {
      const data = makeData(rho, sigma);
      const best = { true: bestSubsets(data.train, true), false: bestSubsets(data.train, false) };
      best.false.forEach(({ loss }, k) => assert.ok(best.true[k]!.loss <= loss + 1e-8));
      for (const criterion of criteria) {
        for (const mode of modes) {
          for (const refit of [true, false]) {
            const path = prune(data, { criterion, mode, refit });
            assert.deepEqual([...path.order].sort(), heads, 'each head goes once');
            path.train.forEach((loss, k) => {
              assert.ok(loss >= best[`${refit}`][k]!.loss - 1e-8, `${criterion} ${mode} ${refit} ${k}`);
              const kept = heads.filter((head) => !path.order.slice(0, k).includes(head));
              assert.ok(
                lossOf(data.train, gatesFor(data.train, kept, true)) <=
                  lossOf(data.train, gatesFor(data.train, kept, false)) + 1e-8,
              );
            });
          }
        }
      }
    }
  }
});

test('losses and ablation from moments agree with sums over samples', () => {
  const next = normal(mulberry32(5));
  const { train, test: held } = makeData(0.4, 0.7);
  const direct = (split: typeof train, gates: Float64Array) => {
    let squares = 0;
    for (let sample = 0; sample < samples; sample++) {
      let error = split.labels[sample]!;
      for (const head of heads) error -= gates[head]! * split.written[sample * count + head]!;
      squares += error * error;
    }
    return squares / (2 * samples);
  };
  for (let trial = 0; trial < 5; trial++) {
    const gates = Float64Array.from(heads, next);
    near(lossOf(train, gates), direct(train, gates), 1e-11);
    near(lossOf(held, gates), direct(held, gates), 1e-11);
    const scores = ablationScores(train, gates);
    for (const head of heads) {
      const without = Float64Array.from(gates);
      without[head] = 0;
      near(scores[head]!, direct(train, without) - direct(train, gates), 1e-11);
    }
  }
});

test('the sliced layer answers as the masked one', () => {
  for (const criterion of ['gradient', 'confidence'] as const)
    for (const k of [0, 3, 8]) {
      const { sliced } = at({ criterion, k });
      assert.equal(sliced.after, (8 - k) * 61);
      assert.ok(sliced.difference <= 1e-12);
    }
});

test('the random order is that of the specification', () => {
  const uniform = mulberry32(3);
  const order = [...heads];
  for (let i = 7; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  for (const mode of modes) assert.deepEqual(at({ mode }).paths.random.order, order);
});

test('presets and every end of the controls give sound pictures and positive losses', () => {
  const presets = lab.presets.map(({ params }) => params);
  assertSound(lab, [{}, ...presets, ...cornerStates(controls, 16)], ({ paths, best }) => {
    for (const { train, test: held } of Object.values(paths))
      assert.ok([...train, ...held].every((loss) => Number.isFinite(loss) && loss > 0));
    assert.ok(losses(best).every(Number.isFinite));
  });
});
