import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { forward } from './forward.ts';
import {
  drawn,
  makeModel,
  queryScale,
  unsteered,
  vocabulary,
  width,
  type Model,
  type Steering,
} from './model.ts';
import { makePass } from './pass.ts';

export const tokensInSequence = 6;
const testSequences = 64;
export const kinds = ['soft', 'prefix'] as const;
export type Kind = (typeof kinds)[number];
export type TeacherKind = Kind | 'rewired';

/** Trained numbers: p d for a soft prompt, 2 L p n_kv d_head for a prefix. */
export function parameterCount(
  kind: Kind,
  length: number,
  shape: { layers: number; width: number; keyValueWidth: number },
): number {
  return kind === 'soft' ? length * shape.width : 2 * shape.layers * length * shape.keyValueWidth;
}

/** Reads one flat array as a soft prompt, or as a prefix: for each layer its keys, then its values. Views, no copies. */
export function steeringOf(kind: Kind, layers: number, flat: Float64Array): Steering {
  if (kind === 'soft') return { prompt: flat, prefix: [] };
  const size = flat.length / (2 * layers);
  return {
    prompt: unsteered.prompt,
    prefix: Array.from({ length: layers }, (_, l) => ({
      keys: flat.subarray(2 * l * size, (2 * l + 1) * size),
      values: flat.subarray((2 * l + 1) * size, (2 * l + 2) * size),
    })),
  };
}

/** Sequences and the answers the teacher gives to them. */
export interface Split {
  sequences: Uint8Array[];
  /** Shape [sequences, d]. */
  targets: Float64Array;
  /** Mean squared error of the frozen model without any steering. */
  base: number;
}
export interface Task {
  model: Model;
  train: Split;
  test: Split;
}

/** A teacher: the frozen model with a secret. Soft prompt and prefix have two vectors. */
export function makeTeacher(
  model: Model,
  kind: TeacherKind,
  seed: number,
): { model: Model; steering: Steering } {
  const next = normalPairs(mulberry32(seed));
  if (kind === 'soft') return { model, steering: { prompt: drawn(2 * width, 1, next), prefix: [] } };
  if (kind === 'prefix')
    return {
      model,
      steering: {
        prompt: unsteered.prompt,
        prefix: model.blocks.map(() => ({
          keys: drawn(2 * width, 1, next),
          values: drawn(2 * width, 1.5, next),
        })),
      },
    };
  const [first, ...rest] = model.blocks;
  return {
    model: { ...model, blocks: [{ ...first!, query: drawn(width * width, queryScale, next) }, ...rest] },
    steering: unsteered,
  };
}

/** Mean squared error of a steered model over sequences and the d numbers of the answer. */
export function errorOf(model: Model, steering: Steering, { sequences, targets }: Split): number {
  const pass = makePass(model.blocks.length, steering, tokensInSequence);
  let sum = 0;
  sequences.forEach((tokens, s) => {
    const answer = forward(model, steering, tokens, pass);
    for (let i = 0; i < width; i++) sum += (answer[i]! - targets[s * width + i]!) ** 2;
  });
  return sum / targets.length;
}

/** Draws the model, the teacher and the sequences: those for training first, then the ones for the test. */
export function makeTask(setting: {
  teacher: TeacherKind;
  layers: number;
  sequences: number;
  seed: number;
}): Task {
  const model = makeModel(setting.layers, 42 + setting.seed);
  const teacher = makeTeacher(model, setting.teacher, 11 + setting.seed);
  const uniform = mulberry32(7 + setting.seed);
  const pass = makePass(setting.layers, teacher.steering, tokensInSequence);
  const split = (count: number): Split => {
    const sequences = Array.from({ length: count }, () =>
      new Uint8Array(tokensInSequence).map(() => Math.floor(vocabulary * uniform())),
    );
    const targets = new Float64Array(count * width);
    sequences.forEach((tokens, s) =>
      targets.set(forward(teacher.model, teacher.steering, tokens, pass), s * width),
    );
    const found = { sequences, targets, base: 0 };
    found.base = errorOf(model, unsteered, found);
    return found;
  };
  return { model, train: split(setting.sequences), test: split(testSequences) };
}
