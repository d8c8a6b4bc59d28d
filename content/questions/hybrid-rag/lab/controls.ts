import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
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
  k: { kind: 'number', label: 'Constant k of RRF', min: 0, max: 120, step: 1, default: 60 },
  alpha: { kind: 'number', label: 'Weight α of dense', min: 0, max: 1, step: 0.05, default: 0.5 },
  depth: { kind: 'number', label: 'Candidates K of each leg', min: 3, max: 30, step: 1, default: 5 },
  // Only gaps of the spectrum: cut within a group of equal eigenvalues, the ranking would depend on the solver.
  dimensions: oneOf('Dimensions of dense', [8, 15, 22, 40, 55], 8),
  oracle: { kind: 'switch', label: 'Perfect reranker at the end', default: false },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
