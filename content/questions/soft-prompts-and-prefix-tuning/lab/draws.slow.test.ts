import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { errorsOf, makeStudent, type Errors } from './core.ts';
import { spread } from './spread.ts';
import { kinds, makeTask, type Kind, type Task, type TeacherKind } from './task.ts';

/** Reference numbers have three decimals. */
const printed = 5.01e-4;

function trained(task: Task, kind: Kind, length: number, seed: number) {
  const student = makeStudent(task, kind, length, 0.05, seed);
  for (let i = 0; i < 120; i++) student.step();
  return errorsOf(task, student.steering);
}
const taskOf = (teacher: TeacherKind, seed: number) => makeTask({ teacher, layers: 2, sequences: 12, seed });

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[4]! + sorted[5]!) / 2;
};
/** The medians of the reference are means of two numbers rounded before, and rounded again. */
const printedTwice = 1.001e-3;
/** For p = 2, 4, 8. */
const medians: Record<'soft' | 'prefix', Record<Kind, { train: number[]; test: number[] }>> = {
  soft: {
    soft: { train: [0.015, 0.005, 0.006], test: [0.077, 0.033, 0.053] },
    prefix: { train: [0.019, 0.008, 0.007], test: [0.159, 0.132, 0.118] },
  },
  prefix: {
    soft: { train: [0.071, 0.043, 0.034], test: [0.239, 0.225, 0.344] },
    prefix: { train: [0.01, 0.005, 0.003], test: [0.093, 0.096, 0.11] },
  },
};

test('ten draws: medians, and what may be claimed', () => {
  const seeds = Array.from({ length: 10 }, (_, seed) => seed);
  const all = (teacher: TeacherKind, ps: number[]) => {
    const tasks = seeds.map((seed) => taskOf(teacher, seed));
    const of = (kind: Kind) =>
      ps.map((length) => seeds.map((seed) => trained(tasks[seed]!, kind, length, seed)));
    return { soft: of('soft'), prefix: of('prefix') };
  };
  const runs = {
    soft: all('soft', [2, 4, 8]),
    prefix: all('prefix', [2, 4, 8]),
    rewired: all('rewired', [4, 8]),
  };
  const middle = (errors: Errors[], split: keyof Errors) => median(errors.map((error) => error[split]));
  for (const teacher of ['soft', 'prefix'] as const)
    for (const kind of kinds)
      for (const split of ['train', 'test'] as const) {
        const found = runs[teacher][kind].map((errors) => middle(errors, split));
        allNear(found, medians[teacher][kind][split], printedTwice, `${teacher} ${kind} ${split}`);
      }
  for (const kind of kinds) {
    const errors = runs.prefix[kind][0]!.map(({ test }) => test);
    near(median(errors), spread[kind].median, printedTwice);
    allNear([Math.min(...errors), Math.max(...errors)], [spread[kind].low, spread[kind].high], printed);
  }
  const worse = (teacher: 'soft' | 'prefix', at: number, bad: Kind, good: Kind, split: keyof Errors) =>
    seeds.filter((seed) => runs[teacher][bad][at]![seed]![split] > runs[teacher][good][at]![seed]![split])
      .length;
  assert.equal(worse('prefix', 0, 'soft', 'prefix', 'train'), 10);
  assert.equal(worse('prefix', 0, 'soft', 'prefix', 'test'), 10);
  assert.equal(worse('soft', 1, 'prefix', 'soft', 'test'), 10);
  assert.ok(worse('soft', 2, 'prefix', 'soft', 'test') >= 9);
  near(Math.max(...runs.soft.soft[0]!.map(({ train }) => train)), 0.098, printed);
  // A longer soft prompt on the prefix teacher: trains better, and does worse on the test in 8 of 10 draws; a ninth is worse by
  // less than the reference shows.
  const [short, long] = [runs.prefix.soft[1]!, runs.prefix.soft[2]!];
  assert.equal(seeds.filter((seed) => long[seed]!.test > short[seed]!.test + 1e-3).length, 8);

  const rewired = [...runs.rewired.soft, ...runs.rewired.prefix];
  near(Math.min(...rewired.flat().map(({ test }) => test)), 0.52, 0.00501);
  const middles = rewired.map((errors) => middle(errors, 'test'));
  for (const found of middles) assert.ok(found > 0.865 && found < 1.085, String(found));
  // At p = 8, as in the preset: 15 of 20 test errors stay near that of the frozen model or rise, the others are of draws 7 to 9.
  const fallen = kinds.flatMap((kind) =>
    seeds.filter((seed) => runs.rewired[kind][1]![seed]!.test < 0.95).map((seed) => [kind, seed]),
  );
  assert.deepEqual(fallen, [
    ['soft', 7],
    ['soft', 9],
    ['prefix', 7],
    ['prefix', 8],
    ['prefix', 9],
  ]);
  near(middle(runs.rewired.soft[1]!, 'train'), 0.152, printedTwice);
  near(middle(runs.rewired.prefix[1]!, 'train'), 0.074, printedTwice);
});
