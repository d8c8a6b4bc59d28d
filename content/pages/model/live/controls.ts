import { oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { seed, temperature } from '../../../model/writing-controls.ts';

export const controls = {
  start: {
    kind: 'text',
    label: 'It goes on from',
    default: 'ROMEO:',
    pattern: "[A-Za-z3 !$&',.:;?-]{1,80}",
  },
  temperature: { ...temperature, minor: false },
  seed: { ...seed, minor: false },
  length: oneOf('Characters', [100, 200, 400, 800, 1600], 400),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
