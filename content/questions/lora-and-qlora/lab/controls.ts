import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  rank: { kind: 'number', label: 'Rank r', min: 1, max: 16, step: 1, default: 4 },
  base: {
    kind: 'choice',
    label: 'Base weights',
    options: { full: 'full precision', nf4: 'NF4', int4: 'INT4', fp4: 'FP4' },
    default: 'nf4',
  },
  block: {
    kind: 'number',
    label: 'Weights in a block',
    min: 16,
    max: 1024,
    step: 1,
    default: 64,
    values: [16, 32, 64, 128, 256, 512, 1024],
  },
  double: { kind: 'switch', label: 'Double quantization', default: true },
  scale: { kind: 'choice', label: 'Scale of the update', options: { r: 'α/r', root: 'α/√r' }, default: 'r' },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
