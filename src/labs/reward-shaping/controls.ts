import type { Controls, ParamsOf } from '#labs/kit/controls.ts';

export const controls = {
  reward: {
    kind: 'choice',
    label: 'Reward',
    options: {
      cosine: 'cosine with the passage',
      verifier: 'verifier (simulated)',
      noisy: 'noisy verifier (simulated)',
      binary: 'right answers only (simulated)',
    },
    default: 'cosine',
  },
  beta: {
    kind: 'number',
    label: 'KL coefficient β',
    min: 0.02,
    max: 1,
    step: 0.01,
    default: 0.1,
    values: [0.02, 0.03, 0.05, 0.075, 0.1, 0.13, 0.2, 0.3, 0.5, 0.7, 1],
  },
  penalty: {
    kind: 'number',
    label: 'Penalty λ of a wrong claim',
    min: 0,
    max: 9,
    step: 0.5,
    default: 1,
  },
  abstention: {
    kind: 'number',
    label: 'Worth of a justified abstention',
    min: -1,
    max: 1,
    step: 0.25,
    default: 1,
  },
  flips: {
    kind: 'number',
    label: 'Verdicts the noisy verifier flips',
    min: 0,
    max: 0.4,
    step: 0.05,
    default: 0.2,
  },
  iterations: { kind: 'number', label: 'Iterations', min: 10, max: 300, step: 10, default: 300 },
  rate: {
    kind: 'number',
    label: 'Learning rate',
    min: 0.1,
    max: 3,
    step: 0.1,
    default: 0.3,
    values: [0.1, 0.2, 0.3, 0.5, 1, 2, 3],
  },
  epochs: { kind: 'number', label: 'Epochs on each batch', min: 1, max: 10, step: 1, default: 4 },
  epsilon: { kind: 'number', label: 'PPO clip ε', min: 0.05, max: 0.5, step: 0.05, default: 0.2 },
  batch: {
    kind: 'number',
    label: 'Answers in a batch',
    min: 8,
    max: 512,
    step: 1,
    default: 128,
    values: [8, 32, 128, 512],
  },
  exact: { kind: 'switch', label: 'Exact gradient instead of sampled answers', default: false },
  seed: { kind: 'number', label: 'Seed', min: 1, max: 99, step: 1, default: 42 },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
