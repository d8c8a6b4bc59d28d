import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { draw } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { controls, type Params } from './controls.ts';
import {
  ablationScores,
  attend,
  attentionParameters,
  bestSubsets,
  count,
  gatesFor,
  gradientScores,
  layerParameters,
  lossOf,
  makeData,
  makeLayer,
  planted,
  positions,
  prune,
  run,
  samples,
  savings,
  shapes,
  slice,
  width,
  type Criterion,
} from './core.ts';
import { lab } from './lab.ts';

const at = (params: Partial<Params>) => result(run({ ...defaultsOf(controls), ...params }));
const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
const allNear = (actual: ArrayLike<number>, expected: readonly number[], tolerance: number) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, index) => near(actual[index]!, value, tolerance));
};
/** Reference numbers are given to four or five decimals. */
const rounding = 1e-4;
const names = (order: readonly number[]) => order.map((head) => planted[head]!.name);
const heads = planted.map((_, head) => head);
const criteria = Object.keys(controls.criterion.options) as Criterion[];
const modes = Object.keys(controls.mode.options) as Params['mode'][];

/** What the specification derives for independent standard normal contents. */
const analytic = {
  ablation: [0.5, 0.405, 0.18, 0.08, 0.08, 0.00375, 0, 0.00125],
  gradient: [0.31831, 0.28648, 0.19099, 0.12732, 0.12732, 0.02757, 0, 0.01592],
};

test('base loss, scores and the twins: measured values', () => {
  const { train } = makeData(1, 0.5);
  near(lossOf(train, gatesFor(train, heads, false)), 0.125, rounding);
  const frame = at({});
  allNear(frame.gradient, [0.32484, 0.28858, 0.19622, 0.12906, 0.12906, 0.02818, 0, 0.01631], rounding);
  allNear(frame.ablation, [0.50983, 0.41591, 0.1927, 0.07745, 0.07745, 0.00388, 0, 0.00077], rounding);
  allNear(frame.confidence, [1, 1, 1, 1, 1, 1 / 12, 1, 1], 1e-9);
  near(frame.oneTwin, 0.07745, rounding);
  near(frame.bothTwins, 0.31201, rounding);
});

test('scores and covariance agree with theory as far as 4096 samples can', () => {
  const frame = at({});
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
        const twinPair = i !== j && [i, j].every((head) => head === 3 || head === 4);
        const expected = i === j ? 2 * analytic.ablation[i]! : twinPair ? 0.16 * rho : 0;
        // Five standard errors of a mean of 4096 products.
        const spread = Math.sqrt(4 * analytic.ablation[i]! * analytic.ablation[j]! * (i === j ? 2 : 1 + rho));
        near(covariance.data[i * count + j]!, expected, (5 * spread) / Math.sqrt(samples) + 1e-12);
      }),
    );
  }
});

test('one-shot without refit', () => {
  const { paths, best } = at({ refit: false });
  assert.deepEqual(names(paths.gradient.order), [
    'dead',
    'faint',
    'diffuse',
    'twin A',
    'twin B',
    'skip 2',
    'first',
    'prev',
  ]);
  assert.deepEqual(paths.ablation.order, paths.gradient.order);
  allNear(
    paths.gradient.train,
    [0.125, 0.125, 0.1258, 0.1298, 0.2071, 0.4414, 0.6318, 1.0677, 1.5781],
    rounding,
  );
  allNear(
    best.map(({ loss }) => loss),
    [0.125, 0.125, 0.1258, 0.1298, 0.2071, 0.3986, 0.6318, 1.0677, 1.5781],
    rounding,
  );
  assert.deepEqual(names(paths.confidence.order), [
    'diffuse',
    'prev',
    'first',
    'skip 2',
    'twin A',
    'twin B',
    'dead',
    'faint',
  ]);
});

test('the losses of theory lie within 5% of the measured ones', () => {
  const close = (losses: readonly number[], expected: readonly number[]) =>
    expected.forEach((loss, k) => near(losses[k]!, loss, 0.05 * loss));
  const plain = at({ refit: false });
  const refit = at({});
  close(plain.paths.gradient.train, [0.125, 0.125, 0.12625, 0.13, 0.21, 0.45, 0.63, 1.035, 1.535]);
  close(
    plain.best.map(({ loss }) => loss),
    [0.125, 0.125, 0.12625, 0.13, 0.21, 0.39, 0.63, 1.035, 1.535],
  );
  close(
    plain.paths.confidence.train,
    [0.125, 0.12875, 0.62875, 1.03375, 1.21375, 1.29375, 1.53375, 1.53375, 1.535],
  );
  close(refit.paths.gradient.train, [0.125, 0.125, 0.12625, 0.13, 0.13, 0.45, 0.63, 1.035, 1.535]);
  close(
    refit.best.map(({ loss }) => loss),
    [0.125, 0.125, 0.125, 0.12625, 0.13, 0.31, 0.63, 1.035, 1.535],
  );
  close(
    at({ mode: 'each' }).paths.gradient.train,
    [0.125, 0.125, 0.12625, 0.13, 0.13, 0.31, 0.63, 1.035, 1.535],
  );
  // The formula itself, ½ Σ C_ij over the removed pairs, for the sets of the one-shot curve.
  const exact = (removed: readonly number[]) =>
    0.125 +
    removed.reduce((sum, head) => sum + analytic.ablation[head]!, 0) +
    (removed.includes(3) && removed.includes(4) ? 0.16 : 0);
  allNear(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) => exact(plain.paths.gradient.order.slice(0, k))),
    [0.125, 0.125, 0.12625, 0.13, 0.21, 0.45, 0.63, 1.035, 1.535],
    1e-12,
  );
});

test('with refit: one-shot falls into the trap at k = 5, scoring again does not, the best subset is below both', () => {
  const once = at({}).paths.gradient;
  near(once.train[4]!, 0.1296, rounding);
  near(once.train[5]!, 0.4409, rounding);
  const { paths, best } = at({ mode: 'each' });
  const again = paths.gradient;
  assert.deepEqual(names(again.order), [
    'dead',
    'faint',
    'diffuse',
    'twin A',
    'skip 2',
    'twin B',
    'first',
    'prev',
  ]);
  allNear(again.test, [0.1244, 0.1248, 0.126, 0.1287, 0.1287, 0.3074, 0.6392, 1.0558, 1.467], rounding);
  allNear(again.train, [0.125, 0.1248, 0.1256, 0.1296, 0.1296, 0.3225, 0.6314, 1.0676, 1.5781], rounding);
  allNear(
    best.map(({ loss }) => loss),
    [0.1248, 0.1248, 0.1248, 0.1256, 0.1296, 0.3225, 0.6314, 1.0676, 1.5781],
    rounding,
  );
  near(again.gates[5]![4]!, 2, 0.05);
  // Twin B, or by symmetry twin A, goes with the dead head.
  const two = heads.filter((head) => !best[2]!.kept.includes(head));
  assert.ok(two.includes(6) && (two.includes(3) || two.includes(4)), String(names(two)));
  // Greedy removal is not optimal at k = 2 and 3.
  assert.ok(again.train[2]! > best[2]!.loss + 5e-4 && again.train[3]! > best[3]!.loss + 1e-3);
});

test('confidence ranks the dead head with the best', () => {
  const { confidence, gradient } = at({});
  near(confidence[6]!, 1, 1e-9);
  near(confidence[5]!, 0.083, 5e-4);
  assert.equal(gradient[6], 0);
});

test('scores without the factor ξ would miss the doubled twin', () => {
  const { train } = makeData(1, 0.5);
  const gates = gatesFor(train, [0, 1, 2, 4], true);
  const scores = gradientScores(train, gates);
  assert.ok(scores[4]! > scores[2]!, 'as gated, twin B is above skip 2');
  assert.ok(scores[4]! / gates[4]! < scores[2]! / gates[2]!, 'by the gradient alone it is below');
});

test('almost no noise: gradients vanish, ablation losses stay', () => {
  const frame = at({ sigma: 0.001 });
  near(frame.gradient[0]!, 6.5e-4, 1e-6);
  near(frame.ablation[0]!, 0.498, 5e-4);
  // Proportional to σ while the gates are 1.
  const usual = at({});
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
    let sum = 0;
    for (let sample = 0; sample < samples; sample++) {
      let error = split.labels[sample]!;
      for (const head of heads) error -= gates[head]! * split.written[sample * count + head]!;
      sum += error * error;
    }
    return sum / (2 * samples);
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

test('attention by plain matrices, and slicing equals masking', () => {
  const next = normal(mulberry32(9));
  const layer = makeLayer(0.3);
  for (const weights of [layer.query, layer.key, layer.value, layer.output])
    for (let i = 0; i < weights.length; i++) weights[i] = next() / 2;
  const tokens = draw(positions, width, next).data;
  const written = new Float64Array(count);
  const pattern = new Float64Array(count * positions);
  attend(layer, tokens, written, pattern);
  const dot = (weights: Float64Array, head: number, token: number) =>
    Array.from({ length: width }, (_, i) => weights[head * width + i]! * tokens[token * width + i]!).reduce(
      (a, b) => a + b,
    );
  const places = Array.from({ length: positions }, (_, t) => t);
  for (const head of heads) {
    const asked = dot(layer.query, head, positions - 1);
    const weights = softmax(places.map((t) => asked * dot(layer.key, head, t)));
    allNear(pattern.subarray(head * positions, (head + 1) * positions), [...weights], 1e-12);
    const read = places.reduce((sum, t) => sum + weights[t]! * dot(layer.value, head, t), 0);
    near(written[head]!, layer.output[head]! * read, 1e-12);
  }
  const gates = Float64Array.of(1, 0, 0.5, 2, 0, 1, 0, 1);
  const kept = heads.filter((head) => gates[head] !== 0);
  const small = slice(layer, gates, kept);
  const cut = new Float64Array(small.heads);
  attend(small, tokens, cut, pattern);
  near(
    cut.reduce((a, b) => a + b, 0),
    written.reduce((sum, value, head) => sum + gates[head]! * value, 0),
    1e-12,
  );
  assert.equal(layerParameters(layer), 8 * 61);
  assert.equal(layerParameters(small), 5 * 61);
  for (const k of [0, 3, 8]) {
    const { sliced } = at({ k });
    assert.equal(sliced.after, (8 - k) * 61);
    assert.ok(sliced.difference <= 1e-12);
  }
});

test('parameters and cache of real shapes', () => {
  const toy = { width: 64, heads: 8, kvHeads: 8, headWidth: 8, feedForward: 256, matrices: 2, layers: 1 };
  assert.equal(attentionParameters(toy), 16384);
  assert.equal(attentionParameters({ ...toy, heads: 5, kvHeads: 5 }), 10240);
  near(attentionParameters(toy) / savings(toy, 0).whole.parameters, 1 / 3, 1e-15);
  assert.equal(attentionParameters(shapes.llama2small), 67108864);
  assert.equal(savings(shapes.llama2small, 0).whole.parameters, 202375168);
  assert.equal(attentionParameters(shapes.llama3), 41943040);
  const half = savings(shapes.llama3, 4);
  assert.equal(half.whole.parameters, 218103808);
  near(1 - half.queries.parameters / half.whole.parameters, 0.077, 5e-4);
  near(1 - half.groups.parameters / half.whole.parameters, 0.096, 5e-4);
  assert.equal(half.queries.cacheBytes, half.whole.cacheBytes);
  assert.equal(half.groups.cacheBytes, half.whole.cacheBytes / 2);
  assert.equal(savings(shapes.llama2large, 0).whole.cacheBytes, 327680);
  assert.equal(savings({ ...shapes.llama2large, kvHeads: 64 }, 0).whole.cacheBytes, 2621440);
  // Four query heads are left for eight groups: half of the groups are empty.
  assert.equal(savings(shapes.llama3, 6).queries.cacheBytes, half.whole.cacheBytes);
  assert.equal(savings(shapes.llama3, 7).queries.cacheBytes, half.whole.cacheBytes / 2);
  const many = savings(shapes.llama2small, 4);
  assert.deepEqual(many.queries, many.groups);
  for (const shape of Object.values(shapes)) {
    assert.deepEqual(savings(shape, 0).queries, savings(shape, 0).whole);
    assert.equal(savings(shape, 8).queries.cacheBytes, 0);
    assert.equal(savings(shape, 8).queries.parameters, 3 * shape.width * shape.feedForward);
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

test('every end of the controls gives finite results, independent of what ran before', () => {
  const before = at({});
  for (const rho of [0, 1])
    for (const sigma of [0.1, 1])
      for (const k of [0, 8])
        for (const refit of [true, false])
          for (const mode of modes)
            for (const criterion of criteria) {
              const frame = at({ rho, sigma, k, refit, mode, criterion });
              for (const path of Object.values(frame.paths))
                for (const loss of [...path.train, ...path.test])
                  assert.ok(Number.isFinite(loss) && loss > 0);
              assert.ok(frame.best.every(({ loss }) => Number.isFinite(loss)));
              assert.ok([...frame.gradient, ...frame.ablation, frame.bothTwins].every(Number.isFinite));
            }
  assert.deepEqual(at({}), before);
  near(at({ rho: 0 }).bothTwins / at({ rho: 0 }).oneTwin, 2, 0.1);
});

test('the view names every number once, and shows none that is not finite', () => {
  for (const params of [
    {},
    ...lab.presets.map(({ params }) => params),
    { k: 0 },
    { k: 8, mode: 'each' as const },
  ]) {
    for (const model of ['llama2small', 'llama2large'] as const) {
      const all = { ...defaultsOf(controls), ...params, model };
      const frame = at(all);
      const html = lab.view(frame, all);
      const values = [...html.matchAll(/data-value="(\w+)" value="([^"]*)"/g)];
      assert.equal(new Set(values.map(([, name]) => name)).size, values.length);
      assert.ok(values.every(([, , number]) => number !== '' && Number.isFinite(Number(number))));
      assert.doesNotMatch(html + lab.summary(frame, all), /NaN|Infinity|undefined|<th[^>]*><\/th>/);
    }
  }
});
