import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

/** What readers set. */
export const controls = {
  wavelength: { kind: 'number', label: 'Wavelength', min: 400, max: 700, step: 10, default: 450, unit: 'nm' },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
