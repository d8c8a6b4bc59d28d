import { NearestList } from '../../../numerics/nearest-list.ts';
import { alongAxis, type Axes } from '../../../numerics/principal-axes.ts';
import type { Vectors } from '../../../numerics/squared-distance.ts';
import { k, type Dataset } from './data.ts';
import { nearestCells, searchInvertedFile, type InvertedFile } from './inverted-file.ts';

/** What the picture of one query shows, projected on the two axes along which the vectors vary most. */
export interface Scene {
  /** Share of the variance that the two axes hold. */
  share: number;
  query: [x: number, y: number];
  cells: { x: number; y: number; size: number; probed: boolean }[];
  /** A sample of the vectors. */
  sample: { x: number; y: number; probed: boolean }[];
  neighbours: { x: number; y: number; found: boolean }[];
}

/** One query among the cells, `nprobe` of which it looks into. */
export function sceneOf(
  { data, truth, axes }: { data: Dataset; truth: Int32Array; axes: Axes },
  index: InvertedFile,
  query: number,
  nprobe: number,
): Scene {
  const at = (vectors: Vectors, row: number): [number, number] => [
    alongAxis(axes, 0, vectors, row),
    alongAxis(axes, 1, vectors, row),
  ];
  const lit = new Set(nearestCells(index, data.queries, query, nprobe).ids);
  const list = new NearestList(k);
  searchInvertedFile(index, data.queries, query, nprobe, list);
  const found = new Set(list.ids.subarray(0, list.count));
  const n = data.vectors.length / data.d;
  const stride = Math.ceil(n / 90);
  return {
    share: axes.share,
    query: at(data.queries, query),
    cells: Array.from({ length: index.nlist }, (_, cell) => {
      const [x, y] = at(index.centroids, cell);
      return { x, y, size: index.starts[cell + 1]! - index.starts[cell]!, probed: lit.has(cell) };
    }),
    sample: Array.from({ length: Math.ceil(n / stride) }, (_, i) => {
      const [x, y] = at(data.vectors, i * stride);
      return { x, y, probed: lit.has(index.cellOf[i * stride]!) };
    }),
    neighbours: Array.from(truth.subarray(query * k, query * k + k), (id) => {
      const [x, y] = at(data.vectors, id);
      return { x, y, found: found.has(id) };
    }),
  };
}
