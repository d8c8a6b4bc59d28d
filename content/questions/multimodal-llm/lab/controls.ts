import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  pooling: oneOf('Side p of a pooled block', [1, 2, 4, 8], 4, 'cells'),
  sees: {
    ...choice('The encoder sees', { alone: 'each cell alone', place: 'cells and their places' }, 'alone'),
    onStage: true,
  },
  width: { ...oneOf('Numbers in a token', [32, 64, 128, 256], 64), onStage: true },
  cell: {
    kind: 'number',
    label: 'Cell that is asked about',
    min: 0,
    max: 63,
    step: 1,
    default: 44,
    onStage: true,
  },
  steps: { kind: 'number', label: 'Training steps', min: 0, max: 300, step: 10, default: 200, stepper: true },
  noise: { kind: 'number', label: 'Noise σ of the encoder', min: 0, max: 0.5, step: 0.05, default: 0 },
  gate: { kind: 'number', label: 'Gate α of cross-attention', min: 0, max: 2, step: 0.05, default: 0.5 },
  shape: choice(
    'LLM for the cost',
    {
      'l32-kv32': '32 layers, 32 KV heads',
      'l32-kv8': '32 layers, 8 KV heads',
      'l80-kv8': '80 layers, 8 KV heads',
    },
    'l32-kv32',
  ),
  pixels: oneOf('Image side for the cost', [224, 336, 448, 672], 336, 'px'),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
