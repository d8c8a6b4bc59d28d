import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  pooling: {
    kind: 'number',
    label: 'Side p of a pooled block',
    min: 1,
    max: 8,
    step: 1,
    default: 2,
    values: [1, 2, 4, 8],
    unit: 'cells',
  },
  steps: { kind: 'number', label: 'Training steps', min: 0, max: 300, step: 10, default: 200, stepper: true },
  noise: { kind: 'number', label: 'Noise σ of the encoder', min: 0, max: 0.5, step: 0.05, default: 0 },
  encoder: {
    kind: 'choice',
    label: 'Two-colour encoder',
    options: { separable: 'separable', xor: 'entangled by XOR' },
    default: 'xor',
  },
  gate: { kind: 'number', label: 'Gate α of cross-attention', min: 0, max: 2, step: 0.05, default: 0.5 },
  shape: {
    kind: 'choice',
    label: 'LLM for the cost',
    options: {
      'l32-kv32': '32 layers, 32 KV heads',
      'l32-kv8': '32 layers, 8 KV heads',
      'l80-kv8': '80 layers, 8 KV heads',
    },
    default: 'l32-kv32',
  },
  pixels: {
    kind: 'number',
    label: 'Image side for the cost',
    min: 224,
    max: 672,
    step: 1,
    default: 336,
    values: [224, 336, 448, 672],
    unit: 'px',
  },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
