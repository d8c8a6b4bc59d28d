import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import type { NearestList } from '../../numerics/nearest-list.ts';
import { finish } from '../../numerics/steps.ts';
import { mean } from '../../numerics/sums.ts';
import { outcome } from './lab/core.ts';
import { makeDataset, trueNeighbours } from './lab/data.ts';
import { graphSteps, searchGraph } from './lab/hnsw.ts';
import { imbalance, invertedFileSteps, searchInvertedFile } from './lab/inverted-file.ts';
import { draws } from './numbers.ts';

/** What the indexes of one draw find at a setting, and how unequal the cells are. */
function draw(centres: number, seed: number) {
  const d = 16;
  const data = makeDataset(4000, d, centres, 0.6, seed);
  const { vectors, queries } = data;
  const truth = trueNeighbours(data);
  const cells = finish(invertedFileSteps(vectors, d, 64));
  const graph = finish(graphSteps(vectors, d, { M: 8 }));
  const search = {
    ivf: (nprobe: number) => (row: number, into: NearestList) =>
      searchInvertedFile(cells, queries, row, nprobe, into),
    hnsw: (ef: number) => (row: number, into: NearestList) => searchGraph(graph, queries, row, ef, into),
  };
  return {
    imbalance: imbalance(cells),
    at: (index: keyof typeof search, knob: number) => outcome(truth, knob, search[index](knob)),
  };
}

test('recall against work is what five draws give', () => {
  for (const [data, centres] of [
    ['clustered', 40],
    ['one', 1],
  ] as const) {
    const five = [1, 2, 3, 4, 5].map((seed) => draw(centres, seed));
    near(draws[data].imbalance, mean(five.map((one) => one.imbalance)), 5.01e-4);
    for (const index of ['ivf', 'hnsw'] as const)
      for (const [knob, recall, distances, least, greatest] of draws[data][index]) {
        const found = five.map((one) => one.at(index, knob));
        const recalls = found.map((one) => one.recall);
        near(recall, mean(recalls));
        near(distances, mean(found.map((one) => one.compared)), 0.0501);
        assert.deepEqual([least, greatest], [Math.min(...recalls), Math.max(...recalls)]);
      }
  }
});
