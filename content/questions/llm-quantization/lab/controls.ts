import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  experiment: choice(
    'Experiment',
    { outliers: 'Activation outliers', gptq: 'GPTQ against rounding', formats: 'Formats of weights' },
    'outliers',
  ),
  bits: { kind: 'number', label: 'Bits', min: 3, max: 8, step: 1, default: 6 },
  width: oneOf('Channels of the layer', [64, 256, 1024], 1024),
  channels: { kind: 'number', label: 'Outlier channels', min: 0, max: 8, step: 1, default: 1 },
  mag: { kind: 'number', label: 'Outliers larger by', min: 1, max: 100, step: 1, default: 40, unit: '×' },
  remedy: {
    ...choice(
      'Remedy',
      { one: 'one scale', token: 'per token', smooth: 'smooth', rotate: 'rotate', keep: 'keep' },
      'one',
    ),
    onStage: true,
  },
  channel: { kind: 'number', label: 'Channel', min: 0, max: 63, step: 1, default: 20, onStage: true },
  alpha: { kind: 'number', label: 'Smoothing α', min: 0, max: 1, step: 0.05, default: 0.5 },
  rho: { kind: 'number', label: 'Correlation ρ (GPTQ)', min: 0, max: 0.95, step: 0.05, default: 0.9 },
  group: oneOf('Weights in a group (formats)', [16, 32, 64, 128, 256, 512, 1024], 128),
  seed: { kind: 'number', label: 'Seed of the data', min: 1, max: 100, step: 1, default: 42, typed: true },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
