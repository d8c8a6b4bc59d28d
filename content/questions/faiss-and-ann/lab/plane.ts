import type { Place } from 'grounded/lab/stage.ts';
import { kMeansSteps, type Clusters } from '../../../numerics/k-means.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { finish } from '../../../numerics/steps.ts';
import { plainGraph } from './plain-graph.ts';
import { remembered } from './remembered.ts';
import { walksOf, type PlainGraph, type Trace } from './walk.ts';

/** The world of the picture, y downwards, and how many points and cells it has. */
export const world = { width: 3, height: 2 } as const;
export const pointCount = 160;
export const cellCount = 12;
/** Links of a new node of the graph: few, so that dead ends can be seen. */
export const linkCount = 3;

/** Points around nine middles, and about a third anywhere: no two nearer than 0.065. Shape [160, 2]. */
function drawPoints(draw: number): Float64Array {
  const uniform = mulberry32(17 + draw);
  const normal = normalPairs(uniform);
  const middles = Array.from({ length: 9 }, () => [0.25 + 2.5 * uniform(), 0.22 + 1.56 * uniform()] as const);
  const drawn = new Float64Array(2 * pointCount);
  for (let count = 0; count < pointCount;) {
    const anywhere = uniform() < 0.35;
    const [x0, y0] = anywhere ? [0, 0] : middles[Math.floor(9 * uniform())]!;
    const x = anywhere ? world.width * uniform() : x0 + 0.22 * normal();
    const y = anywhere ? world.height * uniform() : y0 + 0.22 * normal();
    if (Math.min(x, y, world.width - x, world.height - y) < 0.05) continue;
    drawn.set([x, y], 2 * count);
    let apart = true;
    for (let i = 0; i < count && apart; i++)
      apart = squaredDistance(drawn, 2 * i, drawn, 2 * count, 2) >= 0.065 ** 2;
    if (apart) count++;
  }
  return drawn;
}

export interface Plane {
  draw: number;
  /** Shape [160, 2]. */
  points: Float64Array;
  cells: Clusters;
  graph: PlainGraph;
  trace(query: Vectors, ef: number): Trace;
}

/** The plane of a draw, which is the seed of its points, its cells and its graph. */
export const planeOf = remembered((draw: number): Plane => {
  const points = drawPoints(draw);
  const cells = finish(kMeansSteps(points, 2, cellCount, 20, mulberry32(6 + draw)));
  const graph = plainGraph(points, 2, linkCount, 4 + draw);
  return { draw, points, cells, graph, trace: walksOf(graph).trace };
});

/** A row of an array of shape [n, 2]. */
export const placeOf = (vectors: Vectors, row: number): Place => ({
  x: vectors[2 * row]!,
  y: vectors[2 * row + 1]!,
});
export const placesOf = (vectors: Vectors): Place[] =>
  Array.from({ length: vectors.length / 2 }, (_, row) => placeOf(vectors, row));
