import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { finish } from '../../../numerics/steps.ts';
import { listAt, type Links } from './graph.ts';
import { graphSteps } from './hnsw.ts';
import { imbalance, invertedFileSteps } from './inverted-file.ts';
import { cells, graph, points } from './plane.ts';

test('the points are those of the recipe', () => {
  allNear(points.subarray(0, 6), [0.639675, 0.614298, 2.675761, 0.397091, 1.704658, 0.163944], 5e-7);
  assert.equal(points.length, 320);
});

test('the cells in the table are those of k-means', () => {
  const { inertias, ...built } = finish(invertedFileSteps(points, 2, 12, { rounds: 20, seed: 7 }));
  assert.equal(inertias.at(-1), inertias.at(-2));
  assert.deepEqual({ ...cells, inertias: 0 }, { ...built, inertias: 0 });
  const sizes = [...cells.starts.subarray(1)].map((end, cell) => end - cells.starts[cell]!);
  assert.deepEqual(sizes, [8, 15, 13, 14, 19, 11, 14, 19, 15, 7, 11, 14]);
  near(imbalance(cells), 1.0706, 5e-5);
});

test('the links in the table are those of the graph that is built', () => {
  const built = finish(graphSteps(points, 2, { M: 3 }));
  const listsOf = (of: Links) =>
    Array.from(of.levelOf, (levels, id) =>
      Array.from({ length: levels + 1 }, (_, level) => {
        const list = listAt(of, id, level);
        return [...of.links.subarray(list + 1, list + 1 + of.links[list]!)];
      }),
    );
  assert.deepEqual(listsOf(graph), listsOf(built));
  assert.deepEqual(graph.startOf, built.startOf);
  assert.deepEqual([graph.entry, graph.levelOf[graph.entry]], [built.entry, 4]);
  assert.deepEqual([built.entry, built.M], [49, graph.M]);
  const linked = new Set(
    listsOf(graph).flatMap((lists, id) =>
      lists[0]!.map((other) => [Math.min(id, other), Math.max(id, other)].join()),
    ),
  );
  assert.equal(linked.size, 415);
});
