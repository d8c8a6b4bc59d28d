import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  model: { ...oneOf('Model', [1, 3, 7, 13, 33, 65], 13, 'B'), onStage: true },
  tokens: { ...oneOf('Tokens in a batch', [512, 1024, 2048, 4096, 8192, 16384], 1024), onStage: true },
  card: { ...oneOf('Card', [8, 12, 16, 24, 32, 48, 80], 24, 'GB'), onStage: true },
  rank: { kind: 'number', label: 'Rank r', min: 1, max: 16, step: 1, default: 4 },
  base: choice(
    'Base weights',
    { full: 'full precision', nf4: 'NF4', int4: 'INT4', e2m1: 'FP4 (E2M1)', fp4: 'FP4 of bitsandbytes' },
    'nf4',
  ),
  block: oneOf('Weights in a block', [16, 32, 64, 128, 256, 512, 1024], 64),
  double: { kind: 'switch', label: 'Double quantization', default: true },
  update: oneOf('Size of a merged update', [1, 2, 5, 10, 20], 5, '%'),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
