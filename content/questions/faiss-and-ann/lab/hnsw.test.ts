import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { finish } from '../../../numerics/steps.ts';
import { outcome } from './core.ts';
import { k, makeDataset, recall, searchAll, trueNeighbours, type Dataset } from './data.ts';
import { listAt, type Graph } from './graph.ts';
import { graphSteps, searchGraph, type GraphOptions } from './hnsw.ts';

const build = (vectors: Vectors, d: number, options: GraphOptions) => finish(graphSteps(vectors, d, options));
const idsOf = (list: NearestList) => [...list.ids.subarray(0, list.count)];
const clusters = makeDataset(4000, 16, 40, 0.6);

interface Hit {
  id: number;
  distance: number;
}

/** HNSW as the specification says it, with plain lists and every list chosen anew: slow and plain. */
function plainGraph(vectors: Vectors, d: number, M: number, efConstruction: number) {
  const between = (a: number, b: number) => squaredDistance(vectors, a * d, vectors, b * d, d);
  const hitsFrom = (id: number, others: readonly number[]): Hit[] =>
    others.map((other) => ({ id: other, distance: between(id, other) }));
  const order = (a: Hit, b: Hit) => a.distance - b.distance || a.id - b.id;
  const uniform = mulberry32(5);
  const links: number[][][] = [];
  let entry = 0;
  const walk = (id: number, starts: Hit[], ef: number, level: number) => {
    const seen = new Set(starts.map((hit) => hit.id));
    const open = [...starts];
    let best = [...starts];
    while (open.length > 0) {
      open.sort(order);
      const current = open.shift()!;
      if (best.length >= ef && current.distance > best.at(-1)!.distance) break;
      for (const other of links[current.id]![level]!) {
        if (seen.has(other)) continue;
        seen.add(other);
        const hit = { id: other, distance: between(id, other) };
        if (best.length >= ef && !(hit.distance < best.at(-1)!.distance)) continue;
        open.push(hit);
        best = [...best, hit].sort(order).slice(0, ef);
      }
    }
    return best;
  };
  const choose = (hits: Hit[], limit: number) => {
    const kept: Hit[] = [];
    const rejected: Hit[] = [];
    for (const hit of [...hits].sort(order)) {
      if (kept.length === limit) break;
      (kept.every((other) => hit.distance < between(hit.id, other.id)) ? kept : rejected).push(hit);
    }
    return [...kept, ...rejected].slice(0, limit).map(({ id }) => id);
  };
  for (let id = 0; id * d < vectors.length; id++) {
    const level = Math.floor(-Math.log(Math.max(uniform(), 1e-12)) / Math.log(M));
    links.push(Array.from({ length: level + 1 }, () => []));
    if (id === 0) continue;
    const top = links[entry]!.length - 1;
    let starts = hitsFrom(id, [entry]);
    for (let l = top; l > level; l--) starts = walk(id, starts, 1, l);
    for (let l = Math.min(top, level); l >= 0; l--) {
      starts = walk(id, starts, efConstruction, l);
      links[id]![l] = choose(starts, M);
      for (const other of links[id]![l]!) {
        const back = [...links[other]![l]!, id];
        const limit = l === 0 ? 2 * M : M;
        links[other]![l] = back.length > limit ? choose(hitsFrom(other, back), limit) : back;
      }
    }
    if (level > top) entry = id;
  }
  return { links, entry };
}

const listOf = (graph: Graph, id: number, level: number) => {
  const from = listAt(graph, id, level);
  return [...graph.links.subarray(from + 1, from + 1 + graph.links[from]!)];
};

test('the same links as a plain implementation that chooses every list anew', () => {
  for (const [size, d, M, centres] of [
    [700, 8, 4, 40],
    [500, 3, 2, 1],
    [600, 16, 8, 1],
  ] as const) {
    const { vectors } = makeDataset(size, d, centres, 0.6);
    const graph = finish(graphSteps(vectors, d, { M, efConstruction: 40 }));
    const plain = plainGraph(vectors, d, M, 40);
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
    const data = makeDataset(4000, 16, 40, 0.6, seed);
    const truth = trueNeighbours(data);
    const graph = build(data.vectors, 16, { M: 8 });
    for (let id = 0; id < 4000; id++) {
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
      assert.ok(compared <= 4000 + 200);
      return recall(truth, found, k);
    };
    assert.ok(share(32) >= 0.996);
    near(share(64), 1, 1e-9);
    near(share(4000), 1, 1e-9);
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
  const wide = makeDataset(4000, 32, 1, 0.6);
  check(clusters, 8, [10, 16, 32, 64], [0.97, 0.994, 1, 1], [120, 143, 184, 248]);
  check(clusters, 4, [10, 16, 32, 64], [0.826, 0.946, 0.99, 0.998], [86, 105, 136, 176]);
  check(makeDataset(4000, 16, 1, 0.6), 8, [64], [1], [603]);
  check(wide, 8, [64, 128], [0.906, 0.968], [689, 1136]);
  check(wide, 16, [64], [0.988], [1176]);
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
    ...clusters,
    vectors: Float32Array.from(clusters.vectors),
    queries: Float32Array.from(clusters.queries),
  };
  const graph = build(rounded.vectors, 16, { M: 8 });
  const { found } = searchAll(k, (row, into) => searchGraph(graph, rounded.queries, row, 64, into));
  near(recall(trueNeighbours(rounded), found, k), 1);
  assert.throws(() => finish(graphSteps(clusters.vectors, 16, { M: 1 })), /M = 1/);
  assert.throws(() => finish(graphSteps(new Float64Array(0), 16, { M: 8 })), /0 numbers in 16 dimensions/);
});
