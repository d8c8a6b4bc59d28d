import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { finish } from '../../../numerics/steps.ts';
import { controls } from './controls.ts';
import { outcome, run } from './core.ts';
import { cheapestLists, codeBytes, ivfCost } from './costs.ts';
import { k, queryCount, recall, searchAll, trueNeighbours, type Dataset } from './data.ts';
import { drawWords, wordFile, wordLength } from './draw-words.ts';
import { imbalance, invertedFileSteps, nearestCells, searchInvertedFile } from './inverted-file.ts';
import { lab } from './lab.ts';
import { codedVectorsSteps, decode, rerank, searchCodes } from './product-quantizer.ts';

const bookFile = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../${name}`, import.meta.url))).buffer;
const at = runner(controls, (params) => run(params, bookFile));
const idsOf = (list: NearestList) => [...list.ids.subarray(0, list.count)];
const size = 1000;
const words = drawWords(bookFile(wordFile), 1, { size });
const shuffled = drawWords(bookFile(wordFile), 1, { size, shuffled: true });
const cellsOf = ({ vectors, d }: Dataset) => finish(invertedFileSteps(vectors, d, 64));
const codesOf = (m: number, bits: number) => finish(codedVectorsSteps(words.vectors, wordLength, m, bits));

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
  for (const data of [words, shuffled]) {
    const truth = trueNeighbours(data);
    for (let row = 0; row < queryCount; row++)
      assert.deepEqual([...truth.subarray(row * k, row * k + k)], sorted(data, row).slice(0, k));
    assert.equal(recall(truth, truth, k), 1);
  }
  assert.equal(recall(Int32Array.of(1, 2, 3, 4), Int32Array.of(2, -1, 4, 3), 2), 0.75);
});

test('a draw takes words of the book, each once; shuffling keeps the numbers of each column', () => {
  const all = Buffer.from(bookFile('vectors/words.i8'));
  const third = Buffer.from(bookFile(wordFile));
  const row = wordLength + 4;
  assert.equal(third.length / row, Math.ceil(all.length / row / 3));
  const known = new Map<string, number>();
  for (let at = 0; at * row < third.length; at++) {
    assert.ok(
      third.subarray(at * row, (at + 1) * row).equals(all.subarray(3 * at * row, (3 * at + 1) * row)),
    );
    const scale = third.readFloatLE(at * row);
    const vector = Array.from({ length: wordLength }, (_, i) => scale * third.readInt8(at * row + 4 + i));
    known.set(vector.join(), at);
  }
  const drawn = [...words.queries, ...words.vectors];
  const rows = Array.from({ length: size + queryCount }, (_, at) =>
    drawn.slice(at * wordLength, (at + 1) * wordLength).join(),
  );
  assert.ok(rows.every((vector) => known.has(vector)));
  assert.equal(new Set(rows).size, rows.length);
  const column = (numbers: readonly number[], i: number) =>
    numbers.filter((_, at) => at % wordLength === i).sort((a, b) => a - b);
  const mixed = [...shuffled.queries, ...shuffled.vectors];
  for (const i of [0, 57, 99]) assert.deepEqual(column(mixed, i), column(drawn, i));
  assert.notDeepEqual(mixed, drawn);
  const other = drawWords(bookFile(wordFile), 2, { size });
  assert.notDeepEqual(other.queries, words.queries);
  // A larger draw has the same queries, and the same vectors first.
  const larger = drawWords(bookFile(wordFile), 1, { size: size + 5 });
  assert.deepEqual(larger.queries, words.queries);
  assert.deepEqual(larger.vectors.subarray(0, words.vectors.length), words.vectors);
});

test('IVF: every vector in one cell, inertia never rises, reference imbalance', () => {
  const index = cellsOf(words);
  assert.deepEqual(
    [...index.ids].sort((a, b) => a - b),
    Array.from({ length: size }, (_, id) => id),
  );
  assert.equal(index.starts[64], size);
  for (let cell = 0; cell < 64; cell++) {
    for (let i = index.starts[cell]!; i < index.starts[cell + 1]!; i++) {
      const id = index.ids[i]!;
      assert.equal(index.cellOf[id], cell);
      for (let j = 0; j < wordLength; j++)
        assert.equal(index.vectors[i * wordLength + j], words.vectors[id * wordLength + j]);
    }
  }
  for (let i = 1; i < index.inertias.length; i++) assert.ok(index.inertias[i]! <= index.inertias[i - 1]!);
  near(imbalance(index), 1.646, 5e-4);
  assert.ok(imbalance(index) > 1);
  assert.equal(imbalance({ ...index, nlist: 4, starts: Int32Array.of(0, 5, 10, 15, 20) }), 1);
  assert.ok(imbalance({ ...index, nlist: 4, starts: Int32Array.of(0, 4, 10, 15, 20) }) > 1);
});

test('IVF: candidates are nested in nprobe, recall never falls, all cells give exact search', () => {
  for (const data of [words, shuffled]) {
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
      assert.equal(compared, 64 + size);
      assert.deepEqual(idsOf(list), [...truth.subarray(row * k, row * k + k)]);
    }
  }
});

test('IVF: reference recall and distances', () => {
  const check = (data: Dataset, probes: number[], recalls: number[], work: number[]) => {
    const index = cellsOf(data);
    const truth = trueNeighbours(data);
    const found = probes.map((nprobe) =>
      outcome(truth, nprobe, (row, into) => searchInvertedFile(index, data.queries, row, nprobe, into)),
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
  check(words, [1, 4, 16, 32], [0.346, 0.71, 0.944, 0.988], [90, 156, 369, 632]);
  check(shuffled, [1, 4, 16, 32], [0.138, 0.348, 0.756, 0.952], [102, 205, 567, 891]);
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
    [20, 4],
    [5, 6],
    [50, 4],
  ] as const) {
    const coded = codesOf(m, bits);
    assert.ok(coded.codes.every((code) => code < 2 ** bits));
    const tables = new Float64Array(m * 2 ** bits);
    const list = new NearestList(size);
    for (const row of [0, 17]) {
      assert.equal(searchCodes(coded, words.queries, row, tables, list), size);
      for (let i = 0; i < list.count; i++) {
        const decoded = decode(coded, list.ids[i]!);
        let sum = 0;
        for (let j = 0; j < wordLength; j++) sum += (words.queries[row * wordLength + j]! - decoded[j]!) ** 2;
        near(list.distances[i]!, sum, 1e-9);
      }
    }
  }
  assert.throws(() => codesOf(3, 4), /3 pieces do not divide 100/);
  assert.throws(() => codesOf(4, 9), /9 bits/);
});

test('PQ: reference recall, by code and re-ranked; recall never falls with R, and R = N is exact', () => {
  const truth = trueNeighbours(words);
  for (const [m, bits, alone, within, reranked] of [
    [5, 4, 0.27, 0.81, {}],
    [20, 4, 0.498, 0.968, { 10: 0.498, 50: 0.9, 100: 0.968 }],
    [20, 6, 0.612, 0.994, {}],
    [50, 4, 0.714, 1, {}],
  ] as const) {
    const coded = codesOf(m, bits);
    const tables = new Float64Array(m * 2 ** bits);
    const candidates = Array.from({ length: queryCount }, (_, row) => {
      const list = new NearestList(size);
      searchCodes(coded, words.queries, row, tables, list);
      return list;
    });
    const hits = (count: number) => {
      let sum = 0;
      for (let row = 0; row < queryCount; row++) {
        const first = new Set(candidates[row]!.ids.subarray(0, count));
        sum += truth.subarray(row * k, row * k + k).filter((id) => first.has(id)).length;
      }
      return sum / truth.length;
    };
    near(hits(10), alone, 1e-9);
    near(hits(100), within, 1e-9);
    const again = (count: number) => {
      const { found } = searchAll(k, (row, into) =>
        rerank(words.vectors, wordLength, words.queries, row, candidates[row]!, count, into),
      );
      return found;
    };
    for (const [count, share] of Object.entries(reranked))
      near(recall(truth, again(Number(count)), k), share, 1e-9);
    let before = 0;
    for (const count of [10, 11, 13, 20, 35, 50, 90, 200, 1000]) {
      const share = recall(truth, again(count), k);
      assert.ok(share >= before);
      before = share;
    }
    assert.deepEqual(again(size), truth);
  }
});

test('a run depends on its parameters alone, whatever ran before', () => {
  const first = at({ size });
  const other = at({ size, nprobe: 1024, ef: 256, rerank: 10, links: 4 });
  assert.deepEqual(at({ size }), first);
  assert.equal(other.ivf!.now.recall, 1);
  assert.equal(other.ivf!.now.knob, 256);
  assert.equal(other.pq!.now.recall, other.pq!.alone.recall);
  assert.deepEqual(
    [first.ivf!.now.recall, first.hnsw!.now.recall, first.pq!.now.recall, first.pq!.alone.recall],
    [0.842, 1, 0.966, 0.508],
  );
});

test('every end of the controls gives sound pictures, and shares of at most 1', () => {
  const small = cornerStates(controls, 6).map((state) => ({ ...state, size }));
  assertSound(
    lab,
    small,
    ({ ivf, hnsw, pq }, { size }) => {
      for (const { recall: share, compared } of [...ivf!.curve, ...hnsw!.curve, ...pq!.curve, pq!.alone])
        assert.ok(share >= 0 && share <= 1 && compared > 0 && compared <= 2 * size);
      assert.ok(pq!.error >= 0 && pq!.error < 1 && ivf!.imbalance >= 1);
    },
    bookFile,
  );
});
