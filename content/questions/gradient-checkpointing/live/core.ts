import type { BookFile, Progress } from 'grounded/lab/lab.ts';
import excerpts from '../../../model/excerpts.json' with { type: 'json' };
import { encode, readModel, type Model } from '../../../model/model.ts';
import type { Params } from './controls.ts';
import { eventsOf, step, type Outcome, type Plan } from './step.ts';

export const files = (): string[] => ['model/base.bin'];

export const plans: Readonly<Record<Params['way'], Plan>> = {
  all: { size: 4, again: false },
  each: { size: 1, again: true },
  pairs: { size: 2, again: true },
  one: { size: 4, again: true },
};

/** A step as far as it has come. */
export interface Course {
  /** Bytes held for the backward pass before the step and after each of its events. */
  live: readonly number[];
  /** The most of them, so far. */
  peak: number;
  /** Times that a block ran forward. */
  forwards: number;
  /** In nats a character; undefined until the step is done. */
  loss?: number;
}

export interface Frame extends Progress {
  /** The step that keeps all, and the one that the reader has chosen. */
  plain: Course;
  own: Course;
  /** Numbers of the gradient, and the largest difference of any between both steps; undefined until both are done. */
  compared?: { numbers: number; difference: number };
}

/** Characters of the text that the step learns from: one the model wrote itself. */
export const textOf = ({ tokens }: Pick<Params, 'tokens'>): number[] =>
  encode(excerpts.written[0]!).slice(0, tokens + 1);

/** A step in some way: its course after each event, and its outcome. */
export function* course(
  model: Model,
  ids: readonly number[],
  plan: Plan,
): Generator<Course, Outcome, undefined> {
  let now: Course = { live: [0], peak: 0, forwards: 0 };
  const events = step(model, ids, plan);
  for (let event = events.next(); ; event = events.next()) {
    if (event.done) {
      yield { ...now, peak: event.value.peak, loss: event.value.loss };
      return event.value;
    }
    const { kind, live } = event.value;
    now = {
      live: [...now.live, live],
      peak: Math.max(now.peak, live),
      forwards: now.forwards + (kind === 'forward' || kind === 'again' ? 1 : 0),
    };
    yield now;
  }
}

/** The numbers of all gradients, and the largest absolute difference of two that belong together. */
export function compare(
  one: Outcome['gradients'],
  other: Outcome['gradients'],
): { numbers: number; difference: number } {
  let [numbers, difference] = [0, 0];
  for (const [name, gradient] of one) {
    numbers += gradient.length;
    const beside = other.get(name)!;
    gradient.forEach((value, i) => (difference = Math.max(difference, Math.abs(value - beside[i]!))));
  }
  return { numbers, difference };
}

/** One training step with every activation kept, the same step in the way that was chosen, and their gradients compared. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const model = readModel(file(files()[0]!));
  const ids = textOf(params);
  const plan = plans[params.way];
  const all = eventsOf(plans.all) + eventsOf(plan) + 1;
  const none: Course = { live: [0], peak: 0, forwards: 0 };
  const frame: Frame = { progress: 0, plain: none, own: none };
  const share = () => (frame.plain.live.length + frame.own.live.length - 2) / all;
  const both: Outcome[] = [];
  for (const [which, its] of [
    ['plain', plans.all],
    ['own', plan],
  ] as const) {
    const courses = course(model, ids, its);
    let next = courses.next();
    for (; !next.done; next = courses.next()) {
      frame[which] = next.value;
      yield { ...frame, progress: share() };
    }
    both.push(next.value);
  }
  yield { ...frame, compared: compare(both[0]!.gradients, both[1]!.gradients), progress: 1 };
}
