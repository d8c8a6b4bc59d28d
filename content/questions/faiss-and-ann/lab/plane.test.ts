import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { finish } from '../../../numerics/steps.ts';
import { draws } from './controls.ts';
import { listAt } from './graph.ts';
import { graphSteps } from './hnsw.ts';
import { filed, imbalance } from './inverted-file.ts';
import { linkCount, planeOf, pointCount, world } from './plane.ts';

test('the points of the first draw are those of the recipe, and those of all lie apart within the plane', () => {
  const { points } = planeOf(1);
  allNear(points.subarray(0, 6), [0.639675, 0.614298, 2.675761, 0.397091, 1.704658, 0.163944], 5e-7);
  for (let draw = 1; draw <= draws; draw++) {
    const { points } = planeOf(draw);
    assert.equal(points.length, 2 * pointCount);
    for (let id = 0; id < pointCount; id++) {
      const [x, y] = [points[2 * id]!, points[2 * id + 1]!];
      assert.ok(x >= 0.05 && x <= world.width - 0.05 && y >= 0.05 && y <= world.height - 0.05);
      for (let other = 0; other < id; other++)
        assert.ok(Math.hypot(points[2 * other]! - x, points[2 * other + 1]! - y) >= 0.065 - 1e-12);
    }
  }
});

test('the cells of the first draw: k-means has come to rest', () => {
  const { points, cells: clusters } = planeOf(1);
  assert.equal(clusters.inertias.at(-1), clusters.inertias.at(-2));
  const cells = filed(points, 2, clusters);
  const sizes = [...cells.starts.subarray(1)].map((end, cell) => end - cells.starts[cell]!);
  assert.deepEqual(sizes, [8, 15, 13, 14, 19, 11, 14, 19, 15, 7, 11, 14]);
  near(imbalance(cells), 1.0706, 5e-5);
});

test('the graphs are those of the fast program; reference links of the first draw', () => {
  for (let draw = 1; draw <= draws; draw++) {
    const { points, graph } = planeOf(draw);
    const fast = finish(graphSteps(points, 2, { M: linkCount, seed: 4 + draw }));
    assert.equal(graph.entry, fast.entry);
    graph.links.forEach((levels, id) => {
      assert.equal(levels.length, fast.levelOf[id]! + 1);
      levels.forEach((list, level) => {
        const at = listAt(fast, id, level);
        const others = fast.links.subarray(at + 1, at + 1 + fast.links[at]!);
        assert.deepEqual([...list].sort(), [...others].sort(), `draw ${draw}`);
      });
    });
  }
  const { entry, links } = planeOf(1).graph;
  assert.deepEqual([entry, links[entry]!.length], [49, 5]);
  const linked = links.flatMap(([list], id) =>
    list!.map((other) => [Math.min(id, other), Math.max(id, other)].join()),
  );
  assert.equal(new Set(linked).size, 415);
});
