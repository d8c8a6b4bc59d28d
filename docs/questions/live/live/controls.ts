import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  from: { kind: 'number', label: 'Seen from', min: 300, max: 1200, step: 100, default: 300, unit: 'nm' },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
