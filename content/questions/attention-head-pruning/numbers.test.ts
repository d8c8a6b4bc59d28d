import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { importance } from './lab/expected.ts';
import {
  attentionShare,
  bertBase,
  cacheSaved,
  cacheVariants,
  flopsSaved,
  headParameters,
  llama2,
  llama3,
  lossAfter,
  pruningCost,
  queryHeadParameters,
  saved,
  trained,
  trainedLayers,
  type Way,
} from './numbers.ts';

test('attention is a third of a block with MHA and d_ff = 4d, a fifth in Llama-3-8B', () => {
  near(attentionShare(bertBase), 100 / 3);
  near(attentionShare(llama3), (100 * 41_943_040) / 218_103_808);
  assert.equal(headParameters(llama2) * 32, 67_108_864);
  assert.equal(queryHeadParameters(llama3), 1_048_576);
  assert.equal(queryHeadParameters(llama2), headParameters(llama2) / 2);
});

test('half the heads: a sixth of the block with MHA; with GQA 7.7 % without cache or 9.6 % with half the cache', () => {
  near(saved(bertBase, 'half-groups'), 100 / 6);
  near(saved(llama2, 'half-groups'), 16.58, 0.005);
  near(saved(llama3, 'half-queries'), 7.69, 0.005);
  near(saved(llama3, 'half-groups'), 9.62, 0.005);
  assert.equal(cacheSaved(llama3, 'half-queries'), 0);
  assert.equal(cacheSaved(llama3, 'half-groups'), 50);
  assert.equal(cacheSaved(llama2, 'half-groups'), 50);
});

test('FLOPs: without context as the weights; with long context towards half', () => {
  near(flopsSaved(llama3, 'half-queries', 0), saved(llama3, 'half-queries'));
  near(flopsSaved(llama3, 'half-queries', 1e9), 50, 0.01);
  // 2 · (Q and O halved) + half the scores, over 2 · block + scores
  near(
    flopsSaved(llama3, 'half-queries', 8192),
    (100 * (2 * 4096 * 4096 + 2 * 4096 * 8192)) / (2 * 218_103_808 + 4 * 4096 * 8192),
  );
});

test('bars of the cache, in the shape of Llama-2-70B', () => {
  assert.deepEqual(
    cacheVariants().map((bar) => bar.segments[0]!.value),
    [2621.44, 1310.72, 327.68, 327.68, 163.84, 40.96],
  );
});

test('the planted layer: importance and cost of each head, and of both twins', () => {
  const scores = importance(new Float64Array(8).fill(1));
  const alone = [0, 1, 2, 3, 4, 5, 6, 7].map((head) => pruningCost([head]));
  allNear(scores, [0.31831, 0.28648, 0.19099, 0.12732, 0.12732, 0.02757, 0, 0.01592], 1e-5);
  allNear(alone, [0.5, 0.405, 0.18, 0.08, 0.08, 0.00375, 0, 0.00125], 1e-6);
  near(pruningCost([3, 4]), 0.32);
});

test('the planted layer: loss after each cut', () => {
  const reference: Record<Way, number[]> = {
    'one-shot': [0.125, 0.125, 0.12625, 0.13, 0.21, 0.45, 0.63, 1.035, 1.535],
    'one-shot, refit': [0.125, 0.125, 0.12625, 0.13, 0.13, 0.45, 0.63, 1.035, 1.535],
    iterative: [0.125, 0.125, 0.12625, 0.13, 0.13, 0.31, 0.63, 1.035, 1.535],
    'best subset, refit': [0.125, 0.125, 0.125, 0.12625, 0.13, 0.31, 0.63, 1.035, 1.535],
  };
  for (const [way, losses] of Object.entries(reference))
    losses.forEach((expected, removed) => near(lossAfter(way as Way, removed), expected));
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
  allNear([trained.once, trained.again, trained.best], [0.2695, 0.2445, 0.2265], 0.001);
  for (const [whole, once, again, best] of trainedLayers) assert.ok(Math.min(once, again, best) > whole);
});
