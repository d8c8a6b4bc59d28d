import type { Progress } from 'grounded/lab/lab.ts';
import { adam } from '../../../numerics/adam.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { attentionOf, effects, largestDifference, prefixOf, type Effect } from './probe.ts';
import {
  errorOf,
  kinds,
  makeTask,
  parameterCount,
  steeringOf,
  tokensInSequence,
  type Kind,
  type Task,
} from './task.ts';
import { backward } from './backward.ts';
import { forward } from './forward.ts';
import { drawn, unsteered, width, type Steering } from './model.ts';
import { makePass } from './pass.ts';

/** A soft prompt or prefix in training. */
export interface Student {
  kind: Kind;
  length: number;
  /** All trained numbers. */
  flat: Float64Array;
  /** Views of `flat`. */
  steering: Steering;
  /** One step of Adam over the whole training set. */
  step(): void;
}
/**
 * Mean squared error over the training set, and its gradient by the trained numbers alone.
 *
 * @param gradient  Overwritten: the same shape as `flat`.
 */
export function lossAndGradient(
  task: Task,
  kind: Kind,
  flat: Float64Array,
  gradient: Float64Array,
  pass = makePass(
    task.model.blocks.length,
    steeringOf(kind, task.model.blocks.length, flat),
    tokensInSequence,
  ),
): number {
  const { model, train } = task;
  const steering = steeringOf(kind, model.blocks.length, flat);
  const toSteering = steeringOf(kind, model.blocks.length, gradient.fill(0));
  const toAnswer = new Float64Array(width);
  const count = train.targets.length;
  let sum = 0;
  for (let s = 0; s < train.sequences.length; s++) {
    const answer = forward(model, steering, train.sequences[s]!, pass);
    for (let i = 0; i < width; i++) {
      const miss = answer[i]! - train.targets[s * width + i]!;
      sum += miss * miss;
      toAnswer[i] = (2 * miss) / count;
    }
    backward(model, pass, toAnswer, toSteering);
  }
  return sum / count;
}

/**
 * Makes a student: p vectors in front of the input, or p key and value pairs in front of every layer's, drawn from
 * 0.5 · N(0, 1). The model stays frozen: only these numbers change.
 */
export function makeStudent(task: Task, kind: Kind, length: number, rate: number, seed: number): Student {
  const layers = task.model.blocks.length;
  const size = parameterCount(kind, length, { layers, width, keyValueWidth: width });
  const flat = drawn(size, 0.5, normalPairs(mulberry32(13 + seed)));
  const gradient = new Float64Array(size);
  const steering = steeringOf(kind, layers, flat);
  const pass = makePass(layers, steering, tokensInSequence);
  const move = adam(size);
  return {
    kind,
    length,
    flat,
    steering,
    step() {
      lossAndGradient(task, kind, flat, gradient, pass);
      move(flat, gradient, rate);
    },
  };
}

/** Mean squared errors divided by those of the frozen model on the same sequences: 1 is no use, 0 is the teacher. */
export interface Errors {
  train: number;
  test: number;
}

export const errorsOf = ({ model, train, test }: Task, steering: Steering): Errors => ({
  train: errorOf(model, steering, train) / train.base,
  test: errorOf(model, steering, test) / test.base,
});

/** A finished (or, in a frame on the way, unfinished) student. */
export interface Outcome extends Errors {
  kind: Kind;
  length: number;
  parameters: number;
}

export interface StudentReport extends Outcome {
  /** Errors before training and after each ten steps. */
  curve: (Errors & { step: number })[];
  /** By layer. */
  effects: Effect[];
}

export interface Frame extends Progress {
  base: Errors;
  students: Record<Kind, StudentReport>;
  /** Other lengths too, as far as they are trained, by kind and length. */
  outcomes: Outcome[];
  /** Largest difference between the answers of the trained soft prompt and of the prefix made of its keys and values. */
  containment: number;
}

const comparedLengths = [1, 2, 4, 8];
/** Divides the number of steps. */
const stepsInChunk = 10;

/** A student that is watched while it trains. */
interface Watched {
  student: Student;
  curve: StudentReport['curve'];
}

const outcomeOf = (task: Task, { kind, length, flat, steering }: Student): Outcome => ({
  kind,
  length,
  parameters: flat.length,
  ...errorsOf(task, steering),
});

/** Makes frames of a soft prompt and a prefix, as they are now. */
function framesOf(task: Task, watched: readonly Watched[]) {
  const { model, train, test } = task;
  const without = attentionOf(model, unsteered, test.sequences);
  return (outcomes: readonly Outcome[], progress: number): Frame => {
    const [soft, prefix] = watched.map(({ student: { kind, length, flat, steering }, curve }) => {
      const seen = effects(attentionOf(model, steering, test.sequences), without);
      const { train: ofTrain, test: ofTest } = curve.at(-1)!;
      return {
        kind,
        length,
        parameters: flat.length,
        train: ofTrain,
        test: ofTest,
        curve: [...curve],
        effects: seen,
      };
    }) as [StudentReport, StudentReport];
    const { steering, flat } = watched[0]!.student;
    return {
      base: { train: train.base, test: test.base },
      students: { soft, prefix },
      outcomes: [...outcomes].sort(
        (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.length - b.length,
      ),
      containment: largestDifference(model, steering, prefixOf(model, flat), test.sequences),
      progress,
    };
  };
}

/** Finished students of the last task, so that another length or another picture need not train them again. */
let remembered: { task: string; outcomes: Map<string, Outcome> } = { task: '', outcomes: new Map() };

/**
 * Trains a soft prompt and a prefix of the same length to imitate a teacher, then both at other lengths.
 *
 * @yields frames before training, after every ten steps of each of the two, and after each further student.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { teacher, layers, sequences, length, rate, seed, steps } = params;
  const task = makeTask(params);
  const watched = kinds.map((kind): Watched => {
    const student = makeStudent(task, kind, length, rate, seed);
    return { student, curve: [{ step: 0, ...errorsOf(task, student.steering) }] };
  });
  const frame = framesOf(task, watched);
  const others = kinds.flatMap((kind) =>
    comparedLengths.filter((other) => other !== length).map((other) => ({ kind, other })),
  );
  const work = steps * (kinds.length + others.length);
  let done = 0;
  yield frame([], 0);
  for (let step = 0; step < steps; step += stepsInChunk)
    for (const { student, curve } of watched) {
      for (let i = 0; i < stepsInChunk; i++) student.step();
      curve.push({ step: step + stepsInChunk, ...errorsOf(task, student.steering) });
      done += stepsInChunk;
      yield frame([], done / work);
    }

  const key = JSON.stringify([teacher, layers, sequences, steps, rate, seed]);
  if (remembered.task !== key) remembered = { task: key, outcomes: new Map() };
  const known = remembered.outcomes;
  const outcomes = watched.map(({ student }) => outcomeOf(task, student));
  for (const { kind, other } of others) {
    const name = `${kind} ${other}`;
    if (!known.has(name)) {
      yield frame(outcomes, done / work);
      const student = makeStudent(task, kind, other, rate, seed);
      for (let step = 0; step < steps; step++) student.step();
      known.set(name, outcomeOf(task, student));
    }
    outcomes.push(known.get(name)!);
    done += steps;
  }
  yield frame(outcomes, 1);
}

/**
 * Numbers in training when a prefix comes out of a two-layer network, which is dropped afterwards: p h for its inputs,
 * and Linear–Tanh–Linear from h over a hidden width to 2 L h, where h = n_kv d_head.
 *
 * @param hidden  h without it, the default of PEFT.
 * Source: the PrefixEncoder of Hugging Face PEFT with prefix_projection=True.
 */
export function projectedCount(
  length: number,
  { layers, keyValueWidth: h }: { layers: number; keyValueWidth: number },
  hidden = h,
): number {
  const out = 2 * layers * h;
  return length * h + (h * hidden + hidden) + (hidden * out + out);
}
