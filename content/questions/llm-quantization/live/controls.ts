import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  bits: oneOf('Bits a weight', [2, 3, 4, 5, 6, 7, 8], 4),
  share: choice(
    'Weights that share a scale',
    { matrix: 'a whole matrix', row: 'a row', group: '32 of a row' },
    'row',
  ),
  method: choice('Rounding', { nearest: 'to nearest', gptq: 'GPTQ' }, 'nearest'),
  cache: { ...oneOf('Bits of keys and values', [2, 3, 4, 6, 8, 32], 32), minor: true },
  inputs: {
    ...choice(
      'What matrices read',
      { full: '32 bits', eight: '8 bits', planted: '8 bits, with planted outliers' },
      'full',
    ),
    minor: true,
  },
  temperature,
  seed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
