import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Vectors } from '../../../numerics/squared-distance.ts';
import { controls, type Params } from './controls.ts';
import { cheapestLists, ivfCost, k, makeDataset, queryCount, run, searchAll, type Dataset } from './core.ts';
import { recall, searchExact } from './exact.ts';
import { buildGraph, graphSteps, listAt, searchGraph, type Graph } from './hnsw.ts';
import { imbalance, invertedFileSteps, nearestCells, searchInvertedFile } from './inverted-file.ts';
import { lab } from './lab.ts';
import { codeBytes, codedVectorsSteps, decode, rerank, searchCodes } from './product-quantizer.ts';

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
const last = <T>(steps: Generator<unknown, T, undefined>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const at = (params: Partial<Params>) => result(run({ ...defaultsOf(controls), ...params }));
const idsOf = (list: NearestList) => [...list.ids.subarray(0, list.count)];

const clusters = makeDataset(4000, 16, 40, 0.6);
const cloud = makeDataset(4000, 16, 1, 0.6);
const wide = makeDataset(4000, 32, 1, 0.6);
const truthOf = (data: Dataset) =>
  searchAll(k, (row, into) => searchExact(data.vectors, data.d, data.queries, row, into)).found;

/** What an outsider would write: all distances, sorted by distance and id. */
function sorted({ d, vectors, queries }: Dataset, row: number): number[] {
  const distances = Array.from({ length: vectors.length / d }, (_, id) => {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += (vectors[id * d + i]! - queries[row * d + i]!) ** 2;
    return sum;
  });
  return distances.map((_, id) => id).sort((a, b) => distances[a]! - distances[b]! || a - b);
}

test('exact search is a sort of all distances, so its recall is 1', () => {
  for (const data of [clusters, wide]) {
    const truth = truthOf(data);
    for (let row = 0; row < queryCount; row++)
      assert.deepEqual([...truth.subarray(row * k, row * k + k)], sorted(data, row).slice(0, k));
    assert.equal(recall(truth, truth, k), 1);
  }
  assert.equal(recall(Int32Array.of(1, 2, 3, 4), Int32Array.of(2, -1, 4, 3), 2), 0.75);
});

test('the data are those of the specification', () => {
  const uniform = mulberry32(42);
  const next = normalPairs(uniform);
  const centres = Array.from({ length: 40 * 16 }, next);
  const middle = Math.floor(40 * uniform()) * 16;
  for (let i = 0; i < 16; i++) assert.equal(clusters.vectors[i], centres[middle + i]! + 0.6 * next());
});

test('IVF: every vector in one cell, inertia never rises, reference imbalance', () => {
  const index = last(invertedFileSteps(clusters.vectors, 16, 64));
  assert.deepEqual(
    [...index.ids].sort((a, b) => a - b),
    Array.from({ length: 4000 }, (_, id) => id),
  );
  assert.equal(index.starts[64], 4000);
  for (let cell = 0; cell < 64; cell++) {
    for (let i = index.starts[cell]!; i < index.starts[cell + 1]!; i++) {
      const id = index.ids[i]!;
      assert.equal(index.cellOf[id], cell);
      for (let j = 0; j < 16; j++) assert.equal(index.vectors[i * 16 + j], clusters.vectors[id * 16 + j]);
    }
  }
  for (let i = 1; i < index.inertias.length; i++) assert.ok(index.inertias[i]! <= index.inertias[i - 1]!);
  near(imbalance(index), 1.275, 5e-4);
  assert.ok(imbalance(index) > 1);
  assert.equal(imbalance({ ...index, nlist: 4, starts: Int32Array.of(0, 5, 10, 15, 20) }), 1);
  assert.ok(imbalance({ ...index, nlist: 4, starts: Int32Array.of(0, 4, 10, 15, 20) }) > 1);
});

test('IVF: candidates are nested in nprobe, recall never falls, all cells give exact search', () => {
  for (const data of [clusters, cloud]) {
    const index = last(invertedFileSteps(data.vectors, 16, 64));
    const truth = truthOf(data);
    const list = new NearestList(k);
    for (let row = 0; row < queryCount; row++) {
      const right = new Set(truth.subarray(row * k, row * k + k));
      let before = new Set<number>();
      let hits = 0;
      let compared = 0;
      for (let nprobe = 1; nprobe <= 64; nprobe++) {
        const cells = new Set(nearestCells(index, data.queries, row, nprobe).ids);
        assert.ok(cells.size === nprobe && [...before].every((cell) => cells.has(cell)));
        before = cells;
        const work = searchInvertedFile(index, data.queries, row, nprobe, list);
        assert.ok(work >= compared);
        compared = work;
        const found = idsOf(list).filter((id) => right.has(id)).length;
        assert.ok(found >= hits);
        hits = found;
      }
      assert.equal(compared, 64 + 4000);
      assert.deepEqual(idsOf(list), [...truth.subarray(row * k, row * k + k)]);
    }
  }
});

test('IVF: reference recall and distances', () => {
  const check = (data: Dataset, rows: readonly (readonly [number, number, number?])[]) => {
    const index = last(invertedFileSteps(data.vectors, data.d, 64));
    const truth = truthOf(data);
    for (const [nprobe, share, work] of rows) {
      const { found, compared } = searchAll(k, (row, into) =>
        searchInvertedFile(index, data.queries, row, nprobe, into),
      );
      near(recall(truth, found, k), share, 1e-9);
      if (work !== undefined) near(compared, work, 0.5);
    }
  };
  check(clusters, [
    [1, 0.826, 143],
    [2, 0.986, 203],
    [4, 0.996, 317],
    [8, 1, 579],
    [16, 1, 1060],
  ]);
  check(cloud, [
    [1, 0.28],
    [4, 0.59],
    [16, 0.932],
    [32, 0.992],
  ]);
  check(wide, [
    [1, 0.13],
    [4, 0.368],
    [16, 0.754],
    [32, 0.936],
  ]);
});

test('the formula of IVF: reference values, and its minimum at √(nprobe N)', () => {
  const formula: Record<number, number> = { 1: 126.5, 2: 189, 4: 314, 8: 564, 16: 1064 };
  for (const [nprobe, cost] of Object.entries(formula)) assert.equal(ivfCost(4000, 64, Number(nprobe)), cost);
  near(Math.sqrt(4 * 4000), 126.5, 0.05);
  assert.equal(cheapestLists(4000, 4), 126);
  near(ivfCost(4000, 126, 4), 253, 0.5);
  assert.equal(cheapestLists(1e6, 1), 1000);
  assert.equal(ivfCost(1e6, 1000, 1), 2000);
  assert.equal(ivfCost(1e6, cheapestLists(1e6, 16), 16), 8000);
  for (const [n, nprobe] of [
    [4000, 4],
    [1000, 7],
    [2500, 1],
    [97, 13],
    [1, 1],
  ] as const) {
    const all = Array.from({ length: n + 10 }, (_, i) => ivfCost(n, i + 1, nprobe));
    assert.equal(ivfCost(n, cheapestLists(n, nprobe), nprobe), Math.min(...all));
  }
});

test('PQ: code bytes, and table sums are distances to the decoded vectors', () => {
  assert.deepEqual([codeBytes(8, 4), codeBytes(8, 6), codeBytes(16, 4), codeBytes(3, 4)], [4, 6, 8, 2]);
  for (const [m, bits] of [
    [8, 4],
    [2, 6],
    [16, 4],
  ] as const) {
    const coded = last(codedVectorsSteps(clusters.vectors, 16, m, bits));
    assert.ok(coded.codes.every((code) => code < 2 ** bits));
    const tables = new Float64Array(m * 2 ** bits);
    const list = new NearestList(4000);
    for (const row of [0, 17]) {
      assert.equal(searchCodes(coded, clusters.queries, row, tables, list), 4000);
      for (let i = 0; i < list.count; i++) {
        const decoded = decode(coded, list.ids[i]!);
        let sum = 0;
        for (let j = 0; j < 16; j++) sum += (clusters.queries[row * 16 + j]! - decoded[j]!) ** 2;
        near(list.distances[i]!, sum, 1e-9);
      }
    }
  }
  assert.throws(() => last(codedVectorsSteps(clusters.vectors, 16, 3, 4)), /3 pieces do not divide 16/);
  assert.throws(() => last(codedVectorsSteps(clusters.vectors, 16, 4, 9)), /9 bits/);
});

test('PQ: reference recall, by code and re-ranked; recall never falls with R, and R = N is exact', () => {
  const truth = truthOf(clusters);
  for (const [m, bits, alone, within, reranked] of [
    [2, 4, 0.108, 0.828, { 200: 0.902 }],
    [4, 4, 0.276, 0.948, {}],
    [8, 4, 0.522, 1, { 10: 0.522, 20: 0.762, 50: 0.988, 100: 1 }],
    [8, 6, 0.734, 1, {}],
    [16, 4, 0.79, 1, {}],
  ] as const) {
    const coded = last(codedVectorsSteps(clusters.vectors, 16, m, bits));
    const tables = new Float64Array(m * 2 ** bits);
    const candidates = Array.from({ length: queryCount }, (_, row) => {
      const list = new NearestList(4000);
      searchCodes(coded, clusters.queries, row, tables, list);
      return list;
    });
    const hits = (size: number) => {
      let sum = 0;
      for (let row = 0; row < queryCount; row++) {
        const first = new Set(candidates[row]!.ids.subarray(0, size));
        sum += truth.subarray(row * k, row * k + k).filter((id) => first.has(id)).length;
      }
      return sum / truth.length;
    };
    near(hits(10), alone, 1e-9);
    near(hits(100), within, 1e-9);
    const again = (size: number) => {
      const { found } = searchAll(k, (row, into) =>
        rerank(clusters.vectors, 16, clusters.queries, row, candidates[row]!, size, into),
      );
      return found;
    };
    for (const [size, share] of Object.entries(reranked))
      near(recall(truth, again(Number(size)), k), share, 1e-9);
    let before = 0;
    for (const size of [10, 11, 13, 20, 35, 50, 90, 200, 1000]) {
      const share = recall(truth, again(size), k);
      assert.ok(share >= before);
      before = share;
    }
    assert.deepEqual(again(4000), truth);
  }
});

interface Hit {
  id: number;
  distance: number;
}

/** HNSW as the specification says it, with plain lists and every list chosen anew: slow and plain. */
function plainGraph(vectors: Vectors, d: number, M: number, efConstruction: number) {
  const between = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += (vectors[a * d + i]! - vectors[b * d + i]!) ** 2;
    return sum;
  };
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
    let starts: Hit[] = [{ id: entry, distance: between(id, entry) }];
    for (let l = top; l > level; l--) starts = walk(id, starts, 1, l);
    for (let l = Math.min(top, level); l >= 0; l--) {
      starts = walk(id, starts, efConstruction, l);
      links[id]![l] = choose(starts, M);
      for (const other of links[id]![l]!) {
        const back = [...links[other]![l]!, id];
        const limit = l === 0 ? 2 * M : M;
        links[other]![l] =
          back.length > limit
            ? choose(
                back.map((node) => ({ id: node, distance: between(other, node) })),
                limit,
              )
            : back;
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

test('HNSW: the same links as a plain implementation that chooses every list anew', () => {
  for (const [size, d, M, centres] of [
    [700, 8, 4, 40],
    [500, 3, 2, 1],
    [600, 16, 8, 1],
  ] as const) {
    const { vectors } = makeDataset(size, d, centres, 0.6);
    const graph = buildGraph(vectors, d, { M, efConstruction: 40 });
    const plain = plainGraph(vectors, d, M, 40);
    assert.equal(graph.entry, plain.entry);
    const ascending = (list: number[]) => [...list].sort((a, b) => a - b);
    plain.links.forEach((levels, id) => {
      assert.equal(graph.levelOf[id], levels.length - 1);
      levels.forEach((list, level) => assert.deepEqual(ascending(listOf(graph, id, level)), ascending(list)));
    });
  }
});

test('HNSW: limits of links, sorted results without repetition, recall of three data seeds', () => {
  for (const seed of [1, 7, 42]) {
    const data = makeDataset(4000, 16, 40, 0.6, seed);
    const truth = truthOf(data);
    const graph = buildGraph(data.vectors, 16, { M: 8 });
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

test('HNSW: reference recall and distances', () => {
  const check = (data: Dataset, M: number, rows: readonly (readonly [number, number, number])[]) => {
    const graph = buildGraph(data.vectors, data.d, { M });
    const truth = truthOf(data);
    for (const [ef, share, work] of rows) {
      const { found, compared } = searchAll(k, (row, into) =>
        searchGraph(graph, data.queries, row, ef, into),
      );
      near(recall(truth, found, k), share, 1e-9);
      near(compared, work, 0.5);
    }
  };
  check(clusters, 8, [
    [10, 0.97, 120],
    [16, 0.994, 143],
    [32, 1, 184],
    [64, 1, 248],
  ]);
  check(clusters, 4, [
    [10, 0.826, 86],
    [16, 0.946, 105],
    [32, 0.99, 136],
    [64, 0.998, 176],
  ]);
  check(cloud, 8, [[64, 1, 603]]);
  check(wide, 8, [
    [64, 0.906, 689],
    [128, 0.968, 1136],
  ]);
  check(wide, 16, [[64, 0.988, 1176]]);
});

test('HNSW: equal vectors, a single one, 32-bit numbers, and what is refused', () => {
  const list = new NearestList(k);
  const equal = buildGraph(new Float64Array(300 * 4).fill(1), 4, { M: 4 });
  assert.ok(searchGraph(equal, new Float64Array(4), 0, 20, list) <= 300);
  assert.equal(new Set(idsOf(list)).size, k);
  const single = buildGraph(Float32Array.of(1, 2, 3), 3, { M: 2 });
  assert.equal(searchGraph(single, Float32Array.of(1, 2, 4), 0, 10, list), 1);
  assert.deepEqual([idsOf(list), list.distances[0]], [[0], 1]);
  const rounded = {
    ...clusters,
    vectors: Float32Array.from(clusters.vectors),
    queries: Float32Array.from(clusters.queries),
  };
  const graph = buildGraph(rounded.vectors, 16, { M: 8 });
  const truth = searchAll(k, (row, into) =>
    searchExact(rounded.vectors, 16, rounded.queries, row, into),
  ).found;
  const { found } = searchAll(k, (row, into) => searchGraph(graph, rounded.queries, row, 64, into));
  near(recall(truth, found, k), 1, 1e-9);
  assert.throws(() => last(graphSteps(clusters.vectors, 16, { M: 1 })), /M = 1/);
  assert.throws(() => last(graphSteps(new Float64Array(0), 16, { M: 8 })), /no vectors/);
});

test('a run depends on its parameters alone, whatever ran before', () => {
  const first = at({});
  const other = at({ nprobe: 256, ef: 256, rerank: 10, links: 4 });
  assert.deepEqual(at({}), first);
  assert.equal(other.ivf!.now.recall, 1);
  assert.equal(other.ivf!.now.knob, 64);
  assert.equal(other.pq!.now.recall, other.pq!.alone.recall);
  assert.deepEqual(
    [first.ivf!.now.recall, first.hnsw!.now.recall, first.pq!.now.recall, first.pq!.alone.recall],
    [0.996, 1, 0.988, 0.522],
  );
  // Recall does not depend on the spread of a single cloud, which only scales it.
  const [tight, loose] = [0.2, 1.2].map((spread) => at({ structure: 'cloud', size: 1000, spread }));
  assert.equal(tight!.ivf!.now.recall, loose!.ivf!.now.recall);
});

test('every combination of extremes gives finite values, at most 1, and a view without NaN', () => {
  const ends = (name: keyof typeof controls): number[] => {
    const control = controls[name];
    return control.kind === 'number' ? [control.min, control.max] : [];
  };
  const uniform = mulberry32(8);
  const pick = (name: keyof typeof controls) => ends(name)[Math.floor(uniform() * 2)]!;
  for (let round = 0; round < 24; round++) {
    const params: Params = {
      nprobe: pick('nprobe'),
      ef: pick('ef'),
      rerank: pick('rerank'),
      nlist: pick('nlist'),
      links: pick('links'),
      pieces: pick('pieces'),
      bits: pick('bits'),
      structure: round % 2 === 0 ? 'clusters' : 'cloud',
      spread: pick('spread'),
      dimensions: pick('dimensions'),
      size: round < 22 ? 1000 : 8000,
      scale: pick('scale'),
    };
    let progress = -1;
    for (const frame of run(params)) {
      assert.ok(frame.progress >= progress && frame.progress <= 1);
      progress = frame.progress;
      if (progress > 0.3 && progress < 1) continue;
      const html = lab.view(frame, params);
      assert.ok(!/NaN|Infinity|undefined/.test(html), JSON.stringify(params));
    }
    assert.equal(progress, 1);
    const frame = at(params);
    for (const { recall: share, compared } of [
      ...frame.ivf!.curve,
      ...frame.hnsw!.curve,
      ...frame.pq!.curve,
      frame.pq!.alone,
    ])
      assert.ok(share >= 0 && share <= 1 && compared > 0 && compared <= params.size + 256);
    assert.ok(frame.pq!.error >= 0 && frame.pq!.error < 1 && frame.ivf!.imbalance >= 1);
  }
});
