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
      greedy: 'cheapest next, measured again each time',
      ablation: 'by what each costs alone',
      gradient: 'by gradient, not divided by layer',
      weight: 'by raw size of weights: why scales matter',
      random: 'at random',
    },
    'greedy',
  ),
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
