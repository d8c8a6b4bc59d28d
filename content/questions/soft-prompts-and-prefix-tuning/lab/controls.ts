import { choice, oneOf, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';

/** Percent of a layer's attention for its pair of a prefix; −1: what the soft prompt takes there. */
const pairShares = [
  -1, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95,
] as const;

export const controls = {
  method: {
    ...choice('Method', { soft: 'soft prompt', prefix: 'prefix', lora: 'LoRA' }, 'soft'),
    onStage: true,
  },
  share: {
    kind: 'number',
    label: 'Share of the vector in layer 1',
    min: 5,
    max: 85,
    step: 5,
    default: 15,
    unit: '%',
    onStage: true,
  },
  share1: { ...oneOf('Share of the prefix in layer 1', pairShares, -1, '%'), onStage: true },
  share2: { ...oneOf('Share of the prefix in layer 2', pairShares, -1, '%'), onStage: true },
  factor: { ...oneOf('not : delete times', [0.25, 0.5, 1, 2, 4, 8], 8), onStage: true },
  pulled: {
    kind: 'number',
    label: 'Pulls at the padlock',
    min: 0,
    max: 2,
    step: 1,
    default: 0,
    onStage: true,
  },
  draw: { kind: 'number', label: 'Vector', min: 1, max: 50, step: 1, default: 2, onStage: true },
  teacher: choice(
    'What the students imitate',
    {
      soft: 'a hidden soft prompt',
      prefix: 'a hidden prefix in every layer',
      rewired: 'a model with rewired attention',
    },
    'prefix',
  ),
  length: { kind: 'number', label: 'Trained vectors p', min: 1, max: 8, step: 1, default: 2 },
  layers: { kind: 'number', label: 'Layers', min: 1, max: 4, step: 1, default: 2 },
  sequences: { kind: 'number', label: 'Training sequences', min: 4, max: 32, step: 1, default: 12 },
  steps: { kind: 'number', label: 'Steps of Adam', min: 20, max: 300, step: 10, default: 120 },
  rate: oneOf('Learning rate', [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5], 0.05),
  seed: { kind: 'number', label: 'Random draw', min: 0, max: 49, step: 1, default: 0 },
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
