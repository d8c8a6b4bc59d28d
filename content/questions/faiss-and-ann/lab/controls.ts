import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  nprobe: oneOf(
    'IVF: cells to look into (nprobe)',
    [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256],
    4,
  ),
  ef: oneOf('HNSW: nodes in view (ef)', [10, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256], 32),
  rerank: oneOf('PQ: re-ranked by full vectors (R)', [10, 15, 20, 30, 50, 75, 100, 150, 200], 50),
  nlist: oneOf('IVF: cells in all (nlist)', [8, 16, 32, 64, 128, 256], 64),
  links: oneOf('HNSW: links of a new node (M)', [4, 6, 8, 12, 16], 8),
  pieces: oneOf('PQ: pieces of a vector (m)', [2, 4, 8, 16], 8),
  bits: { kind: 'number', label: 'PQ: bits for a piece', min: 4, max: 6, step: 2, default: 4 },
  structure: choice('Data', { clusters: '40 clusters', cloud: 'one cloud, no structure' }, 'clusters'),
  spread: { kind: 'number', label: 'Spread of a cluster (σ)', min: 0.2, max: 1.2, step: 0.1, default: 0.6 },
  dimensions: oneOf('Dimensions (d)', [8, 16, 32], 16),
  size: oneOf('Vectors (N)', [1000, 2000, 4000, 8000], 4000),
  scale: oneOf('Dimensions in the table of large corpora', [96, 128, 384, 768, 1024, 1536, 3072], 768),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
