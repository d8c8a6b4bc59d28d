import { choice, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  scale: { kind: 'number', label: 'Strength of the adapter', min: 0, max: 1.5, step: 0.05, default: 1 },
  way: choice(
    'How it is served',
    {
      beside: 'beside the base',
      merged: 'merged into the base',
    },
    'beside',
  ),
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
