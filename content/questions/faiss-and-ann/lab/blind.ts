import { nearestOf } from './look.ts';
import { cellCount, placesOf, planeOf, pointCount, world, type Plane } from './plane.ts';
import { area, nearestTo, outlines, type Polygon } from './polygons.ts';
import { remembered } from './remembered.ts';

/** Where a query misses its nearest point. */
export interface Blind {
  /** Outlines, in units of the plane; holes turn the other way. */
  outlines: Polygon[];
  /** Their share of the plane. */
  share: number;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const allPoints = upTo(pointCount);
const allCells = upTo(cellCount);
/** Corners of a square about its middle. */
const square = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;
const whole: Polygon = square.map(([x, y]) => ({
  x: (world.width * (1 + x)) / 2,
  y: (world.height * (1 + y)) / 2,
}));

/** The places to which a cell's centroid is the nearest, by draw. */
export const cellPolygons = remembered((draw: number) => {
  const centres = placesOf(planeOf(draw).cells.centroids);
  return allCells.map((cell) => nearestTo(whole, cell, centres, allCells));
});
/** The places to which a point is the nearest, by draw. */
export const pointPolygons = remembered((draw: number) => {
  const places = placesOf(planeOf(draw).points);
  return allPoints.map((id) => nearestTo(whole, id, places, allPoints));
});

/**
 * The places whose nearest point lies in a cell that is not among their `open` nearest: exact, by half planes. The places
 * nearest to each point are split by their nearest other cell, those by the second nearest, and so on.
 */
export function blindPieces({ draw, cells }: Plane, open: number): Polygon[] {
  const centres = placesOf(cells.centroids);
  const pieces: Polygon[] = [];
  const split = (polygon: Polygon, own: number, shut: readonly number[], more: number): void => {
    if (polygon.length === 0) return;
    if (more === 0) pieces.push(polygon);
    else
      for (const cell of shut)
        if (cell !== own) {
          const part = nearestTo(polygon, cell, centres, shut);
          split(
            part,
            own,
            shut.filter((other) => other !== cell),
            more - 1,
          );
        }
  };
  if (open < cellCount)
    pointPolygons(draw).forEach((polygon, id) => split(polygon, cells.clusterOf[id]!, allCells, open));
  return pieces;
}

/** A query may stand at multiples of this in both directions, edges included. */
export const step = 0.02;
const columns = Math.round(world.width / step) + 1;
const rows = Math.round(world.height / step) + 1;
/** How many places these are. */
export const placesTried = columns * rows;

/** The nearest point of each place where a query may stand, row after row, by draw. */
const nearestOfAll = remembered((draw: number) => {
  const { points } = planeOf(draw);
  return Int32Array.from({ length: columns * rows }, (_, at) => nearestOf(points, queryAt(at), allPoints));
});
const queryAt = (at: number) =>
  Float64Array.of(
    ((at % columns) * world.width) / (columns - 1),
    (Math.floor(at / columns) * world.height) / (rows - 1),
  );

/** The places at which the walk ends at another point than the nearest, as squares around them: each is searched. */
function blindSquares({ draw, trace }: Plane, ef: number): Polygon[] {
  const squares: Polygon[] = [];
  nearestOfAll(draw).forEach((id, at) => {
    const query = queryAt(at);
    if (trace(query, ef).found !== id) squares.push(squareAround(query[0]!, query[1]!));
  });
  return squares;
}

const between = (value: number, most: number) => Math.min(most, Math.max(0, value));
const squareAround = (x: number, y: number): Polygon =>
  square.map(([dx, dy]) => ({
    x: between(x + (dx * step) / 2, world.width),
    y: between(y + (dy * step) / 2, world.height),
  }));

const blind = remembered((_: string, index: 'cells' | 'graph', effort: number, draw: number): Blind => {
  const pieces = (index === 'cells' ? blindPieces : blindSquares)(planeOf(draw), effort);
  const share = pieces.reduce((sum, piece) => sum + area(piece), 0) / (world.width * world.height);
  return { outlines: outlines(pieces), share };
});
/** @param effort  nprobe of the cells, or ef of the graph. */
export const blindPlaces = (...asked: [index: 'cells' | 'graph', effort: number, draw: number]): Blind =>
  blind(asked.join(), ...asked);
