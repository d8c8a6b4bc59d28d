import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import * as n from './numbers.ts';

/** The lines that a program printed. */
const printedBy = (program: string) =>
  readFileSync(new URL(`${program}.out`, import.meta.url), 'utf8').split('\n');

test('an exact query over 100 million vectors of 768 numbers', () => {
  assert.equal(n.gigabytes(1e8, n.flatBytes(768)), 307.2);
  near(n.scanSeconds(1e8, 768, 50), 6.144);
  assert.equal(n.scanGflop(1e8, 768), 153.6);
});

test('bytes for each vector', () => {
  assert.equal(n.pqBytes(96), 96);
  assert.equal(n.rabitqBytes(768), 104);
  near(n.graphBytes(32), 272.13, 0.01);
  assert.equal(n.bytesByIndex().length, 8);
  near(n.gigabytes(5e6, n.flatBytes(768) + n.graphBytes(32)), 16.72, 0.01);
  near(n.gigabytes(1e8, n.flatBytes(768) + n.graphBytes(32)), 334.4, 0.1);
  near(n.gigabytes(5e6, n.sq8Bytes(768) + n.graphBytes(32)), 5.2, 0.01);
  near(n.gigabytes(5e6, n.pqBytes(64) + n.idBytes), 0.36);
  near(n.gigabytes(1e8, n.pqBytes(96) + n.idBytes), 10.4);
});

test('a graph takes the bytes that Faiss gave it', () => {
  for (const M of [16, 32]) {
    const line = printedBy('indexes').find((text) => text.startsWith(`HNSW${M} `))!;
    near(Number(line.trim().split(/\s+/).at(-1)), n.flatBytes(100) + n.graphBytes(M), 1);
  }
});

test('the number of cells with the fewest distances is √(nprobe N), and they are twice that', () => {
  assert.equal(n.bestLists(1e6, 1), 1000);
  assert.equal(n.ivfDistances(1e6, 1000, 1), 2000);
  assert.equal(n.bestLists(1e6, 16), 4000);
  assert.equal(n.ivfDistances(1e6, 4000, 16), 8000);
  near(n.bestLists(4000, 4), 126.49, 0.01);
  const best = [...Array(4000).keys()]
    .slice(1)
    .sort((a, b) => n.ivfDistances(4000, a, 4) - n.ivfDistances(4000, b, 4));
  assert.equal(best[0], 126);
  assert.equal(n.ivfDistances(1e6, 100, 1), 10100);
  assert.equal(Math.round(n.ivfDistances(1e6, 65536, 1)), 65551);
  assert.equal(Math.round(n.candidates(1e8, 262144, 64)), 24414);
  near(n.exampleReads(n.flatBytes(768)), 75);
  near(n.exampleReads(n.pqBytes(96)), 2.34, 0.01);
});

test('recall on word vectors is what the program printed, and never falls with effort', () => {
  const indexes = {
    cells: 'IVF924,Flat  ',
    graph: 'HNSW16  ',
    shuffledCells: 'IVF924,Flat shuffled',
    shuffledGraph: 'HNSW16 shuffled',
  } as const;
  for (const [index, begin] of Object.entries(indexes) as [keyof typeof indexes, string][]) {
    const rows = printedBy('indexes')
      .filter((line) => line.startsWith(begin))
      .map((line) => {
        const [, setting, recall, distances] = /=(\d+) +([\d.]+) +([\d,]+)/.exec(line)!;
        return [setting, recall, distances!.replace(',', '')].map(Number);
      });
    assert.deepEqual(n.wordRows(index), rows);
    rows.slice(1).forEach(([, recall, distances], i) => {
      assert.ok(recall! > rows[i]![1]! && distances! > rows[i]![2]!);
    });
  }
  assert.equal(n.onWords('graph', 64).distances, 790);
  assert.throws(() => n.onWords('cells', 3), /cells was not measured at 3/);
  assert.equal(n.recallByWork().length, 4);
});

test('recall under a filter is what the program printed, and falls in the order of the rows', () => {
  const rows = Object.entries(n.filtered).map(([kind, { graph, cells }]) => {
    const line = printedBy('filters').find((text) => text.startsWith(kind))!;
    const found = line.slice(kind.length).trim().split(/\s+/).map(Number);
    assert.deepEqual(
      found,
      graph.flatMap((recall, i) => [recall, cells[i]]),
    );
    return found;
  });
  rows.slice(2).forEach((row, i) => {
    for (const [column, recall] of row.entries()) assert.ok(recall < rows[i + 1]![column]!);
  });
  const widest = ['indexes', 'filters'].map((program) =>
    Number(/differ by ([\d.]+) at most/.exec(printedBy(program).join('\n'))![1]),
  );
  assert.equal(Math.max(...widest), 0.06);
});
