import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import {
  bestConstant,
  idf,
  lossByConstant,
  measuredByConstant,
  mostLost,
  normalized,
  rerankSeconds,
  rrf,
  scaledAhead,
  setsWon,
  setsWonBy,
  tests,
  tieRank,
  weight,
  weightByRank,
} from './numbers.ts';

test('idf is ln 1.6 for two of three documents, ln 2 for half of them, and never negative', () => {
  near(idf(3, 2), Math.log(1.6), 1e-12);
  near(idf(3, 2), 0.4700036292);
  near(idf(10_000, 5_000), Math.log(2));
  near(idf(10_000, 1), Math.log(1 + 9999.5 / 1.5), 1e-12);
  assert.ok(idf(10, 10) > 0);
});

test('fused scores of the toy lists [d1, d2, d3] and [d3, d1, d4]', () => {
  near(rrf([1, 2], 60), 0.0325224749, 1e-10);
  near(rrf([3, 1], 60), 0.0322664585, 1e-10);
  near(rrf([2], 60), 0.0161290323, 1e-10);
  near(rrf([3], 60), 0.0158730159, 1e-10);
});

test('a rank in both lists beats one first place below rank k + 2, and ties there', () => {
  for (const k of [0, 1, 10, 60]) {
    const tie = tieRank(k);
    near(rrf([tie, tie], k), rrf([1], k));
    near(weight(tie, k), 0.5);
    assert.ok(rrf([tie - 1, tie - 1], k) > rrf([1], k));
    assert.ok(rrf([tie + 1, tie + 1], k) < rrf([1], k));
  }
  near(rrf([61, 61], 60), 0.0165289256, 1e-10);
  near(rrf([1], 60), 0.0163934426, 1e-10);
});

test('the plots show the tie ranks and fall with rank', () => {
  const curves = weightByRank();
  for (const [index, k] of [60, 10, 1].entries()) {
    const point = curves[index]!.points.find(([rank]) => rank === tieRank(k));
    near(point![1], 0.5);
    assert.equal(curves[index]!.points[0]![1], 1);
  }
});

test('the best constants as published: small with one relevant document, large with hundreds', () => {
  const best = measuredByConstant.datasets.map(({ name }) => bestConstant(name));
  assert.deepEqual(best, [4, 4, 1, 19, 60]);
  for (const { points } of lossByConstant()) assert.equal(Math.min(...points.map(([, loss]) => loss)), 0);
});

test('a hundred candidates at 64 and at 212 documents a second', () => {
  near(rerankSeconds(100, 64), 1.5625);
  near(rerankSeconds(100, 212), 0.4717, 1e-4);
});

test('data sets on which each rule is above both searches, as counted by hand from the tables', () => {
  const counted = Object.values(tests).map((test) =>
    (['usual', 'small', 'scaled'] as const).map((rule) => setsWon(test, rule)),
  );
  // OpenSearch did not test a small constant.
  assert.deepEqual(counted, [
    [5, 7, 9],
    [2, 0, 5],
    [3, 4, 5],
  ]);
  assert.deepEqual(Object.values(tests).map(scaledAhead), [9, 6, 4]);
  assert.deepEqual([0, 1, 4, 19, 60].map(setsWonBy), [4, 4, 4, 5, 3]);
});

test('gains of the default constant over the better search, as published', () => {
  for (const [name, gain] of Object.entries({
    SciFact: 0.0289,
    ArguAna: 0.0311,
    WANDS: 0.0156,
    CodeSearchNet: 0.0256,
    'DBPedia-entity': -0.0039,
  })) {
    const { ndcg, alone } = measuredByConstant.datasets.find((set) => set.name === name)!;
    near(ndcg[1]! - Math.max(...alone), gain, 1e-9, name);
  }
});

test('the most that a constant loses: little at 19, several hundredths at 0, 1 and 60', () => {
  near(mostLost(19), 0.0069, 1e-9);
  near(mostLost(60), 0.0322, 1e-9);
  near(mostLost(1), 0.036, 1e-9);
  near(mostLost(0), 0.0382, 1e-9);
});

test('chunks A and B: RRF turns over between k = 10 and 60', () => {
  assert.ok(rrf([1], 10) > rrf([20, 20], 10) && rrf([1], 60) < rrf([20, 20], 60));
  near(rrf([1], 18), rrf([20, 20], 18));
});

test('cosines of 0.6 to 0.8 from the least possible: all near 1; from the least found: 0 to 1', () => {
  near(normalized(0.6, -1, 0.8), 8 / 9);
  near(normalized(0.8, -1, 0.8), 1);
  near(normalized(0.6, 0.6, 0.8), 0);
  near(normalized(-1, -1, 0.8), 0);
});
