import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  distance: { kind: 'number', label: 'Distance', min: 8, max: 25, step: 1, default: 12, unit: 'cm' },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
