import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  layers: { kind: 'number', label: 'Layers n', min: 4, max: 128, step: 1, default: 64 },
  schedule: choice(
    'What is kept',
    {
      all: 'every activation',
      uniform: 'every k-th layer',
      root: 'every √n-th layer',
      revolve: 'revolve, c slots',
      one: 'one slot: the input',
    },
    'uniform',
  ),
  interval: { kind: 'number', label: 'Segment length k', min: 1, max: 64, step: 1, default: 8 },
  inside: {
    ...choice('Layers', { alike: 'layers alike', block: 'transformer blocks' }, 'alike'),
    onStage: true,
  },
  slots: { kind: 'number', label: 'Slots c (revolve)', min: 1, max: 64, step: 1, default: 8 },
  wrap: { kind: 'switch', label: 'Recompute the last segment too', default: true },
  dropout: { kind: 'number', label: 'Dropout p', min: 0, max: 0.5, step: 0.05, default: 0 },
  restore: { kind: 'switch', label: 'Restore random state for the second run', default: true },
  cost: choice('Time of a layer', { even: 'the same for all', fourth: 'fourfold for every 4th' }, 'even'),
  model: choice(
    'Transformer (last chart)',
    { gpt2: 'GPT-2 small', gpt3: 'GPT-3 175B', mtnlg: 'MT-NLG 530B' },
    'gpt3',
  ),
  sequence: oneOf('Its sequence length', [512, 1024, 2048, 4096, 8192, 16384, 32768], 2048, 'tokens'),
  flash: { kind: 'switch', label: 'It uses FlashAttention', default: false },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
