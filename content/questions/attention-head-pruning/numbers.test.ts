import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  attentionShare,
  bertBase,
  cacheVariants,
  flopsSaved,
  llama3,
  llama3Weights,
  lossWithout,
  otherLayers,
  quarterSaved,
  toyCost,
  trained,
  trainedLayers,
} from './numbers.ts';

test('attention is a third of a block of BERT-base, a fifth in Llama-3-8B', () => {
  near(attentionShare(bertBase), 100 / 3);
  near(attentionShare(llama3), (100 * 41_943_040) / 218_103_808);
});

test('a quarter of the heads of Llama-3-8B in three ways', () => {
  assert.equal(llama3Weights, 8_030_261_248);
  near(quarterSaved('queries').weights, (100 * 268_435_456) / 8_030_261_248);
  for (const way of ['groups', 'layers'] as const)
    near(quarterSaved(way).weights, (100 * 335_544_320) / 8_030_261_248);
  assert.deepEqual(
    (['queries', 'groups', 'layers'] as const).map((way) => quarterSaved(way).cache),
    [0, 25, 25],
  );
});

test('FLOPs: without context as the weights of the block; with long context towards a quarter', () => {
  near(flopsSaved(0), (100 * 8_388_608) / 218_103_808);
  near(flopsSaved(1e9), 25, 0.01);
  // 2 · (a quarter of Q and O) + a quarter of the scores, over 2 · block + scores
  near(flopsSaved(8192), (100 * (4096 * 4096 + 4096 * 8192)) / (2 * 218_103_808 + 4 * 4096 * 8192));
});

test('the toy of three heads: the missing signal squared', () => {
  const costs = (recovered: boolean) => ['A', 'B', 'C', 'AB', 'AC'].map((cut) => toyCost(cut, recovered));
  assert.deepEqual(costs(false), [1, 1, 2.25, 4, 3.25]);
  assert.deepEqual(costs(true), [0, 0, 2.25, 4, 2.25]);
});

test('bars of the cache, in the shape of Llama-2-70B', () => {
  assert.deepEqual(
    cacheVariants().map((bar) => bar.segments[0]!.value),
    [2621.44, 1310.72, 327.68, 327.68, 163.84, 40.96],
  );
});

test('the trained layers: as the program prints them, and what they show', () => {
  const printed = readFileSync(new URL('trained_heads.out', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const rows = printed.map((line) => line.trim().split(/\s+/).slice(1).map(Number));
  assert.equal(rows.length, 6);
  assert.deepEqual(rows, trainedLayers.slice(0, 6));
  assert.equal(trained.layers, 24);
  assert.deepEqual([trained.better, trained.worse, trained.equal], [11, 2, 11]);
  for (const [whole, once, again, best] of trainedLayers) assert.ok(Math.min(once, again, best) > whole);
});

test('the layers of other shapes: mostly equal; better in 51 with a refit, in six without', () => {
  const { layers, better, worse, equal, betterWithout, worseWithout } = otherLayers;
  assert.deepEqual([layers, better, worse, equal], [140, 51, 3, 86]);
  assert.deepEqual([betterWithout, worseWithout], [6, 1]);
});

test('measuring again after each removal: next to nothing up to 13 heads, most at 29', () => {
  const gains = Array.from(
    { length: 33 },
    (_, heads) => lossWithout('ablation', heads).mean - lossWithout('greedy', heads).mean,
  );
  assert.ok(gains.slice(0, 14).every((gain) => Math.abs(gain) < 0.01));
  assert.equal(Math.max(...gains), gains[29]);
});
