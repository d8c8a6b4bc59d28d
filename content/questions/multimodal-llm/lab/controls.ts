import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  side: oneOf('Longer side of the picture', [336, 504, 672, 840, 1008, 1176, 1344], 336, 'px'),
  shape: choice('The encoder gets', { square: 'square', own: 'own shape', merged: 'merged 2 × 2' }, 'square'),
  trains: {
    ...choice('Trained', { one: 'Stage 1', two: 'Stage 2', all: 'Everything' }, 'one'),
    onStage: true,
  },
  paperWidth: { kind: 'number', label: 'Paper width', min: 20, max: 400, step: 10, default: 80, unit: 'mm' },
  paperHeight: {
    kind: 'number',
    label: 'Paper height',
    min: 20,
    max: 400,
    step: 10,
    default: 240,
    unit: 'mm',
  },
  print: {
    kind: 'number',
    label: 'Height of the print',
    min: 0.5,
    max: 10,
    step: 0.5,
    default: 2.5,
    unit: 'mm',
  },
  patch: oneOf('Side of a patch', [14, 16], 14, 'px'),
  pictures: { kind: 'number', label: 'Pictures', min: 1, max: 20, step: 1, default: 1 },
  llm: choice(
    'LLM',
    {
      'l32-kv32': '32 layers, 32 KV heads',
      'l32-kv8': '32 layers, 8 KV heads',
      'l80-kv8': '80 layers, 8 KV heads',
    },
    'l32-kv8',
  ),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
