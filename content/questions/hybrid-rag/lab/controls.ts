import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { listed } from '../../../passages/lists.ts';

/** Constants of RRF. */
export const stops = [0, 1, 2, 5, 10, 20, 60] as const;
/** Places of each list that are merged. */
export const depths = [5, 10, 20, 30, listed] as const;

/** Rows of a list that the stage draws; an answer further down stands below them. */
export const rowsShown = 6;

export const controls = {
  k: oneOf('Constant k of RRF', stops, 60),
  alpha: { kind: 'number', label: 'Weight α of meaning', min: 0, max: 1, step: 0.1, default: 0.5 },
  depth: oneOf('Places of each list', depths, listed),
  kind: choice(
    'Questions',
    { all: 'all 120', name: '40 by name', words: '40 in the same words', meaning: '40 in other words' },
    'all',
  ),
  ask: {
    ...choice('Question', { code: 'A name', words: 'Reworded', both: 'Half each', misled: 'A trap' }, 'code'),
    onStage: true,
  },
  scaled: { kind: 'switch', label: 'Scaled scores', default: false, onStage: true },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
