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
  chain: {
    ...choice('Model', { small: 'Llama 3.2 3B', large: 'Llama 3.1 405B', equal: 'equal layers' }, 'small'),
    onStage: true,
  },
  blocks: { kind: 'number', label: 'Blocks at once', min: 1, max: 28, step: 1, default: 1, onStage: true },
  slots: { kind: 'number', label: 'Slots c (revolve)', min: 1, max: 64, step: 1, default: 8 },
  wrap: { kind: 'switch', label: 'Recompute the last segment too', default: true },
  dropout: { kind: 'number', label: 'Dropout p', min: 0, max: 0.5, step: 0.05, default: 0 },
  restore: { kind: 'switch', label: 'Restore random state for the second run', default: true },
  cost: choice('Time of a layer', { even: 'the same for all', fourth: 'fourfold for every 4th' }, 'even'),
  model: choice(
    'Does it fit? Model',
    { small: 'Llama 3.2 3B', middle: 'Llama 3 8B', large: 'Llama 3.1 405B' },
    'small',
  ),
  tokens: oneOf('Tokens in one pass', [512, 1024, 2048, 4096, 8192, 16384, 32768], 8192),
  recompute: choice(
    'What is recomputed',
    { nothing: 'nothing', cheap: 'norms and activation functions', blocks: 'every block' },
    'blocks',
  ),
  chunked: { kind: 'switch', label: 'Loss in chunks', default: true },
  states: choice(
    'Weights and moments',
    { half: '6 bytes a weight', mixed: '14 bytes, with 32-bit copies' },
    'half',
  ),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
