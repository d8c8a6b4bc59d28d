import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  activationBars,
  attentionTerm,
  gatedBlock,
  gpt3,
  groupedPeak,
  layer22b,
  llama8b,
  llamaGB,
  logitsGB,
  memoryOverTime,
  mtNlg,
  relativeWork,
  revolve,
  run,
  saved,
  selectiveSaving,
  selectiveWork,
  tradeOff,
} from './numbers.ts';

test('64 layers: everything stored, segments of 8, and the optimal schedule at the same peak', () => {
  assert.deepEqual(run(64, 1), { peak: 65, extra: 0 });
  assert.deepEqual(run(64, 8), { peak: 16, extra: 56 });
  assert.deepEqual(revolve(64, 14), { peak: 16, extra: 49 });
});

test('a step with segments costs about a third more', () => {
  near(relativeWork(64, run(64, 8).extra), 248 / 192, 1e-12);
  near(relativeWork(64, 64), 4 / 3, 1e-12);
});

test('attention matrices of GPT-3 and MT-NLG', () => {
  assert.deepEqual([attentionTerm(gpt3), attentionTerm(mtNlg)], [80, 64]);
  near(selectiveSaving(gpt3), 0.7018, 1e-4);
  near(selectiveSaving(mtNlg), 0.6531, 1e-4);
});

test('extra work of selective recomputation, and three times it, as the paper gives it', () => {
  near(selectiveWork(gpt3), 0.009, 1e-4);
  near(selectiveWork(mtNlg), 0.0055, 1e-4);
  near(selectiveWork(layer22b), 8192 / (72 * 6144 + 12 * 2048), 1e-12);
  near(3 * selectiveWork(gpt3), 0.027, 5e-4);
  near(3 * selectiveWork(mtNlg), 0.016, 5e-4);
});

test('bars of GPT-3: 275.4 GB stored, 82.1 GB and 4.83 GB kept, and one layer on top', () => {
  const values = activationBars(gpt3).map((bar) => bar.segments.map((segment) => segment.value));
  near(values[0]![0]! + values[0]![1]!, 275.4, 0.05);
  near(values[1]![0]!, 82.1, 0.05);
  near(values[1]![1]!, 2.8689 * selectiveSaving(gpt3), 1e-4);
  near(values[2]![0]!, 4.83, 0.005);
  near(values[2]![1]!, 2.8689, 1e-4);
});

test('grouping blocks costs memory in 32 Llama blocks, and saves little of 96 GPT blocks', () => {
  assert.deepEqual(
    [1, 2].map((group) => groupedPeak(32, group, gatedBlock(llama8b))),
    [105, 114],
  );
  assert.deepEqual(
    [1, 2, 3].map((group) => groupedPeak(96, group, 34)),
    [226, 164, 166],
  );
  assert.deepEqual(
    [1, 2].map((group) => groupedPeak(96, group, 114)),
    [306, 324],
  );
});

test('a block of Llama 3 8B keeps about 41 sbh; a sequence of 8,192 tokens needs 44 GB, or 3.5', () => {
  near(gatedBlock(llama8b), 41, 1e-12);
  const { inside, stored, inputs, wrapped, logits } = llamaGB(8192);
  near(inside, 1.376, 5e-4);
  near(stored, 44.02, 5e-3);
  near(inputs, 2.147, 5e-4);
  near(wrapped, 3.523, 5e-4);
  near(logits, 4.203, 5e-4);
});

test('logits of 8,192 tokens over 128,000 words in 32 bits', () => {
  near(logitsGB(8192, 128_000, 4), 4.194, 1e-3);
});

test('plots have few points, and their peaks are the counted ones', () => {
  for (const series of [...memoryOverTime(64, 8), ...tradeOff()]) assert.ok(series.points.length <= 60);
  const [all, segments] = memoryOverTime(64, 8);
  assert.equal(Math.max(...all!.points.map((point) => point[1])), run(64, 1).peak);
  assert.equal(Math.max(...segments!.points.map((point) => point[1])), run(64, 8).peak);
});

test('autograd keeps of a Llama block what was counted, and more if its parts are not fused', () => {
  const printed = readFileSync(new URL('saved.out', import.meta.url), 'utf8');
  const rows = [...printed.matchAll(/^(\w[\w ,]*?)\s+(\d+\.\d)$/gm)];
  assert.deepEqual(Object.fromEntries(rows.map(([, variant, bytes]) => [variant, Number(bytes)])), saved);
  assert.equal(saved['fused norms, grouped keys'], gatedBlock(llama8b));
});
