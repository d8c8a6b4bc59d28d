import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  activationBars,
  attentionTerm,
  gpt3,
  groupedPeak,
  layerBytes,
  logitsGB,
  memoryOverTime,
  modelGB,
  mtNlg,
  reach,
  revolve,
  revolveSteps,
  run,
  selectiveSaving,
  selectiveWork,
  stepRatio,
  tradeOff,
} from './numbers.ts';

const near = (actual: number, expected: number, within: number) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

test('counted peaks and evaluations are those of the reference runs', () => {
  for (const [n, k, peak, extra] of [
    [16, 1, 17, 0],
    [16, 2, 10, 8],
    [16, 4, 8, 12],
    [16, 8, 10, 14],
    [64, 1, 65, 0],
    [64, 4, 20, 48],
    [64, 8, 16, 56],
    [64, 16, 20, 60],
    [64, 10, 16, 57],
    [100, 10, 20, 90],
    [100, 8, 20, 87],
  ] as const) {
    const { peak: p, extra: e } = run(n, k);
    assert.deepEqual([p, e], [peak, extra], `n=${n} k=${k}`);
  }
});

test('counting agrees with the closed forms for every chain and segment', () => {
  for (let n = 1; n <= 70; n += 1) {
    for (let k = 1; k <= n; k += 1) {
      const m = Math.ceil(n / k);
      const wrapped = run(n, k);
      assert.equal(wrapped.extra, n - m);
      assert.equal(wrapped.peak, Math.max(m + n - (m - 1) * k, m - 1 + k), `n=${n} k=${k}`);
      assert.equal(run(n, k, false).extra, (m - 1) * (k - 1));
      assert.equal(run(n, k, false).peak, wrapped.peak);
    }
  }
});

test('the best even segment for 64 layers is 8, and one segment around everything saves nothing', () => {
  const peaks = Array.from({ length: 64 }, (_, index) => run(64, index + 1).peak);
  assert.equal(Math.min(...peaks), 16);
  assert.equal(peaks[7], 16);
  assert.equal(peaks[63], 65);
});

test('a step with segments costs about a third more', () => {
  near(stepRatio(64, run(64, 8).extra), 248 / 192, 1e-12);
  near(stepRatio(1e6, 1e6), 4 / 3, 1e-12);
});

test('the closed form of the optimal schedule solves its recursion', () => {
  const [length, slots] = [70, 12];
  const best: number[][] = Array.from({ length: length + 1 }, () => []);
  for (let l = 1; l < length; l += 1) {
    for (let c = 1; c < slots; c += 1) {
      if (l === 1) best[l]![c] = 0;
      else if (c === 1) best[l]![c] = (l * (l - 1)) / 2;
      else {
        let least = Infinity;
        for (let j = 1; j < l; j += 1) least = Math.min(least, j + best[l - j]![c - 1]! + best[j]![c]!);
        best[l]![c] = least;
      }
      if (l > 1) assert.equal(revolveSteps(l, c), best[l]![c], `l=${l} c=${c}`);
    }
  }
  assert.deepEqual([reach(3, 3), reach(5, 3), reach(10, 2)], [20, 56, 66]);
});

test('the optimal schedule for 64 layers', () => {
  for (const [slots, steps, extra, peak] of [
    [1, 2016, 1953, 3],
    [2, 420, 357, 4],
    [4, 200, 137, 6],
    [8, 137, 74, 10],
    [14, 112, 49, 16],
    [16, 110, 47, 18],
    [32, 94, 31, 34],
    [63, 63, 0, 65],
  ] as const) {
    assert.equal(revolveSteps(64, slots), steps);
    assert.deepEqual(revolve(64, slots), { extra, peak });
  }
  assert.equal(run(64, 8, false).extra, revolve(64, 14).extra);
});

test('bytes of GPT-3 and MT-NLG', () => {
  assert.deepEqual([attentionTerm(gpt3), attentionTerm(mtNlg)], [80, 64]);
  near(selectiveSaving(gpt3), 0.7018, 1e-4);
  near(selectiveSaving(mtNlg), 0.6531, 1e-4);
  near(layerBytes(gpt3, 'all') / 1e9, 2.8689, 1e-4);
  near(modelGB(gpt3, 'all'), 275.4, 0.05);
  near(modelGB(gpt3, 'selective'), 82.1, 0.05);
  near(modelGB(gpt3, 'full'), 4.83, 0.005);
});

test('extra work of selective recomputation: of the step, and of the forward pass as the paper gives it', () => {
  near(selectiveWork(gpt3), 0.009, 1e-4);
  near(selectiveWork(mtNlg), 0.0055, 1e-4);
  near(3 * selectiveWork(gpt3), 0.027, 5e-4);
  near(3 * selectiveWork(mtNlg), 0.016, 5e-4);
});

test('the first bar is everything, and no bar is longer', () => {
  const totals = activationBars(gpt3).map((bar) =>
    bar.segments.reduce((sum, segment) => sum + segment.value, 0),
  );
  near(totals[0]!, modelGB(gpt3, 'all'), 1e-9);
  near(totals[2]!, modelGB(gpt3, 'full') + layerBytes(gpt3, 'all') / 1e9, 1e-9);
  assert.ok(totals[0]! > totals[1]! && totals[1]! > totals[2]!);
});

test('grouping blocks of 96 hardly matters', () => {
  assert.deepEqual(
    [1, 2, 3].map((group) => groupedPeak(96, group, 34)),
    [226, 164, 166],
  );
  assert.deepEqual(
    [1, 2].map((group) => groupedPeak(96, group, 114)),
    [306, 324],
  );
});

test('logits of 8,192 tokens over 128,000 words in 32 bits', () => {
  near(logitsGB(8192, 128_000, 4), 4.194, 1e-3);
});

test('plots have few points, and their peaks are the counted ones', () => {
  for (const series of [...memoryOverTime(64, 8), ...tradeOff()]) assert.ok(series.points.length <= 60);
  const [all, segments] = memoryOverTime(64, 8);
  assert.equal(Math.max(...all!.points.map((point) => point[1])), 65);
  assert.equal(Math.max(...segments!.points.map((point) => point[1])), 16);
});
