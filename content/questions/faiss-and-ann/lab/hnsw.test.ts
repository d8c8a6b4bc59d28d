import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Vectors } from '../../../numerics/squared-distance.ts';
import { finish } from '../../../numerics/steps.ts';
import { outcome } from './core.ts';
import { k, recall, searchAll, trueNeighbours, type Dataset } from './data.ts';
import { drawWords, wordFile, wordLength } from './draw-words.ts';
import { listAt, type Graph } from './graph.ts';
import { graphSteps, searchGraph, type GraphOptions } from './hnsw.ts';
import { plainGraph } from './plain-graph.ts';

const bookFile = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../${name}`, import.meta.url))).buffer;
const build = (vectors: Vectors, d: number, options: GraphOptions) => finish(graphSteps(vectors, d, options));
const idsOf = (list: NearestList) => [...list.ids.subarray(0, list.count)];
const size = 1000;
const wordsOf = (draw: number, shuffled = false) => drawWords(bookFile(wordFile), draw, { size, shuffled });
const words = wordsOf(1);

const listOf = (graph: Graph, id: number, level: number) => {
  const from = listAt(graph, id, level);
  return [...graph.links.subarray(from + 1, from + 1 + graph.links[from]!)];
};

test('the same links as a plain implementation that chooses every list anew', () => {
  const normal = Float64Array.from({ length: 5600 }, normalPairs(mulberry32(42)));
  for (const [vectors, d, M] of [
    [normal, 8, 4],
    [normal.subarray(0, 1500), 3, 2],
    [words.vectors.subarray(0, 50_000), wordLength, 8],
  ] as const) {
    const graph = finish(graphSteps(vectors, d, { M, efConstruction: 40 }));
    const plain = plainGraph(vectors, d, M, 5, 40);
    assert.equal(graph.entry, plain.entry);
    const ascending = (list: number[]) => [...list].sort((a, b) => a - b);
    plain.links.forEach((levels, id) => {
      assert.equal(graph.levelOf[id], levels.length - 1);
      levels.forEach((list, level) => assert.deepEqual(ascending(listOf(graph, id, level)), ascending(list)));
    });
  }
});

test('limits of links, sorted results without repetition, recall of three data seeds', () => {
  for (const seed of [1, 7, 42]) {
    const data = wordsOf(seed);
    const truth = trueNeighbours(data);
    const graph = build(data.vectors, wordLength, { M: 8 });
    for (let id = 0; id < size; id++) {
      for (let level = 0; level <= graph.levelOf[id]!; level++) {
        const list = listOf(graph, id, level);
        assert.ok(list.length >= 1 && list.length <= (level === 0 ? 16 : 8));
        assert.equal(new Set(list).size, list.length);
        assert.ok(!list.includes(id) && list.every((other) => graph.levelOf[other]! >= level));
      }
    }
    const share = (ef: number) => {
      const { found, compared } = searchAll(k, (row, into) => {
        const work = searchGraph(graph, data.queries, row, ef, into);
        const distances = into.distances.subarray(0, into.count);
        assert.ok(distances.every((distance, i) => i === 0 || distances[i - 1]! <= distance));
        assert.equal(new Set(idsOf(into)).size, k);
        return work;
      });
      assert.ok(compared <= size + 200);
      return recall(truth, found, k);
    };
    assert.ok(share(64) >= 0.98);
    near(share(size), 1, 1e-9);
  }
});

test('reference recall and distances', () => {
  const check = (data: Dataset, M: number, views: number[], recalls: number[], work: number[]) => {
    const graph = build(data.vectors, data.d, { M });
    const truth = trueNeighbours(data);
    const found = views.map((ef) =>
      outcome(truth, ef, (row, into) => searchGraph(graph, data.queries, row, ef, into)),
    );
    allNear(
      found.map((one) => one.recall),
      recalls,
    );
    allNear(
      found.map(({ compared }) => compared),
      work,
      0.5,
    );
  };
  check(words, 16, [10, 16, 32, 64], [0.934, 0.974, 0.998, 1], [210, 266, 391, 554]);
  check(words, 4, [10, 16, 32, 64], [0.69, 0.804, 0.894, 0.97], [84, 111, 164, 262]);
  check(wordsOf(1, true), 16, [10, 16, 32, 64], [0.734, 0.844, 0.946, 0.992], [301, 387, 571, 780]);
});

test('equal vectors, a single one, 32-bit numbers, and what is refused', () => {
  const list = new NearestList(k);
  const equal = build(new Float64Array(300 * 4).fill(1), 4, { M: 4 });
  assert.ok(searchGraph(equal, new Float64Array(4), 0, 20, list) <= 300);
  assert.equal(new Set(idsOf(list)).size, k);
  const single = build(Float32Array.of(1, 2, 3), 3, { M: 2 });
  assert.equal(searchGraph(single, Float32Array.of(1, 2, 4), 0, 10, list), 1);
  assert.deepEqual([idsOf(list), list.distances[0]], [[0], 1]);
  const rounded = {
    ...words,
    vectors: Float32Array.from(words.vectors),
    queries: Float32Array.from(words.queries),
  };
  const graph = build(rounded.vectors, wordLength, { M: 16 });
  const { found } = searchAll(k, (row, into) => searchGraph(graph, rounded.queries, row, 256, into));
  near(recall(trueNeighbours(rounded), found, k), 1);
  assert.throws(() => finish(graphSteps(words.vectors, wordLength, { M: 1 })), /M = 1/);
  assert.throws(() => finish(graphSteps(new Float64Array(0), 16, { M: 8 })), /0 numbers in 16 dimensions/);
});
