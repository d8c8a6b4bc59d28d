import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  kind: choice('What was trained', { prompt: 'a soft prompt', prefix: 'a prefix' }, 'prefix'),
  length: oneOf('Its length', [1, 8, 32], 8),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
