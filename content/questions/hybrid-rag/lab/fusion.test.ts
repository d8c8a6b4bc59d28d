import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { quality } from './core.ts';
import { fuse, normalizedScores, ranking, reciprocalRanks, rerankPerfectly } from './fusion.ts';

const ascending = (list: Iterable<number>) => [...list].sort((a, b) => a - b);

test('reciprocal rank fusion of four documents by hand', () => {
  const lists = [
    [1, 2, 3],
    [3, 1, 4],
  ];
  const parts = reciprocalRanks(lists, 60, 5);
  const sums = parts[0]!.map((part, document) => part + parts[1]![document]!);
  allNear(sums, [0, 0.0325224749, 0.0161290323, 0.0322664585, 0.0158730159], 1e-10);
  assert.deepEqual(fuse(lists, parts), [1, 3, 2, 4]);
  // A weight of 0 leaves the order of the other list, then the rest.
  assert.deepEqual(fuse(lists, reciprocalRanks(lists, 60, 5, [0, 1])), [3, 1, 4, 2]);
});

test('rank r in both lists beats rank 1 in one exactly if r < k + 2', () => {
  for (const k of [0, 1, 10, 60]) {
    const lists = (rank: number) => {
      // Document 0 is first in the first list only, document 1 at `rank` in both.
      const first = [0, ...Array.from({ length: rank - 2 }, (_, i) => 10 + i), 1];
      const second = [...Array.from({ length: rank - 1 }, (_, i) => 100 + i), 1];
      return [first, second];
    };
    for (const rank of [k + 1, k + 2, k + 3]) {
      if (rank < 2) continue;
      const parts = reciprocalRanks(lists(rank), k, 300);
      const gap = parts[0]![1]! + parts[1]![1]! - parts[0]![0]!;
      if (rank === k + 2) near(gap, 0, 1e-15);
      else assert.equal(gap > 0, rank < k + 2);
    }
  }
});

test('laws: RRF sees only ranks, the weighted sum no scale; the order of the lists does not matter', () => {
  const random = mulberry32(8);
  for (let round = 0; round < 30; round++) {
    const scores = [0, 1].map(() => Float64Array.from({ length: 20 }, () => Math.ceil(random() * 1e4) / 1e3));
    const lists = scores.map((own) =>
      ranking(own, shuffle([...Array(20).keys()], random).slice(0, 5 + Math.floor(random() * 10))),
    );
    const moved = scores.map((own) => own.map((score) => Math.exp(score) + score ** 3));
    const again = lists.map((list, i) => ranking(moved[i]!, list));
    assert.deepEqual(again, lists);
    const k = Math.floor(random() * 100);
    const order = fuse(lists, reciprocalRanks(lists, k, 20));
    assert.deepEqual(fuse(again, reciprocalRanks(again, k, 20)), order);
    assert.deepEqual(fuse(lists, reciprocalRanks(lists, k, 20).reverse()), order);
    assert.deepEqual(ascending(order), ascending(new Set(lists.flat())));
    const alpha = random();
    const weights = [1 - alpha, alpha];
    const least = [0, -1];
    const sum = normalizedScores(lists, scores, least, weights);
    const larger = [scores[0]!.map((score) => score * 37.5), scores[1]!];
    normalizedScores(lists, larger, least, weights).forEach((part, i) => allNear(part, sum[i]!, 1e-14));
    // By brute force: who is in the union has its own score from both legs, and the best of each leg its whole weight.
    for (let document = 0; document < 20; document++) {
      const expected = scores.reduce((total, own, i) => {
        const most = Math.max(...order.map((one) => own[one]!));
        return total + (weights[i]! * (own[document]! - least[i]!)) / (most - least[i]!);
      }, 0);
      near(sum[0]![document]! + sum[1]![document]!, order.includes(document) ? expected : 0, 1e-14);
    }
    sum.forEach((part, i) => near(Math.max(...part), weights[i]!, 1e-14));
  }
  assert.deepEqual(normalizedScores([[]], [new Float64Array(3)], [0], [1]), [new Float64Array(3)]);
  // BM25 that finds no word gives nothing to anyone.
  assert.deepEqual(normalizedScores([[1]], [new Float64Array(3)], [0], [1]), [new Float64Array(3)]);
});

test('ranking: ties to nine decimals by index, low scores dropped', () => {
  assert.deepEqual(ranking(Float64Array.of(1, 1 + 1e-11, 2, 0, 1e-10, -1)), [2, 0, 1]);
  assert.deepEqual(ranking(Float64Array.of(0, 0, 1), [1, 0, 2]), [2, 0, 1]);
});

test('measures', () => {
  assert.deepEqual(quality([5, 6, 7], [6, 9]), { mrr: 1 / 2, recall: 1 / 2 });
  assert.deepEqual(quality([...Array(10).keys(), 99], [99]), { mrr: 0, recall: 0 });
  assert.deepEqual(quality([], [1]), { mrr: 0, recall: 0 });
  assert.deepEqual(rerankPerfectly([4, 3, 2, 1], [1, 3]), [3, 1, 4, 2]);
});
