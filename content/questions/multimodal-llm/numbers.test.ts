import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import recorded from '../../model/results/digits.json' with { type: 'json' };
import { cacheBytesPerToken } from './lab/cost.ts';
import {
  cacheMegabytes,
  imageTokens,
  llama32,
  llama8b,
  projectorParameters,
  readingOf,
  receiptAt,
  vicuna7b,
} from './numbers.ts';

test('an image has as many tokens as patches, or as merged patches', () => {
  assert.equal(imageTokens(224, 14), 256);
  assert.equal(imageTokens(336, 14), 576);
  assert.equal(imageTokens(224, 14, 2), 64);
  assert.equal(imageTokens(1344, 14, 2), 2304);
  assert.equal(imageTokens(448, 14, 2), 256);
});

test('a projector from width 1024 to 4096 has 4 or 21 million parameters', () => {
  assert.equal(projectorParameters('linear', 1024, 4096), 4_198_400);
  assert.equal(projectorParameters('mlp', 1024, 4096), 20_979_712);
});

test('grouped queries divide the cache by four', () => {
  assert.equal(cacheBytesPerToken(vicuna7b), 524_288);
  assert.equal(cacheBytesPerToken(llama8b), 131_072);
  assert.equal(Math.round(cacheMegabytes(576, vicuna7b)), 302);
  assert.equal(cacheMegabytes(576, llama8b).toFixed(1), '75.5');
  assert.equal(cacheMegabytes(32, vicuna7b).toFixed(1), '16.8');
  assert.equal(cacheMegabytes(32, llama8b).toFixed(1), '4.2');
});

test('cross-attention of Llama 3.2 caches as much for an image as 2 × 2 merged patches would', () => {
  assert.equal(llama32.tokens, 6404);
  assert.equal(cacheMegabytes(llama32.tokens, llama32.attention).toFixed(1), '209.8');
  assert.equal(cacheMegabytes(imageTokens(1120, 14, 2), llama8b).toFixed(1), '209.7');
});

test('a receipt: legible print costs sixteen times the tokens, unless its shape is kept and patches are merged', () => {
  const { paper, ...small } = receiptAt(336);
  near(paper, 1 / 3);
  assert.deepEqual(small, { width: 336, height: 336, print: 3.5, patches: 576, tokens: 576 });
  assert.deepEqual([receiptAt(1344).print, receiptAt(1344).tokens], [14, 16 * 576]);
  const { width, print, patches, tokens } = receiptAt(1344, 'merged');
  assert.deepEqual([width, print, patches, tokens], [448, 14, 3072, 768]);
});

test('what the book’s model read, counted in the recording', () => {
  const seed = recorded.seeds[2];
  const right = [...recorded.truth].filter((digit, at) => digit === seed.none[at]).length;
  near(readingOf(2, 'none'), (100 * right) / 297);
});
