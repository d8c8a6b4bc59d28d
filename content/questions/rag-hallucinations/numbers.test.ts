import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  above,
  allowedWrong,
  answerScore,
  checkers,
  classConditionalPass,
  classConditionalRank,
  faithfulness,
  fewestLabels,
  gapFor,
  hallucinatedOfAnswers,
  legalTools,
  meanRisk,
  operatingPoint,
  penalty,
  riskSpread,
  semanticEntropy,
  shareAbove,
  thresholdFor,
  wrongByCoverage,
} from './numbers.ts';

test('three of four claims supported is a faithfulness of 0.75', () => {
  assert.equal(faithfulness(3, 4), 0.75);
});

test('semantic entropy is 0 for one cluster and ln K for K singletons', () => {
  assert.equal(semanticEntropy([5]), 0);
  near(semanticEntropy([3, 2]), 0.673, 5e-5);
  near(semanticEntropy([1, 1, 1, 1, 1]), Math.log(5));
  near(semanticEntropy([2, 2]), Math.LN2);
});

test('answering pays exactly above the confidence target', () => {
  for (const t of [0.1, 0.5, 0.75, 0.9]) {
    near(answerScore(t, t), 0);
    assert.ok(answerScore(t + 0.01, t) > 0);
    assert.ok(answerScore(t - 0.01, t) < 0);
  }
  near(penalty(0.9), 9);
});

test('conformal risk control allows one wrong answer fewer than alpha (n + 1)', () => {
  assert.deepEqual(
    [0.1, 0.05, 0.02].map((alpha) => allowedWrong(200, alpha)),
    [19, 9, 3],
  );
  assert.equal(allowedWrong(99, 0.05), 4);
  assert.equal(allowedWrong(99, 0.1), 9);
  assert.equal(allowedWrong(99, 0.009), -1);
  assert.equal(allowedWrong(18, 0.05), -1);
  for (const alpha of [0.02, 0.05, 0.1]) {
    assert.ok(allowedWrong(fewestLabels(alpha), alpha) >= 0);
    assert.equal(allowedWrong(fewestLabels(alpha) - 1, alpha), -1);
  }
});

test('the mean risk is floor(alpha (n + 1)) / (n + 1), and a simulation spreads as the Beta law says', () => {
  for (const [alpha, expected] of [
    [0.02, 0.0199],
    [0.05, 0.0498],
    [0.1, 0.0995],
    [0.15, 0.1493],
  ] as const) {
    near(meanRisk(200, alpha), expected, 5e-5);
    assert.ok(meanRisk(200, alpha) <= alpha);
  }
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const [n, alpha, runs] = [200, 0.1, 4000];
  // A wrong answer's score is a uniform number below 0.25, as 25% are wrong; the risk is the number itself.
  const risks = Array.from({ length: runs }, () => {
    const draws = Array.from({ length: n }, random).sort((a, b) => a - b);
    return Math.min(draws[allowedWrong(n, alpha)]!, 0.25);
  });
  const mean = risks.reduce((sum, risk) => sum + risk, 0) / runs;
  const deviation = Math.sqrt(risks.reduce((sum, risk) => sum + (risk - mean) ** 2, 0) / runs);
  near(mean, meanRisk(n, alpha), (3 * riskSpread(n, alpha)) / Math.sqrt(runs));
  near(deviation, riskSpread(n, alpha), 0.001);
  const over = risks.filter((risk) => risk > alpha).length / runs;
  near(over, shareAbove(n, alpha), 0.025);
});

test('class-conditional calibration: rank and pass rate', () => {
  for (const [wrong, alpha, rank, pass] of [
    [9, 0.1, 9, 0.1],
    [19, 0.05, 19, 0.05],
    [49, 0.1, 45, 0.1],
    [99, 0.05, 95, 0.05],
  ] as const) {
    assert.equal(classConditionalRank(wrong, alpha), rank);
    near(classConditionalPass(wrong, alpha), pass);
  }
});

test('the closed form of the simulated traffic agrees with the recorded output of conformal.py', () => {
  near(above(0), 0.5, 2e-7);
  near(above(1.959964), 0.025, 2e-7);
  for (const [alpha, coverage, selective] of [
    [0.05, 0.699, 0.072],
    [0.1, 0.816, 0.121],
    [0.15, 0.888, 0.168],
  ] as const) {
    const point = operatingPoint(thresholdFor(meanRisk(200, alpha)));
    near(point.risk, meanRisk(200, alpha), 1e-6);
    near(point.coverage, coverage, 0.01);
    near(point.selective, selective, 0.003);
  }
  near(operatingPoint(thresholdFor(meanRisk(200, 0.1)), { wrong: 0.6, gap: 2 }).risk, 0.24, 0.005);
});

test('refusals out of the denominator', () => {
  near(hallucinatedOfAnswers(legalTools.lexis), 17 / 82);
  near(hallucinatedOfAnswers(legalTools.westlaw), 33 / 75);
});

test('the closed form reproduces FaithBench, and a better checker shows more that is less often wrong', () => {
  const at = (traffic: (typeof checkers)['weak']) => operatingPoint(thresholdFor(0.098, traffic), traffic);
  near(at(checkers.weak).coverage, 0.21, 0.005);
  near(at(checkers.weak).selective, 0.47, 0.005);
  near(at(checkers.strong).coverage, 0.43, 0.005);
  near(at(checkers.strong).selective, 0.23, 0.005);
  near(gapFor(0.5), 0, 1e-6);
});

test('the curves end where everything is shown, and the better checker is never above the other', () => {
  const [weak, strong] = wrongByCoverage().map(({ points }) => points);
  for (const points of [weak!, strong!]) {
    near(points.at(-1)![0], 1, 0.01);
    near(points.at(-1)![1], 0.59, 0.01);
    points.slice(1).forEach(([coverage, share], index) => {
      assert.ok(coverage > points[index]![0] && share >= points[index]![1]);
    });
  }
  assert.ok(strong![0]![1] < 0.01 && weak![0]![1] > 0.2);
});

test('risk and coverage fall as the threshold rises', () => {
  for (let tau = -3; tau < 4; tau += 0.25) {
    const [low, high] = [operatingPoint(tau), operatingPoint(tau + 0.25)];
    assert.ok(high.risk < low.risk && high.coverage < low.coverage);
  }
});
