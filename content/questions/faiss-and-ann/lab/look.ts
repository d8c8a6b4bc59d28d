import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import type { Params } from './controls.ts';
import { cellCount, planeOf } from './plane.ts';
import type { Hop } from './walk.ts';

/** What of the state a search depends on. */
export type Asked = Pick<Params, 'draw' | 'index' | 'open' | 'view' | 'x' | 'y'>;

/** One query in the plane: what the index compares, what it returns, and what is nearest. */
export interface Look {
  /** Distances computed, those to centres included. */
  compared: number;
  /** Of them, those to centres of cells. */
  centres: number;
  /** Cells looked into; none of a graph. */
  opened: number[];
  /** Points that were compared. */
  met: readonly number[];
  /** The way through the graph; none of cells. */
  hops: Hop[];
  found: number;
  nearest: number;
  /** Distances of these two from the query. */
  far: number;
  near: number;
}

/** nprobe or ef, by index. */
export const effortOf = ({ index, open, view }: Asked): number => (index === 'cells' ? open : view);

/** Which of some vectors of the plane is nearest to a query. */
export function nearestOf(vectors: Vectors, query: Vectors, ids: Iterable<number>): number {
  let [nearest, least] = [-1, Infinity];
  for (const id of ids) {
    const distance = squaredDistance(vectors, 2 * id, query, 0, 2);
    if (distance < least) [nearest, least] = [id, distance];
  }
  return nearest;
}

/** The centroids from the nearest on. */
function byDistance(centroids: Vectors, query: Vectors): number[] {
  const length = (cell: number) => squaredDistance(centroids, 2 * cell, query, 0, 2);
  return [...Array(cellCount).keys()].sort((a, b) => length(a) - length(b));
}

/** Searches the plane for the nearest point. */
export function lookFor(asked: Asked): Look {
  const { points, cells, trace } = planeOf(asked.draw);
  const query = Float64Array.of(asked.x, asked.y);
  const nearest = nearestOf(points, query, cells.clusterOf.keys());
  const lengthTo = (id: number) => Math.sqrt(squaredDistance(points, 2 * id, query, 0, 2));
  const look = ({
    centres = 0,
    opened = [],
    ...rest
  }: Pick<Look, 'met' | 'hops' | 'found'> & Partial<Look>): Look => ({
    ...rest,
    opened,
    centres,
    compared: centres + rest.met.length,
    nearest,
    far: lengthTo(rest.found),
    near: lengthTo(nearest),
  });
  if (asked.index === 'graph') return look(trace(query, asked.view));
  const opened = byDistance(cells.centroids, query).slice(0, asked.open);
  const met = [...cells.clusterOf.keys()].filter((id) => opened.includes(cells.clusterOf[id]!));
  return look({ met, hops: [], found: nearestOf(points, query, met), opened, centres: cellCount });
}
