import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

/** Constants of RRF: every one while a step of one still changes an order, then ever wider steps. */
export const stops = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60, 120] as const;

export const controls = {
  depth: { kind: 'number', label: 'Candidates K of each search', min: 3, max: 30, step: 1, default: 5 },
  query: choice(
    'Query shown',
    {
      'id156-doctor': 'identifier: id156 doctor',
      'id121-engine': 'identifier: id121 engine',
      'id191-film': 'identifier: id191 film',
      'automobile-motor': 'paraphrase: automobile motor',
      'physician-drug': 'paraphrase: physician drug',
      'vessel-port': 'paraphrase: vessel port',
    },
    'id156-doctor',
  ),
  fusion: choice(
    'Final list',
    {
      bm25: 'BM25 alone',
      dense: 'dense alone',
      rrf: 'reciprocal rank fusion',
      convex: 'weighted sum of scores',
    },
    'rrf',
  ),
  k: oneOf('Constant k of RRF', stops, 60),
  alpha: { kind: 'number', label: 'Weight α of dense', min: 0, max: 1, step: 0.05, default: 0.5 },
  // Only gaps of the spectrum: cut within a group of equal eigenvalues, the ranking would depend on the solver.
  dimensions: oneOf('Dimensions of dense', [8, 15, 22, 40, 55], 8),
  ask: {
    ...choice('Question', { code: 'Exact code', words: 'Other words', both: 'Both find it lower' }, 'code'),
    onStage: true,
  },
  oracle: { kind: 'switch', label: 'Perfect reranker at the end', default: false },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
