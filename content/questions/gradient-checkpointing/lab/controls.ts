import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  layers: { kind: 'number', label: 'Layers n', min: 4, max: 128, step: 1, default: 64 },
  schedule: {
    kind: 'choice',
    label: 'What is kept',
    options: {
      all: 'every activation',
      uniform: 'every k-th layer',
      root: 'every √n-th layer',
      revolve: 'revolve, c slots',
      one: 'the input only',
    },
    default: 'uniform',
  },
  interval: { kind: 'number', label: 'Segment length k', min: 1, max: 64, step: 1, default: 8 },
  slots: { kind: 'number', label: 'Slots c (revolve)', min: 1, max: 64, step: 1, default: 8 },
  wrap: { kind: 'switch', label: 'Rerun the last segment too', default: true },
  dropout: { kind: 'number', label: 'Dropout p', min: 0, max: 0.5, step: 0.05, default: 0 },
  restore: { kind: 'switch', label: 'Restore random state for a rerun', default: true },
  cost: {
    kind: 'choice',
    label: 'Time of a layer',
    options: { even: 'the same for all', fourth: 'fourfold for every 4th' },
    default: 'even',
  },
  model: {
    kind: 'choice',
    label: 'Transformer (last chart)',
    options: { gpt2: 'GPT-2 small', gpt3: 'GPT-3 175B', mtnlg: 'MT-NLG 530B' },
    default: 'gpt3',
  },
  sequence: {
    kind: 'number',
    label: 'Its sequence length',
    min: 512,
    max: 32768,
    step: 1,
    default: 2048,
    unit: 'tokens',
    values: [512, 1024, 2048, 4096, 8192, 16384, 32768],
  },
  flash: { kind: 'switch', label: 'It uses FlashAttention', default: false },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
