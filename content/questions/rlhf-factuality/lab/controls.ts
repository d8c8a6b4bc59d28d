import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

export const controls = {
  reward: choice(
    'Reward',
    {
      cosine: 'cosine with the passage',
      verifier: 'claims, checked (simulated)',
      binary: 'right answers only (a person)',
    },
    'cosine',
  ),
  beta: oneOf('KL coefficient β', [0.02, 0.03, 0.05, 0.075, 0.1, 0.13, 0.2, 0.3, 0.5, 0.7, 1], 0.1),
  penalty: { kind: 'number', label: 'Penalty λ of a false claim', min: 0, max: 15, step: 0.5, default: 1 },
  abstention: {
    kind: 'number',
    label: 'Worth a of a justified silence',
    min: -1,
    max: 1,
    step: 0.25,
    default: 1,
  },
  flips: {
    kind: 'number',
    label: 'Verdicts that the checker gets wrong',
    min: 0,
    max: 0.4,
    step: 0.05,
    default: 0.1,
  },
  iterations: {
    kind: 'number',
    label: 'Iterations',
    min: 10,
    max: 300,
    step: 10,
    default: 300,
    stepper: true,
  },
  rate: oneOf('Learning rate', [0.1, 0.2, 0.3, 0.5, 1, 2, 3], 0.3),
  epochs: { kind: 'number', label: 'Epochs on each batch', min: 1, max: 10, step: 1, default: 4 },
  epsilon: { kind: 'number', label: 'PPO clip ε', min: 0.05, max: 0.5, step: 0.05, default: 0.2 },
  batch: oneOf('Answers in a batch', [8, 32, 128, 512], 128),
  exact: { kind: 'switch', label: 'Exact gradient instead of sampled answers', default: false },
  seed: { kind: 'number', label: 'Seed', min: 1, max: 99, step: 1, default: 42, typed: true },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
