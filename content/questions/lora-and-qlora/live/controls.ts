import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  scale: { kind: 'number', label: 'Scale of the adapter', min: 0, max: 1.5, step: 0.05, default: 1 },
  rank: oneOf('Rank', [1, 2, 4, 8, 16], 4),
  way: choice(
    'How it is served',
    {
      beside: 'beside the base',
      merged: 'merged into the base',
      beside4: 'beside a 4-bit base',
      merged4: 'merged, then rounded to 4 bits',
    },
    'beside',
  ),
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
