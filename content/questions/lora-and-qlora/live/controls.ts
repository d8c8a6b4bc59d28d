import { choice, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  scale: { kind: 'number', label: 'Strength of the adapter', min: 0, max: 1.5, step: 0.05, default: 1 },
  way: choice(
    'How it is served',
    {
      beside: 'LoRA, beside the base',
      merged: 'LoRA, merged into it',
      beside4: 'QLoRA, beside the 4-bit base',
      again: 'QLoRA, merged and rounded again',
    },
    'beside',
  ),
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
