import { NearestList } from '../../../numerics/nearest-list.ts';
import type { Params } from './controls.ts';
import { searchExact } from './data.ts';
import { nearestCells, searchInvertedFile } from './inverted-file.ts';
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

const list = new NearestList(1);
const first = () => [list.ids[0]!, Math.sqrt(list.distances[0]!)] as const;

/** Searches the plane for the nearest point. */
export function lookFor(asked: Asked): Look {
  const { points, cells, trace } = planeOf(asked.draw);
  const query = Float64Array.of(asked.x, asked.y);
  searchExact(points, 2, query, 0, list);
  const [nearest, near] = first();
  if (asked.index === 'graph') {
    const { met, hops, found } = trace(query, asked.view);
    const far = Math.hypot(points[2 * found]! - asked.x, points[2 * found + 1]! - asked.y);
    return { compared: met.length, centres: 0, opened: [], met, hops, found, nearest, far, near };
  }
  const opened = [...nearestCells(cells, query, 0, asked.open).ids];
  const compared = searchInvertedFile(cells, query, 0, asked.open, list);
  const [found, far] = first();
  const met = opened.flatMap((cell) => [...cells.ids.subarray(cells.starts[cell], cells.starts[cell + 1])]);
  return { compared, centres: cellCount, opened, met, hops: [], found, nearest, far, near };
}
