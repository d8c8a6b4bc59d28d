import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import {
  alphas,
  average,
  byClass,
  classes,
  evaluateOrders,
  heldOut,
  minMax,
  ndcg,
  readVectors,
  tokens,
  type Collection,
  type QueryClass,
} from './benchmark.ts';
import { heldOutHere, measuredByAlpha, measuredHere } from './numbers.ts';

const bytes = (path: string) => readFileSync(new URL(path, import.meta.url));
const collection = JSON.parse(bytes('./collection.json').toString()) as Collection;
const vectors = readVectors(bytes('../../vectors/words.tsv').toString(), bytes('../../vectors/words.i8'));

test('tokens: codes stay whole, a plural loses its s', () => {
  assert.deepEqual(tokens('E-4012: the GPUs of gx-80x4, max_batch_tokens and loss.'), [
    'e-4012',
    'the',
    'gpu',
    'of',
    'gx-80x4',
    'max_batch_token',
    'and',
    'loss',
  ]);
});

test('nDCG of a first, a third and no place; of two relevant passages', () => {
  assert.equal(ndcg([7, 8], [7]), 1);
  near(ndcg([8, 9, 7], [7]), 1 / 2);
  assert.equal(ndcg([...Array(10).keys(), 99], [99]), 0);
  near(ndcg([1, 5, 2], [1, 2]), (1 + 1 / 2) / (1 + 1 / Math.log2(3)));
});

test('min–max: the first of a list has its weight, the last and the missing 0', () => {
  const [sparse, dense] = minMax(
    [[2, 0], [1]],
    [Float64Array.of(3, 0, 9, 1), Float64Array.of(0, 0.5, 0, 0)],
    [0.25, 0.75],
  );
  assert.deepEqual([...sparse!], [0, 0, 0.25, 0]);
  assert.deepEqual([...dense!], [0, 0.75, 0, 0]);
});

test('the collection: every class has its queries, every label a passage, and no text stands twice', () => {
  const { passages, queries } = collection;
  assert.equal(Object.keys(passages).length, 96);
  assert.equal(new Set(Object.values(passages)).size, 96);
  assert.deepEqual(
    classes.map((kind) => queries.filter((query) => query.class === kind).length),
    [22, 22, 24],
  );
  for (const { relevant } of queries) assert.ok(relevant.every((id) => id in passages));
});

const scores = evaluateOrders(collection, vectors);
const row = (numbers: readonly number[]) =>
  [...classes, undefined].map((kind) => byClass(numbers, scores.classes, kind));

test('what the page says of the benchmark is what it measures', () => {
  const found = {
    bm25: scores.bm25,
    dense: scores.dense,
    rrf0: scores.rrf[0]!,
    rrf60: scores.rrf[60]!,
    sum: scores.sum[0.5]!,
    minMax: scores.minMax[0.5]!,
    routed: scores.routed,
    reranked: scores.reranked,
    pool: scores.pool,
  };
  for (const [name, numbers] of Object.entries(found))
    allNear(row(numbers), measuredHere[name as keyof typeof found], 5.1e-4, name);
  const legs = [scores.bm25, ...alphas.map((alpha) => scores.sum[alpha]!), scores.dense];
  for (const [at, [alpha, ...expected]] of measuredByAlpha.entries())
    allNear(row(legs[at]!).slice(0, 3), expected, 5.1e-4, String(alpha));
});

test('gains on held-out halves of the queries', () => {
  const over = (settings: Record<number, number[]>) => {
    const { mean, low, high } = heldOut(settings, scores.bm25, scores.classes);
    return [mean, low, high];
  };
  allNear(over(scores.rrf), heldOutHere.rrf, 6e-4);
  allNear(over({ 60: scores.rrf[60]! }), heldOutHere.rrf60, 6e-4);
  allNear(over(scores.sum), heldOutHere.sum, 6e-4);
  allNear(over({ 0: scores.routed }), heldOutHere.routed, 6e-4);
  allNear(over({ 0: scores.reranked }), heldOutHere.reranked, 6e-4);
});

test('a setting chosen on one half is measured on the other', () => {
  // Setting 1 is perfect for every query of one random half and useless for the rest: choosing it must not look good.
  const kinds = Array.from({ length: 40 }, (): QueryClass => 'words');
  const flat = kinds.map(() => 0.5);
  const lucky = kinds.map((_, i) => (i % 2 ? 1 : 0));
  const { mean } = heldOut({ 0: flat, 1: lucky }, flat, kinds);
  assert.ok(mean < 0, String(mean));
  near(heldOut({ 0: flat }, flat, kinds).mean, 0);
  near(average([1, 2, 6]), 3);
});
