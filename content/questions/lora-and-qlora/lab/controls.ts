import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  rank: { kind: 'number', label: 'Rank r', min: 1, max: 16, step: 1, default: 4 },
  base: choice(
    'Base weights',
    { full: 'full precision', nf4: 'NF4', int4: 'INT4', e2m1: 'FP4 (E2M1)', fp4: 'FP4 of bitsandbytes' },
    'nf4',
  ),
  block: oneOf('Weights in a block', [16, 32, 64, 128, 256, 512, 1024], 64),
  double: { kind: 'switch', label: 'Double quantization', default: true },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
