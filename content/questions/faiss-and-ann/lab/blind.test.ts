import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Place } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { NearestList } from '../../../numerics/nearest-list.ts';
import { squaredDistance } from '../../../numerics/squared-distance.ts';
import { finish } from '../../../numerics/steps.ts';
import { blindPieces, blindPlaces, cellPolygons, placesTried, pointPolygons } from './blind.ts';
import { searchExact } from './data.ts';
import { graphSteps, searchGraph } from './hnsw.ts';
import { filed, nearestCells, searchInvertedFile } from './inverted-file.ts';
import { lookFor } from './look.ts';
import { cellCount, placesOf, planeOf, pointCount } from './plane.ts';
import { area, type Polygon } from './polygons.ts';
import { places, state } from './stage-states.ts';
import { opens, views } from './controls.ts';

const plane = planeOf(1);
const { points, trace: traceWalk } = plane;
const cells = filed(points, 2, plane.cells);
const centres = placesOf(cells.centroids);
const built = finish(graphSteps(points, 2, { M: 3, seed: 5 }));

/** A hair off the edges of the plane and of the squares around places. */
const inward = ({ x, y }: Place) => ({ x: Math.min(2.9999, x + 3e-5), y: Math.min(1.9999, y + 4e-5) });

/** Whether a place lies in an odd number of outlines. */
const isIn = (outlines: readonly Polygon[], { x, y }: Place) =>
  outlines
    .flatMap((polygon) => polygon.map((from, i) => [from, polygon[(i + 1) % polygon.length]!] as const))
    .filter(([a, b]) => a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)).length %
    2 ===
  1;

test('the places nearest to each point, and to each centre, are the whole plane', () => {
  for (const polygons of [pointPolygons(1), cellPolygons(1)])
    near(
      polygons.reduce((sum, polygon) => sum + area(polygon), 0),
      6,
    );
  for (const place of places(3)) {
    const { x, y } = inward(place);
    const lengths = centres.map((centre) => Math.hypot(centre.x - x, centre.y - y));
    assert.ok(isIn([cellPolygons(1)[lengths.indexOf(Math.min(...lengths))]!], { x, y }));
  }
});

test('places that cells miss: reference shares, and those of a fine sample', () => {
  assert.equal(blindPieces(plane, 1).length, 91);
  const shares = opens.map((open) => 100 * blindPlaces('cells', open, 1).share);
  [9.2863, 0.8964, 0.0566, 0, 0].forEach((share, i) => near(shares[i]!, share, 5e-5));
  for (const open of opens) {
    const { outlines, share } = blindPlaces('cells', open, 1);
    const signed = outlines.map((polygon) => {
      const turned = polygon.map(({ x, y }, i) => {
        const next = polygon[(i + 1) % polygon.length]!;
        return x * next.y - next.x * y;
      });
      return turned.reduce((sum, part) => sum + part, 0) / 2;
    });
    near(Math.abs(signed.reduce((sum, part) => sum + part, 0)) / 6, share, 1e-6);
  }
  let missed = [0, 0, 0];
  const list = new NearestList(1);
  for (let i = 0; i < 300; i++)
    for (let j = 0; j < 200; j++) {
      const query = Float64Array.of((i + 0.5) / 100, (j + 0.5) / 100);
      searchExact(points, 2, query, 0, list);
      const rank = [...nearestCells(cells, query, 0, cellCount).ids].indexOf(cells.cellOf[list.ids[0]!]!);
      missed = missed.map((count, m) => count + (rank > m ? 1 : 0));
    }
  missed.forEach((count, m) => near(count / 600, shares[m]!, 0.02));
});

test('places that the graph misses: reference shares on a coarser lattice, and the walk is that of the search', () => {
  const list = new NearestList(1);
  const shares = views.map((ef) => {
    let missed = 0;
    let compared = 0;
    for (let row = 0; row < 64; row++)
      for (let column = 0; column < 96; column++) {
        const query = Float64Array.of((3 * (column + 0.5)) / 96, (2 * (row + 0.5)) / 64);
        searchExact(points, 2, query, 0, list);
        const nearest = list.ids[0]!;
        const trace = traceWalk(query, ef);
        assert.equal(trace.met.length, searchGraph(built, query, 0, ef, list));
        assert.equal(trace.found, list.ids[0]);
        if (trace.found !== nearest) missed++;
        compared += trace.met.length;
      }
    return [(100 * missed) / 6144, compared / 6144] as const;
  });
  [5.91, 1.94, 0.08, 0, 0].forEach((share, i) => near(shares[i]![0], share, 5.1e-3));
  [21.11, 22.96, 26.07, 31.99, 42.67].forEach((mean, i) => near(shares[i]![1], mean, 5.1e-3));
  // On the places at which a query can stand, shares are about the same.
  [5.897, 2, 0.093, 0, 0].forEach((share, i) =>
    near(100 * blindPlaces('graph', views[i]!, 1).share, share, 5e-4),
  );
  assert.equal(placesTried, [...places()].length);
});

test('cells: what is hatched is missed, and opened cells are nested', () => {
  for (const { x, y } of places(2)) {
    // Off the lattice, so that no place lies on a border.
    const place = { x: x * 0.9973 + 0.0031, y: y * 0.9971 + 0.0023 };
    let before: number[] = [];
    for (const open of opens) {
      const look = lookFor(state({ open, ...place }));
      assert.equal(isIn(blindPlaces('cells', open, 1).outlines, place), look.found !== look.nearest);
      assert.ok(before.every((cell) => look.opened.includes(cell)));
      const list = new NearestList(1);
      assert.equal(
        look.compared,
        searchInvertedFile(cells, Float64Array.of(place.x, place.y), 0, open, list),
      );
      assert.equal(look.found, list.ids[0]);
      before = look.opened;
      // The circle through the nearest point holds no other.
      for (let id = 0; id < pointCount; id++)
        assert.ok(
          squaredDistance(points, 2 * id, Float64Array.of(place.x, place.y), 0, 2) >= look.near ** 2 - 1e-12,
        );
    }
  }
});

test('the graph: a place is hatched if its query misses, and no other is', () => {
  for (const view of views)
    for (const place of places(view === 1 ? 1 : 3)) {
      const look = lookFor(state({ index: 'graph', view, ...place }));
      assert.equal(isIn(blindPlaces('graph', view, 1).outlines, inward(place)), look.found !== look.nearest);
    }
});
