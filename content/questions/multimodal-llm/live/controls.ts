import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  picture: {
    kind: 'number',
    label: 'First of eight held-out pictures',
    min: 1,
    max: 297,
    step: 1,
    default: 1,
    stepper: true,
  },
  gets: choice(
    'The model gets',
    { own: 'this picture', other: 'the next picture', blank: 'a blank picture', mean: 'mean tokens' },
    'own',
  ),
  trained: choice(
    'What was trained',
    {
      start: 'nothing',
      trained: 'stage 1: the projector',
      shuffled: 'the projector, on shuffled labels',
      none: 'stage 2: the model too',
      text: 'stage 2 with text',
    },
    'trained',
  ),
  seed: oneOf('Training', [1, 2, 3], 1),
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
