import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import * as n from './numbers.ts';

test('an exact query over 100 million vectors of 768 numbers', () => {
  assert.equal(n.gigabytes(1e8, n.flatBytes(768)), 307.2);
  near(n.scanSeconds(1e8, 768, 50), 6.144);
  near(n.scanSeconds(1e8, 768, 200), 1.536);
  assert.equal(n.scanGflop(1e8, 768), 153.6);
});

test('bytes for each vector', () => {
  assert.equal(n.pqBytes(96), 96);
  assert.equal(n.pqBytes(8, 4), 4);
  assert.equal(n.pqBytes(8, 6), 6);
  assert.equal(n.flatBytes(768) + n.linkBytes(32), 3328);
  assert.equal(n.flatBytes(32) + n.linkBytes(16), 256);
  assert.equal(n.rabitqBytes(768), 104);
  assert.equal(n.sq8Bytes(768) + n.linkBytes(32), 1024);
  assert.equal(n.bytesByIndex().length, 8);
  near(n.gigabytes(5e6, n.flatBytes(768) + n.linkBytes(32)), 16.64);
  near(n.gigabytes(5e6, n.sq8Bytes(768) + n.linkBytes(32)), 5.12);
  near(n.gigabytes(5e6, n.pqBytes(64) + n.idBytes), 0.36);
  near(n.gigabytes(1e8, n.pqBytes(96) + n.idBytes), 10.4);
});

test('the number of lists with the fewest distances is √(nprobe N), and they are twice that', () => {
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
});

test('recall against work: means of five draws, and recall never falls with effort', () => {
  const { measured } = n;
  near(measured('clustered', 'ivf', 4).recall, 0.9976);
  near(measured('clustered', 'ivf', 4).distances, 327, 0.1);
  near(measured('clustered', 'hnsw', 10).recall, 0.9676);
  near(measured('one', 'ivf', 4).recall, 0.5676);
  near(measured('one', 'hnsw', 64).distances, 607.6, 0.1);
  near(n.widestSpread('clustered'), 0.04);
  near(n.widestSpread('one'), 0.08);
  near(n.cellImbalance(), 1.259, 1e-3);
  // With the imbalance the formula gives what a query at nprobe 1 computes.
  near(measured('clustered', 'ivf', 1).distances, 64 + (4000 / 64) * n.cellImbalance(), 1);
  for (const { points } of n.recallByWork())
    points.slice(1).forEach(([work, recall], i) => {
      assert.ok(work > points[i]![0] && recall >= points[i]![1]);
    });
  assert.throws(() => measured('one', 'ivf', 3), /ivf was not measured at 3/);
});

test('the plot of the filter shows what its program printed', () => {
  const printed = readFileSync(new URL('filters.out', import.meta.url), 'utf8');
  for (const [index, name] of [
    ['graph', 'HNSW16 ef'],
    ['cells', 'IVF128 nprobe'],
  ] as const) {
    const rows = printed
      .split('\n')
      .filter((line) => line.startsWith(name))
      .map((line) => line.replaceAll(',', '').trim().split(/\s+/).slice(-3).map(Number));
    assert.deepEqual(n.filteredRows(index), rows);
  }
  assert.equal(n.recallUnderFilter().length, 3);
});

test('measured times: an exact scan reads 8.6 of 30 GB/s, and a distance of the graph costs more', () => {
  near(n.scanBandwidth(), 8.63, 0.01);
  assert.ok(n.scanBandwidth() < n.readBandwidth / 3);
  assert.equal(n.timed('flat').each, 356);
  assert.ok(n.timed('graph64').each < 1.6 * n.timed('flat').each);
  assert.ok(n.timed('codes').each < 0.3 * n.timed('flat').each);
});
