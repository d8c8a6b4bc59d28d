import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsOf, mostSteps, packWeights, unpackWeights } from './learned.ts';
import { buckets, piecesOf } from './pieces.ts';

test('pieces are the same for every way of writing a letter, and differ between words', () => {
  assert.deepEqual(piecesOf('Füllen'), piecesOf('fullen'));
  assert.deepEqual(piecesOf('rye, rye!'), piecesOf('RYE'));
  assert.deepEqual(piecesOf('?!'), []);
  const common = piecesOf('baking').filter((piece) => piecesOf('bakking').includes(piece));
  assert.ok(common.length >= 4, 'a slip leaves most of a word');
  assert.equal(piecesOf('面包').length, 3, 'each character, and both');
  for (const piece of piecesOf('Wie backt man Brot? 面包 хлеб 빵')) assert.ok(piece >= 0 && piece < buckets);
});

test('weights are sent without those that are 0', () => {
  const weights = new Int8Array(3 * buckets);
  const some: [number, number][] = [
    [0, 1],
    [7, -mostSteps],
    [buckets, mostSteps],
    [2 * buckets, 2],
    [3 * buckets - 1, -1],
  ];
  for (const [at, weight] of some) weights[at] = weight;
  const sent = { pages: [0, 1], step: 1, ...packWeights(weights) };
  assert.equal(sent.steps.length, 3);
  assert.deepEqual(unpackWeights(sent), weights);
});

test('a lead is how much more speaks for a page than for none; pages without a list have no lead', () => {
  const weights = new Int8Array(2 * buckets);
  const pieces = piecesOf('rye');
  for (const piece of pieces) [weights[piece], weights[buckets + piece]] = [2, -1];
  const leads = leadsOf({ pages: [1], step: 0.5 }, weights, 'Rye', 3);
  const sum = 0.5 * 2.5 * Math.sqrt(pieces.length);
  assert.deepEqual([leads[0], leads[2]], [undefined, undefined]);
  assert.ok(Math.abs(leads[1]! - sum) < 1e-9);
  assert.equal(leadsOf({ pages: [1], step: 0.5 }, weights, '', 3)[1], 0);
});
