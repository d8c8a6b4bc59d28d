import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  way: choice(
    'What is computed again',
    {
      all: 'nothing: keep all',
      each: 'each block by itself',
      pairs: 'blocks in pairs',
      one: 'all four together',
    },
    'each',
  ),
  tokens: oneOf('Length of the text', [32, 64, 96, 128, 192], 64, 'characters'),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
