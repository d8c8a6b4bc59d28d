import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';
import { lineSeed } from '../../../model/writing-controls.ts';

export const controls = {
  scale: { kind: 'number', label: 'Strength of the adapter', min: 0, max: 3, step: 0.25, default: 0 },
  seed: lineSeed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
