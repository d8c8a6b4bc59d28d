import { errorsOf, makeStudent } from './core.ts';
import { makeTask, type Kind } from './task.ts';

/** What is compared: a hidden prefix with two vectors for each student, and a hidden soft prompt with four. */
export const lengths: Readonly<Record<Kind, number>> = { prefix: 2, soft: 4 };

const known = new Map<string, Readonly<Record<Kind, number>>>();

/**
 * Test errors of both students at the lab's defaults.
 *
 * @param teacher  What is hidden.
 */
export function pairOf(teacher: Kind, seed: number, layers = 2): Readonly<Record<Kind, number>> {
  const key = `${teacher} ${seed} ${layers}`;
  let pair = known.get(key);
  if (!pair) {
    const task = makeTask({ teacher, layers, sequences: 12, seed });
    const testError = (kind: Kind) => {
      const student = makeStudent(task, kind, lengths[teacher], 0.05, seed);
      for (let step = 0; step < 120; step++) student.step();
      return errorsOf(task, student.steering).test;
    };
    known.set(key, (pair = { soft: testError('soft'), prefix: testError('prefix') }));
  }
  return pair;
}
