import { choice, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  shown: {
    kind: 'number',
    label: 'Answers shown',
    min: 0,
    max: 100,
    step: 1,
    default: 21,
    unit: '%',
    onStage: true,
  },
  wrongShare: {
    kind: 'number',
    label: 'Wrong answers',
    min: 1,
    max: 90,
    step: 1,
    default: 59,
    unit: '%',
    onStage: true,
  },
  auroc: {
    kind: 'number',
    label: 'Checker’s AUROC',
    min: 0.5,
    max: 0.99,
    step: 0.01,
    default: 0.6,
    onStage: true,
  },
  alpha: { kind: 'number', label: 'Allowed risk α', min: 0.01, max: 0.3, step: 0.01, default: 0.1 },
  score: choice(
    'Score that decides',
    {
      retrieval: 'retrieval score',
      consistency: 'agreement of samples',
      support: 'support of the claim',
      both: 'support and agreement',
    },
    'support',
  ),
  checker: { kind: 'number', label: 'Checker errs on', min: 0, max: 0.4, step: 0.05, default: 0.2 },
  shared: {
    kind: 'number',
    label: 'Checker errs where the generator does',
    min: 0,
    max: 1,
    step: 0.1,
    default: 0,
  },
  coverage: { kind: 'number', label: 'Facts in the index', min: 0.3, max: 1, step: 0.05, default: 0.8 },
  h: { kind: 'number', label: 'Generator ignores evidence', min: 0, max: 0.4, step: 0.02, default: 0.1 },
  know: { kind: 'number', label: 'Generator knows by heart', min: 0, max: 0.5, step: 0.05, default: 0.25 },
  systematic: { kind: 'number', label: 'Repeats the same error', min: 0, max: 1, step: 0.1, default: 0.5 },
  samples: { kind: 'number', label: 'Samples K', min: 1, max: 10, step: 1, default: 5 },
  k: { kind: 'number', label: 'Passages k', min: 1, max: 8, step: 1, default: 4 },
  retries: { kind: 'number', label: 'New tries after a refusal', min: 0, max: 3, step: 1, default: 0 },
  shift: { kind: 'switch', label: 'After calibration the index shrinks and errors repeat', default: false },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
