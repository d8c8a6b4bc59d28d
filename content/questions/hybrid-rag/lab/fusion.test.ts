import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { byRank, byScore, merge, ndcg, type List } from './fusion.ts';

const list = (passages: number[], scores: number[] = passages.map((_, at) => -at)): List => ({
  passages,
  scores,
});
const ranked = (lists: readonly List[], k: number) => merge(lists.map((one) => byRank(one, 100, k)));

test('reciprocal rank fusion of four passages by hand', () => {
  const { order, sums } = ranked([list([1, 2, 3]), list([3, 1, 4])], 60);
  assert.deepEqual(order, [1, 3, 2, 4]);
  allNear(
    order.map((one) => sums.get(one)!),
    [0.0325224749, 0.0322664585, 0.0161290323, 0.0158730159],
    1e-10,
  );
  // Two that swap places tie, and the lower number comes first.
  assert.deepEqual(ranked([list([2, 1]), list([1, 2])], 60).order, [1, 2]);
});

test('rank r in both lists beats rank 1 in one exactly if r < k + 2', () => {
  for (const k of [0, 1, 10, 60])
    for (const rank of [k + 1, k + 2, k + 3]) {
      if (rank < 2) continue;
      const fill = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);
      // Passage 0 is first in the first list only, passage 1 at `rank` in both.
      const lists = [list([0, ...fill(10, rank - 2), 1]), list([...fill(100, rank - 1), 1])];
      const { sums } = ranked(lists, k);
      const gap = sums.get(1)! - sums.get(0)!;
      if (rank === k + 2) near(gap, 0, 1e-15);
      else assert.equal(gap > 0, rank < k + 2);
    }
});

test('scaled scores by hand: the best of a list has its weight, the lowest nothing, a missing one nothing', () => {
  const lists = [list([1, 2, 3], [10, 7, 2]), list([3, 4], [0.9, 0.3])];
  const { order, sums } = merge([byScore(lists[0]!, 3, 0.5), byScore(lists[1]!, 3, 0.5)]);
  assert.deepEqual(order, [1, 3, 2, 4]);
  allNear(
    order.map((one) => sums.get(one)!),
    [0.5, 0.5, 0.3125, 0],
    1e-12,
  );
  // Cut to two places, 2 has the lowest score; a list of one hit gives it the whole weight.
  assert.deepEqual(
    [...byScore(lists[0]!, 2, 1)],
    [
      [1, 1],
      [2, 0],
    ],
  );
  assert.deepEqual([...byScore(lists[0]!, 1, 0.5)], [[1, 0.5]]);
  assert.deepEqual([...byScore(list([], []), 5, 1)], []);
});

test('laws: ranks see no scores, scaled scores no scale; the order of the lists does not matter', () => {
  const random = mulberry32(8);
  for (let round = 0; round < 30; round++) {
    const lists = [0, 1].map(() => {
      const passages = shuffle([...Array(20).keys()], random).slice(0, 5 + Math.floor(random() * 10));
      return list(
        passages,
        passages.map(() => random()).sort((a, b) => b - a),
      );
    });
    const moved = lists.map(({ passages, scores }) => ({
      passages,
      scores: Array.from(scores, (score) => 40 * score - 7),
    }));
    const k = Math.floor(random() * 100);
    assert.deepEqual(ranked(moved, k).order, ranked(lists, k).order);
    assert.deepEqual(ranked([...lists].reverse(), k).order, ranked(lists, k).order);
    const weight = random();
    const scaled = (of: readonly List[]) =>
      merge([byScore(of[0]!, 50, 1 - weight), byScore(of[1]!, 50, weight)]);
    assert.deepEqual(scaled(moved).order, scaled(lists).order);
    const union = new Set(lists.flatMap(({ passages }) => Array.from(passages)));
    assert.deepEqual(new Set(scaled(lists).order), union);
  }
});

test('nDCG of a first, a third and no place; of grades 2 and 1; of more than ten answers', () => {
  const of = (grades: Record<number, number>) => (passage: number) => grades[passage] ?? 0;
  assert.equal(ndcg([7, 8], of({ 7: 2 }), [1, 0]), 1);
  near(ndcg([8, 9, 7], of({ 7: 2 }), [1, 0]), 1 / 2);
  assert.equal(ndcg([...Array(10).keys(), 99], of({ 99: 2 }), [1, 0]), 0);
  near(ndcg([1, 2], of({ 1: 1, 2: 2 }), [1, 1]), (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)));
  const all = Array.from({ length: 12 }, (_, i) => i);
  near(
    ndcg(all, () => 2, [12, 0]),
    1,
  );
});
