import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  focal: { kind: 'number', label: 'Focal length', min: 2, max: 9, step: 1, default: 5, unit: 'cm' },
  distance: { kind: 'number', label: 'Distance', min: 10, max: 40, step: 1, default: 20, unit: 'cm' },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
