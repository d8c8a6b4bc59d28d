import { choice, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  removed: {
    kind: 'number',
    label: 'Heads removed',
    min: 0,
    max: 32,
    step: 1,
    default: 8,
    stepper: true,
  },
  order: choice(
    'In which order',
    {
      ablation: 'by what each costs alone',
      greedy: 'cheapest next, measured again each time',
      gradient: 'by gradient',
      layer: 'by gradient ÷ norm of its layer',
      output: 'by size of output ÷ residual stream',
      weight: 'by raw size of weights: why scales matter',
      random: 'at random',
    },
    'ablation',
  ),
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
