import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { addScaled, draw, identity, multiply, transpose, zeros } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { controls } from './controls.ts';
import { run } from './core.ts';
import { loadCost } from './cost.ts';
import { gated, gatedProbabilities } from './gate.ts';
import { lab } from './lab.ts';
import {
  exactMap,
  frozenParts,
  logitsOf,
  measure,
  scale,
  toLogits,
  trainStep,
  untrainedProjector,
} from './projector.ts';
import { ceiling, drawQuestions, imageOf, largest, majorityRule, poolings } from './questions.ts';
import { addressedTokens, tokensOfImage, wholeImage } from './tokens.ts';

const at = runner(controls, run);

test('data and frozen parts are those of the specification', () => {
  const uniform = mulberry32(21);
  // The fact sheet prints the second as …9513, which is no multiple of 2⁻³²: a slip of one digit.
  assert.deepEqual([uniform(), uniform()], [0.4322912215720862, 0.4470290595199913]);
  const train = drawQuestions(1024, 21);
  assert.deepEqual([train.cells[0], train.cells[1]], [1, 1]);
  for (let i = 0; i < train.count; i++)
    assert.equal(train.answers[i], train.cells[i * 64 + train.row[i]! * 8 + train.column[i]!]);
  const { encoder, words } = frozenParts();
  near(encoder.data[0]!, -0.3357772907760777, 1e-15);
  near(words.data[0]!, -0.252721937259868, 1e-14);
  assert.deepEqual([encoder.rows, encoder.columns, words.rows, words.columns], [4, 12, 16, 4]);
});

test('text-only logits are τ times the identity', () => {
  const { words } = frozenParts();
  const expected = identity(4).data.map((entry) => scale * entry);
  allNear(toLogits(words, words).data, expected, 1e-12);
});

test('the ceiling: exact fractions, and every block of four counted', () => {
  assert.equal(ceiling(1), 1);
  near(ceiling(4), 17 / 32, 1e-12);
  near(ceiling(16), 0.3836884052, 1e-10);
  near(ceiling(64), 0.315655813, 1e-10);
  const byMost = [0, 0, 0, 0, 0];
  for (let block = 0; block < 256; block++) {
    const counts = [0, 0, 0, 0];
    for (let cell = 0; cell < 4; cell++) counts[(block >> (2 * cell)) & 3]! += 1;
    byMost[Math.max(...counts)]! += 1;
  }
  assert.deepEqual(byMost, [0, 24, 180, 48, 4]);
  near(ceiling(4), byMost.reduce((sum, count, most) => sum + count * most, 0) / 256 / 4, 1e-12);
});

test('untrained and trained accuracy, majority rule and loss: reference numbers', () => {
  const untrained = at({ steps: 0 }).rows;
  const trained = at().rows;
  const reference = [
    { p: 1, before: 0.2427, after: 1, majority: 1, loss: 0.0009 },
    { p: 2, before: 0.2627, after: 0.5364, majority: 0.5306, loss: 1.0133 },
    { p: 4, before: 0.2588, after: 0.3845, majority: 0.3814, loss: 1.2994 },
    { p: 8, before: 0.2434, after: 0.2976, majority: 0.3148, loss: 1.3688 },
  ];
  reference.forEach(({ p, before, after, majority, loss }, index) => {
    const row = trained[index]!;
    assert.deepEqual([row.pooling, row.tokens], [p, 64 / p ** 2]);
    near(untrained[index]!.trained!.accuracy, before, 5e-5);
    near(untrained[index]!.trained!.accuracy, 0.25, 0.025);
    // The references have four decimals.
    near(row.trained!.accuracy, after, 5.1e-5);
    near(row.majority, majority, 5e-5);
    near(row.trained!.loss, loss, 5e-5);
    near(row.trained!.accuracy, row.ceiling, 0.025);
    near(row.majority, row.ceiling, 0.025);
  });
});

test('training M is training the projector: same map, loss and accuracy', () => {
  const { encoder, words } = frozenParts();
  const train = drawQuestions(1024, 21);
  const test4096 = drawQuestions(4096, 22);
  for (const p of [1, 4]) {
    const tokens = addressedTokens(encoder, train, p);
    const features = { rows: train.count, columns: 12, data: tokens };
    let projector = untrainedProjector();
    const map = toLogits(words, projector);
    for (let step = 0; step < 40; step++) {
      const loss = trainStep(map.data, tokens, train.answers);
      // Forward and back with plain matrices: h = P f, logits = τ Wᵀ h, ∂L/∂P = τ W (softmax − one-hot)ᵀ F / n.
      const logits = multiply(multiply(features, transpose(projector)), words);
      const errors = zeros(train.count, 4);
      let expected = 0;
      for (let i = 0; i < train.count; i++) {
        const probabilities = softmax(logits.data.subarray(i * 4, i * 4 + 4).map((z) => z * scale));
        expected -= Math.log(probabilities[train.answers[i]!]!) / train.count;
        for (let c = 0; c < 4; c++)
          errors.data[i * 4 + c] = (probabilities[c]! - (c === train.answers[i] ? 1 : 0)) / train.count;
      }
      near(loss, expected, 1e-10);
      projector = addScaled(projector, multiply(multiply(words, transpose(errors)), features), -scale);
    }
    const other = toLogits(words, projector);
    allNear(map.data, other.data);
    const seen = addressedTokens(encoder, test4096, p);
    assert.equal(
      measure(map.data, seen, test4096.answers).accuracy,
      measure(other.data, seen, test4096.answers).accuracy,
    );
  }
});

test('the gradient of M agrees with differences of the loss', () => {
  const { encoder } = frozenParts();
  const questions = drawQuestions(50, 3);
  const tokens = addressedTokens(encoder, questions, 2);
  const next = normal(mulberry32(4));
  const start = Float64Array.from({ length: 48 }, next);
  const moved = start.slice();
  trainStep(moved, tokens, questions.answers);
  for (const index of [0, 13, 30, 47]) {
    const lossAt = (change: number) => {
      const map = start.slice();
      map[index]! += change;
      return measure(map, tokens, questions.answers).loss;
    };
    const slope = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    near((start[index]! - moved[index]!) / scale ** 2, slope, 1e-8);
  }
});

test('pooling and linear maps commute: the mean projected token does not depend on p', () => {
  const { encoder, words } = frozenParts();
  const images = drawQuestions(200, 9);
  const map = toLogits(words, draw(16, 12, normal(mulberry32(8)))).data;
  const exact = exactMap(encoder);
  // The exact map takes each E_k to the unit logits of colour k.
  allNear(multiply(exact, transpose(encoder)).data, identity(4).data, 1e-12);
  for (let i = 0; i < images.count; i++) {
    const means = poolings.map((p) => {
      const tokens = tokensOfImage(encoder, imageOf(images, i), p);
      const mean = new Float64Array(4);
      for (let from = 0; from < tokens.length; from += 12)
        logitsOf(map, tokens.subarray(from, from + 12)).forEach(
          (logit, c) => (mean[c]! += (logit * 12) / tokens.length),
        );
      return mean;
    });
    for (const mean of means) allNear(mean, means[0]!, 1e-12);
  }
  for (const p of poolings) assert.equal(wholeImage(encoder, exact.data, images, p), 1);
  for (const pooling of poolings) assert.equal(at({ pooling, steps: 0 }).whole.computed, 1);
});

test('the whole image: what the trained projector gets, not what a computed map gets', () => {
  for (const [pooling, right] of [
    [1, 0.6428],
    [2, 0.9385],
    [4, 0.9031],
    [8, 0.8069],
  ] as const) {
    near(at({ pooling, steps: 0 }).whole.trained, 0.2861, 5e-4);
    near(at({ pooling }).whole.trained, right, 5.1e-5);
  }
});

test('other training questions: the spread that the lab names, and the ceiling from more of them', () => {
  const { encoder, words } = frozenParts();
  const test4096 = drawQuestions(4096, 22);
  const accuracy = (count: number, seed: number, p: number) => {
    const train = drawQuestions(count, seed);
    const tokens = addressedTokens(encoder, train, p);
    const map = toLogits(words, untrainedProjector()).data;
    for (let step = 0; step < 200; step++) trainStep(map, tokens, train.answers);
    return measure(map, addressedTokens(encoder, test4096, p), test4096.answers).accuracy;
  };
  for (const [p, least, most] of [
    [2, 0.528, 0.536],
    [8, 0.304, 0.317],
  ] as const) {
    const all = [41, 42, 43, 44, 45, 46, 47, 48].map((seed) => accuracy(1024, seed, p));
    near(Math.min(...all), least, 5.1e-4);
    near(Math.max(...all), most, 5.1e-4);
  }
  near(accuracy(16384, 51, 8), 0.317, 5.1e-4);
});

test('training changes neither the encoder nor the words', () => {
  const { encoder, words } = frozenParts();
  const tokens = addressedTokens(encoder, drawQuestions(50, 3), 2);
  const map = toLogits(words, untrainedProjector()).data;
  const start = map.slice();
  trainStep(map, tokens, drawQuestions(50, 3).answers);
  assert.notDeepEqual(map, start);
  assert.deepEqual({ encoder, words }, frozenParts());
});

test('noise: tokens addressed are tokens of the image, and noise costs accuracy', () => {
  const { encoder } = frozenParts();
  const questions = drawQuestions(30, 12);
  for (const p of poolings) {
    const addressed = addressedTokens(encoder, questions, p);
    for (let i = 0; i < questions.count; i++) {
      const all = tokensOfImage(encoder, imageOf(questions, i), p);
      const token = Math.floor(questions.row[i]! / p) * (8 / p) + Math.floor(questions.column[i]! / p);
      const own = all.subarray(token * 12, token * 12 + 12);
      allNear(addressed.subarray(i * 12, i * 12 + 12), own, 1e-12);
    }
  }
  const clean = at();
  const noisy = at({ noise: 0.5 });
  noisy.rows.forEach((row, index) => {
    assert.ok(row.trained!.accuracy < clean.rows[index]!.trained!.accuracy);
    assert.ok(row.trained!.accuracy <= row.ceiling + 0.025);
  });
  assert.ok(noisy.whole.computed < 1 && noisy.whole.computed > 0.5);
  // The mean noise of the whole image does not depend on the pooling, and its variance falls as 1 / 64.
  for (const pooling of poolings)
    near(at({ noise: 0.5, pooling, steps: 0 }).whole.computed, noisy.whole.computed, 5e-4);
});

test('the majority rule counts ties by their share', () => {
  const questions = drawQuestions(1, 1);
  questions.row[0] = 0;
  questions.column[0] = 0;
  questions.cells.set([0, 1], 0);
  questions.cells.set([2, 3], 8);
  questions.answers[0] = 0;
  assert.equal(majorityRule(questions, 2), 1 / 4);
  questions.cells.set([0, 0], 8);
  assert.equal(majorityRule(questions, 2), 1);
  questions.answers[0] = 1;
  assert.equal(majorityRule(questions, 2), 0);
  assert.equal(largest([1, 3, 3]), 1);
});

test('the gate: reference probabilities, and the crossing at atanh ½', () => {
  for (let k = 0; k < 4; k++) allNear(gatedProbabilities(0, k), [0.7112, 0.0963, 0.0963, 0.0963], 5e-5);
  for (const k of [1, 2, 3]) {
    const image = [0.25, 0.5, 1, 2].map((alpha) => gatedProbabilities(alpha, k)[k]!);
    allNear(image, [0.221, 0.4035, 0.6914, 0.8343], 5e-5);
  }
  const { crossing } = gated(0);
  near(crossing, 0.5493, 5e-5);
  const winners = [-1e-6, 1e-6].map((by) => largest(gatedProbabilities(crossing + by, 2)));
  assert.deepEqual(winners, [0, 2]);
});

test('cost: pairs, and whole tokens for every size that can be chosen', () => {
  assert.equal(loadCost('l32-kv8', 336, 2).pairs, (144 + 32) ** 2);
  assert.deepEqual(
    poolings.map((p) => loadCost('l32-kv8', 336, p).cacheMB.toFixed(1)),
    ['75.5', '18.9', '4.7', '1.2'],
  );
  near(loadCost('l32-kv32', 336, 1).cacheMB, 301.989888);
  for (const pixels of controls.pixels.values)
    for (const p of poolings) assert.ok(Number.isInteger(loadCost('l80-kv8', pixels, p).tokens));
});

test('every end of the controls gives sound pictures', () => {
  const inBetween = [2, 4].map((pooling) => ({ pooling, steps: 10, noise: 0.05 }));
  assertSound(lab, [...corners(controls, 8), ...inBetween]);
});
