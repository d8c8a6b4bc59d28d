import { squares, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  off: squares('Colours to leave out', {
    rows: ['light'],
    columns: ['violet', 'blue', 'green', 'red'],
    shades: [0.4, 0.8, 1, 0.6],
  }),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
