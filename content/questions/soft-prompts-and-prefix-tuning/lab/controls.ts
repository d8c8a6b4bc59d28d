import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  teacher: choice(
    'What the students imitate',
    {
      soft: 'a hidden soft prompt',
      prefix: 'a hidden prefix in every layer',
      rewired: 'a model with rewired attention',
    },
    'prefix',
  ),
  length: { kind: 'number', label: 'Trained vectors p', min: 1, max: 8, step: 1, default: 2 },
  layers: { kind: 'number', label: 'Layers', min: 1, max: 4, step: 1, default: 2 },
  sequences: { kind: 'number', label: 'Training sequences', min: 4, max: 32, step: 1, default: 12 },
  steps: { kind: 'number', label: 'Steps of Adam', min: 20, max: 300, step: 10, default: 120 },
  rate: oneOf('Learning rate', [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5], 0.05),
  shown: choice('Attention shown for', { soft: 'the soft prompt', prefix: 'the prefix' }, 'prefix'),
  seed: { kind: 'number', label: 'Random draw', min: 0, max: 9, step: 1, default: 0 },
  real: oneOf('p in the real models', [1, 2, 5, 10, 20, 50, 100, 200], 20),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
