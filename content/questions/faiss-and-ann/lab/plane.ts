import type { Place } from 'grounded/lab/stage.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { listAt, type Links } from './graph.ts';
import { filed, type InvertedFile } from './inverted-file.ts';
import { cellsOfPoints, linksOfPoints } from './plane-tables.ts';

/** The world of the picture, y downwards, and how many points and cells it has. */
export const world = { width: 3, height: 2 } as const;
export const pointCount = 160;
export const cellCount = 12;

/** Points around nine middles, and about a third anywhere: no two nearer than 0.065. Shape [160, 2]. */
function drawPoints(): Float64Array {
  const uniform = mulberry32(18);
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

/** Reads the cells from their table. K-means had come to rest, so that centroids are the means of their points. */
function readCells(vectors: Vectors): InvertedFile {
  const clusterOf = Int32Array.from(cellsOfPoints, (letter) => parseInt(letter, 36));
  const centroids = new Float64Array(2 * cellCount);
  const sizes = new Int32Array(cellCount);
  clusterOf.forEach((cell, id) => {
    sizes[cell]!++;
    for (const i of [0, 1]) centroids[2 * cell + i]! += vectors[2 * id + i]!;
  });
  const means = centroids.map((sum, i) => sum / sizes[i >> 1]!);
  return filed(vectors, 2, { centroids: means, clusterOf, inertias: new Float64Array(0) });
}

/** Reads the links of a graph from their table. */
function readGraph(vectors: Vectors, M: number): Links {
  const lists = linksOfPoints.split(' ').map((levels) => levels.split(','));
  const levelOf = Uint8Array.from(lists, (levels) => levels.length - 1);
  const startOf = new Int32Array(pointCount + 1);
  levelOf.forEach((level, id) => (startOf[id + 1] = startOf[id]! + 2 * M + 1 + level * (M + 1)));
  const links = new Int32Array(startOf[pointCount]!);
  const entry = levelOf.indexOf(Math.max(...levelOf));
  const graph = { d: 2, vectors, M, levelOf, entry, startOf, links };
  lists.forEach((levels, id) => {
    const lengths = Float64Array.from(levelOf, (_, other) =>
      squaredDistance(vectors, 2 * id, vectors, 2 * other, 2),
    );
    const others = [...levelOf.keys()]
      .filter((other) => other !== id)
      .sort((a, b) => lengths[a]! - lengths[b]!);
    levels.forEach((letters, level) => {
      const near = others.filter((other) => levelOf[other]! >= level);
      const rank = (letter: string) => parseInt(letter, 36) + (letter > '9' && letter < 'a' ? 26 : 0);
      // The nearest is always linked, mostly with the next two.
      const all = letters === '-' ? '' : `0${letters || '12'}`;
      const list = [...all].map((letter) => near[rank(letter)]!);
      links.set([list.length, ...list], listAt(graph, id, level));
    });
  });
  return graph;
}

export const points = drawPoints();
export const cells = readCells(points);
export const graph = readGraph(points, 3);

/** A row of an array of shape [n, 2]. */
export const placeOf = (vectors: Vectors, row: number): Place => ({
  x: vectors[2 * row]!,
  y: vectors[2 * row + 1]!,
});
