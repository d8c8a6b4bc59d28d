import { choice, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  criterion: choice(
    'Remove first what has the lowest',
    {
      gradient: 'gradient score',
      ablation: 'ablation loss',
      confidence: 'confidence',
      random: 'random number',
    },
    'gradient',
  ),
  k: { kind: 'number', label: 'Heads removed', min: 0, max: 8, step: 1, default: 5, stepper: true },
  mode: choice('Scores', { once: 'once, before pruning', each: 'again after each removal' }, 'once'),
  refit: { kind: 'switch', label: 'Recover after each cut (refit the gates)', default: true },
  rho: {
    kind: 'number',
    label: 'Overlap (correlation) of the copies',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.75,
  },
  sigma: { kind: 'number', label: 'Noise σ', min: 0.1, max: 1, step: 0.05, default: 0.5 },
  model: choice(
    'Real shape for the savings',
    { llama2small: 'Llama-2-7B', llama3: 'Llama-3-8B', llama2large: 'Llama-2-70B' },
    'llama2large',
  ),
  // A set of removed heads that was chosen by hand, as a sum of 2 to the place of each; it counts while it has as many
  // heads as k says.
  off: {
    kind: 'number',
    label: 'Heads removed by hand',
    min: -1,
    max: 255,
    step: 1,
    default: -1,
    onStage: true,
  },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
