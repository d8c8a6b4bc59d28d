import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { finish } from '../../../numerics/steps.ts';
import { controls } from './controls.ts';
import { outcome, run } from './core.ts';
import { cheapestLists, codeBytes, ivfCost } from './costs.ts';
import { k, makeDataset, queryCount, recall, searchAll, trueNeighbours, type Dataset } from './data.ts';
import { imbalance, invertedFileSteps, nearestCells, searchInvertedFile } from './inverted-file.ts';
import { lab } from './lab.ts';
import { codedVectorsSteps, decode, rerank, searchCodes } from './product-quantizer.ts';

const at = runner(controls, run);
const idsOf = (list: NearestList) => [...list.ids.subarray(0, list.count)];
const clusters = makeDataset(4000, 16, 40, 0.6);
const cloud = makeDataset(4000, 16, 1, 0.6);
const wide = makeDataset(4000, 32, 1, 0.6);
const cellsOf = ({ vectors, d }: Dataset) => finish(invertedFileSteps(vectors, d, 64));
const codesOf = (m: number, bits: number) => finish(codedVectorsSteps(clusters.vectors, 16, m, bits));

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
    const truth = trueNeighbours(data);
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
  const index = cellsOf(clusters);
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
    const index = cellsOf(data);
    const truth = trueNeighbours(data);
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
  const check = (data: Dataset, probes: number[], recalls: number[], work?: number[]) => {
    const index = cellsOf(data);
    const truth = trueNeighbours(data);
    const found = probes.map((nprobe) =>
      outcome(truth, nprobe, (row, into) => searchInvertedFile(index, data.queries, row, nprobe, into)),
    );
    allNear(
      found.map((one) => one.recall),
      recalls,
    );
    if (work)
      allNear(
        found.map(({ compared }) => compared),
        work,
        0.5,
      );
  };
  check(clusters, [1, 2, 4, 8, 16], [0.826, 0.986, 0.996, 1, 1], [143, 203, 317, 579, 1060]);
  check(cloud, [1, 4, 16, 32], [0.28, 0.59, 0.932, 0.992]);
  check(wide, [1, 4, 16, 32], [0.13, 0.368, 0.754, 0.936]);
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
    const coded = codesOf(m, bits);
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
  assert.throws(() => codesOf(3, 4), /3 pieces do not divide 16/);
  assert.throws(() => codesOf(4, 9), /9 bits/);
});

test('PQ: reference recall, by code and re-ranked; recall never falls with R, and R = N is exact', () => {
  const truth = trueNeighbours(clusters);
  for (const [m, bits, alone, within, reranked] of [
    [2, 4, 0.108, 0.828, { 200: 0.902 }],
    [4, 4, 0.276, 0.948, {}],
    [8, 4, 0.522, 1, { 10: 0.522, 20: 0.762, 50: 0.988, 100: 1 }],
    [8, 6, 0.734, 1, {}],
    [16, 4, 0.79, 1, {}],
  ] as const) {
    const coded = codesOf(m, bits);
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
});

test('every end of the controls gives sound pictures, and shares of at most 1', () => {
  const small = corners(controls, 16).map((state) => ({ ...state, size: 1000 }));
  assertSound(lab, [...small, { size: 8000 }], ({ ivf, hnsw, pq }, { size }) => {
    for (const { recall: share, compared } of [...ivf!.curve, ...hnsw!.curve, ...pq!.curve, pq!.alone])
      assert.ok(share >= 0 && share <= 1 && compared > 0 && compared <= size + 256);
    assert.ok(pq!.error >= 0 && pq!.error < 1 && ivf!.imbalance >= 1);
  });
});
