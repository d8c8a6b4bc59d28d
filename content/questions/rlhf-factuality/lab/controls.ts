import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

/** The β that stands for no training at all: the policy stays where it starts. */
export const untrained = 1000;

/** How hard a reward is pushed, from not at all: β, the price of distance from the start. */
export const pressures = [
  untrained,
  2,
  1,
  0.7,
  0.5,
  0.4,
  0.3,
  0.25,
  0.2,
  0.16,
  0.13,
  0.115,
  0.1,
  0.085,
  0.075,
  0.06,
  0.05,
  0.04,
  0.03,
  0.025,
  0.02,
] as const;

export const controls = {
  reward: choice(
    'Reward',
    {
      cosine: 'cosine with the passage',
      binary: 'right answers only (a person)',
      verifier: 'claims, checked (simulated)',
    },
    'cosine',
  ),
  beta: oneOf(`KL coefficient β (${untrained}: untrained)`, pressures.toReversed(), 0.1),
  penalty: { kind: 'number', label: 'Penalty λ of a false claim', min: 0, max: 15, step: 0.5, default: 1 },
  abstention: {
    kind: 'number',
    label: 'Worth a of a justified “I don’t know”',
    min: -1,
    max: 1,
    step: 0.25,
    default: 1,
  },
  numbers: { kind: 'switch', label: 'The checker reads numbers', default: true },
  rejects: {
    kind: 'number',
    label: 'False rejections: supported claims that the checker refuses',
    min: 0,
    max: 0.4,
    step: 0.05,
    default: 0.1,
  },
  accepts: {
    kind: 'number',
    label: 'False acceptances: unsupported claims that it lets pass',
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
