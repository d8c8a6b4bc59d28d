import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';
import { lineSeed } from '../../../model/writing-controls.ts';

export const controls = {
  bits: { kind: 'number', label: 'Bits a weight', min: 2, max: 8, step: 1, default: 8 },
  seed: lineSeed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
