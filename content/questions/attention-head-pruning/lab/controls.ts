import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  criterion: {
    kind: 'choice',
    label: 'Remove first what has the lowest',
    options: {
      gradient: 'gradient score',
      ablation: 'ablation loss',
      confidence: 'confidence',
      random: 'random number',
    },
    default: 'gradient',
  },
  k: { kind: 'number', label: 'Heads removed', min: 0, max: 8, step: 1, default: 5, stepper: true },
  mode: {
    kind: 'choice',
    label: 'Scores',
    options: { once: 'once, before pruning', each: 'again after each removal' },
    default: 'once',
  },
  refit: { kind: 'switch', label: 'Refit the gates of the kept heads', default: true },
  rho: { kind: 'number', label: 'Correlation of the twins', min: 0, max: 1, step: 0.05, default: 1 },
  sigma: { kind: 'number', label: 'Noise σ', min: 0.1, max: 1, step: 0.05, default: 0.5 },
  model: {
    kind: 'choice',
    label: 'Real shape for the savings',
    options: { llama2small: 'Llama-2-7B', llama3: 'Llama-3-8B', llama2large: 'Llama-2-70B' },
    default: 'llama3',
  },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
