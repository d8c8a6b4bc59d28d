import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, assertSound, near, runner } from 'grounded/lab/testing.ts';
import { controls, type Params } from './controls.ts';
import { makeStudent, run } from './core.ts';
import { lab } from './lab.ts';
import { makeModel } from './model.ts';
import { kinds, makeTask, makeTeacher, type Kind, type TeacherKind } from './task.ts';

const at = runner(controls, run);
/** Reference numbers have three decimals. */
const printed = 5.01e-4;
const lengths = [1, 2, 4, 8];

test('invariant 1: a student trains p d numbers, or 2 L p d', () => {
  for (const [layers, length] of [
    [1, 1],
    [2, 2],
    [4, 8],
  ] as const) {
    const task = makeTask({ teacher: 'soft', layers, sequences: 4, seed: 0 });
    assert.equal(makeStudent(task, 'soft', length, 0.05, 0).flat.length, length * 16);
    assert.equal(makeStudent(task, 'prefix', length, 0.05, 0).flat.length, 2 * layers * length * 16);
  }
});

test('invariant 2: training leaves every frozen weight as it was, bit by bit', () => {
  const task = makeTask({ teacher: 'prefix', layers: 2, sequences: 12, seed: 0 });
  const bits = () => JSON.stringify([task.model.embedding, ...task.model.blocks.flatMap(Object.values)]);
  const before = bits();
  for (const kind of kinds) {
    const student = makeStudent(task, kind, 2, 0.05, 0);
    for (let i = 0; i < 20; i++) student.step();
  }
  assert.equal(bits(), before);
});

test('teachers differ from the frozen model only in their secret', () => {
  const model = makeModel(2, 42);
  assert.equal(makeTeacher(model, 'soft', 11).model, model);
  assert.equal(makeTeacher(model, 'prefix', 11).steering.prefix.length, 2);
  const rewired = makeTeacher(model, 'rewired', 11);
  assert.notDeepEqual(rewired.model.blocks[0]!.query, model.blocks[0]!.query);
  assert.equal(rewired.model.blocks[0]!.key, model.blocks[0]!.key);
  assert.equal(rewired.model.blocks[1], model.blocks[1]);
});

/** Errors of the frozen model; then train and test errors for p = 1, 2, 4, 8, half of which were found again with torch in float64. */
const reference: Record<TeacherKind, { base: number[] } & Record<Kind, { train: number[]; test: number[] }>> =
  {
    soft: {
      base: [0.184, 0.87],
      soft: { train: [0.437, 0.044, 0.052, 0.039], test: [0.793, 0.091, 0.107, 0.09] },
      prefix: { train: [0.168, 0.021, 0.009, 0.009], test: [0.442, 0.091, 0.129, 0.225] },
    },
    prefix: {
      base: [0.808, 1.235],
      soft: { train: [0.115, 0.062, 0.04, 0.03], test: [0.245, 0.195, 0.165, 0.224] },
      prefix: { train: [0.023, 0.01, 0.006, 0.002], test: [0.155, 0.118, 0.127, 0.083] },
    },
    rewired: {
      base: [1.796, 1.154],
      soft: { train: [0.432, 0.29, 0.208, 0.136], test: [1.131, 1.423, 1.312, 1.432] },
      prefix: { train: [0.22, 0.161, 0.103, 0.065], test: [0.999, 1.343, 1.606, 1.071] },
    },
  };

test('reference: all 24 trained students, and the errors of the frozen model', () => {
  for (const teacher of ['soft', 'prefix', 'rewired'] as const) {
    const frame = at({ teacher });
    const { base, outcomes, students } = frame;
    allNear([base.train, base.test], reference[teacher].base, printed);
    assert.equal(frame.containment, 0);
    for (const kind of kinds) {
      const own = outcomes.filter((outcome) => outcome.kind === kind);
      assert.deepEqual(
        own.map(({ length }) => length),
        lengths,
      );
      const { train, test } = reference[teacher][kind];
      allNear(
        own.map((outcome) => outcome.train),
        train,
        printed,
        `${teacher} ${kind} train`,
      );
      allNear(
        own.map((outcome) => outcome.test),
        test,
        printed,
        `${teacher} ${kind} test`,
      );
      for (const { parameters, length } of own)
        assert.equal(parameters, length * 16 * (kind === 'soft' ? 1 : 4));
      const student = students[kind];
      assert.deepEqual([student.curve.at(-1)!.step, student.curve.length], [120, 13]);
      assert.deepEqual([student.train, student.test], [own[1]!.train, own[1]!.test]);
      near(student.effects[0]!.change, 0, 1e-12);
      assert.ok(student.effects[1]!.change > 0.1);
    }
  }
});

test('edges: every frame is sound, and a run depends on its parameters alone, with students it remembers', () => {
  const edges: Partial<Params>[] = [
    { layers: 1, length: 1, sequences: 4, steps: 20, rate: 0.005 },
    { layers: 4, length: 8, sequences: 4, steps: 20, rate: 0.5, teacher: 'rewired', seed: 9 },
    { layers: 3, length: 3, sequences: 32, steps: 20, teacher: 'soft' },
    { layers: 1, length: 5, sequences: 4, steps: 300, rate: 0.5, teacher: 'soft' },
  ];
  assertSound(lab, edges);
  const again = at(edges[0]!);
  assert.deepEqual(at(edges[0]!), again);
  at({ ...edges[0]!, length: 2 });
  assert.deepEqual(at(edges[0]!), again);
});
