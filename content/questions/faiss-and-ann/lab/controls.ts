import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

/** Efforts in the plane of the stage: cells that are opened, and points in view. */
export const opens = [1, 2, 3, 4, 12] as const;
export const views = [1, 2, 4, 8, 16] as const;
/** How many draws of points, words and starts there are. */
export const draws = 50;

export const controls = {
  nprobe: oneOf('IVF: cells to search (nprobe)', [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024], 16),
  ef: oneOf('HNSW: candidates kept (ef)', [10, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256], 64),
  rerank: oneOf('PQ: re-ranked by full vectors (R)', [10, 15, 20, 30, 50, 75, 100, 150, 200], 100),
  nlist: oneOf('IVF: cells in all (nlist)', [16, 32, 64, 128, 256, 512, 1024], 256),
  links: oneOf('HNSW: links of a new node (M)', [4, 8, 16, 32], 16),
  pieces: oneOf('PQ: pieces of a vector (m)', [5, 10, 20, 25, 50], 20),
  bits: { kind: 'number', label: 'PQ: bits for a piece', min: 4, max: 6, step: 2, default: 4 },
  structure: choice('Data', { words: 'word vectors', shuffled: 'columns shuffled' }, 'words'),
  size: oneOf('Vectors (N)', [1000, 2000, 4000], 4000),
  draw: { kind: 'number', label: 'Draw', min: 1, max: draws, step: 1, default: 1, typed: true },
  index: {
    ...choice('Index in the plane', { cells: 'cells (IVF)', graph: 'graph (HNSW)' }, 'cells'),
    onStage: true,
  },
  open: { ...oneOf('Cells of the plane that are opened (nprobe)', opens, 1), onStage: true },
  view: { ...oneOf('Points of the plane in view (ef)', views, 1), onStage: true },
  x: { kind: 'number', label: 'Query, x', min: 0, max: 3, step: 0.02, default: 1.8, onStage: true },
  y: { kind: 'number', label: 'Query, y', min: 0, max: 2, step: 0.02, default: 1.08, onStage: true },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
