import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import {
  alphas,
  average,
  byClass,
  classes,
  constants,
  evaluate,
  heldOut,
  namesCode,
  ndcg,
  readVectors,
  stem,
  tokens,
  type Collection,
  type QueryClass,
} from './benchmark.ts';
import { heldOutHere, measuredHere } from './numbers.ts';

const bytes = (path: string) => readFileSync(new URL(path, import.meta.url));
const collection = JSON.parse(bytes('./collection.json').toString()) as Collection;
const vectors = readVectors(bytes('../../vectors/words.tsv').toString(), bytes('../../vectors/words.i8'));

test('tokens: codes stay whole; a stem has no plural s', () => {
  const words = tokens('E-4012: the GPUs of gx-80x4, max_batch_tokens and loss.');
  assert.deepEqual(words, ['e-4012', 'the', 'gpus', 'of', 'gx-80x4', 'max_batch_tokens', 'and', 'loss']);
  assert.deepEqual(words.map(stem).join(' '), 'e-4012 the gpu of gx-80x4 max_batch_token and loss');
});

test('nDCG of a first, a third and no place; of two relevant passages', () => {
  assert.equal(ndcg([7, 8], [7]), 1);
  near(ndcg([8, 9, 7], [7]), 1 / 2);
  assert.equal(ndcg([...Array(10).keys(), 99], [99]), 0);
  near(ndcg([1, 5, 2], [1, 2]), (1 + 1 / 2) / (1 + 1 / Math.log2(3)));
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
  // The routing rule makes no mistake here.
  for (const { class: kind, q } of queries) assert.equal(namesCode(q), kind === 'code', q);
});

const scores = evaluate(collection, vectors);
const kinds = collection.queries.map((query) => query.class);
const row = (name: string) => [...classes, undefined].map((kind) => byClass(scores(name), kinds, kind));

test('what the page says of the benchmark is what it measures', () => {
  const names = { rrf0: 'rrf 0', rrf60: 'rrf 60', sum: 'sum 0.5' };
  for (const [name, expected] of Object.entries(measuredHere))
    allNear(row(names[name as keyof typeof names] ?? name), expected, 5.1e-4, name);
});

test('gains on held-out halves of the queries', () => {
  const over = (settings: Map<number, number[]>, expected: readonly number[]) => {
    const { mean, low, high, chosen } = heldOut(settings, scores('bm25'), kinds);
    allNear([mean, low, high], expected, 5.1e-4);
    return chosen;
  };
  const only = (name: string) => new Map([[0, scores(name)]]);
  const rrf = over(new Map(constants.map((k) => [k, scores(`rrf ${k}`)])), heldOutHere.rrf);
  const sum = over(new Map(alphas.map((alpha) => [alpha, scores(`sum ${alpha}`)])), heldOutHere.sum);
  // The settings that are mostly chosen.
  assert.ok(rrf[0]! > 0.5 && sum[0.5]! > 0.5);
  over(only('routed'), heldOutHere.routed);
  over(only('reranked'), heldOutHere.reranked);
});

test('a setting chosen on one half is measured on the other', () => {
  // Setting 1 is perfect for every query of one random half and useless for the rest: choosing it must not look good.
  const words = Array.from({ length: 40 }, (): QueryClass => 'words');
  const flat = words.map(() => 0.5);
  const lucky = words.map((_, i) => (i % 2 ? 1 : 0));
  const settings = new Map([
    [0, flat],
    [1, lucky],
  ]);
  const { mean } = heldOut(settings, flat, words);
  assert.ok(mean < 0, String(mean));
  near(heldOut(new Map([[0, flat]]), flat, words).mean, 0);
  near(average([1, 2, 6]), 3);
});
