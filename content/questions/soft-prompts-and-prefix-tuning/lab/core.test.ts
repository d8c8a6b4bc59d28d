import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { addScaled, multiply, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { controls, type Params } from './controls.ts';
import { errorsOf, lossAndGradient, makeStudent, projectedCount, realModels, run } from './core.ts';
import { lab } from './lab.ts';
import { attentionOf, effects, largestDifference, prefixOf, splitAttention } from './probe.ts';
import {
  errorOf,
  kinds,
  makeTask,
  makeTeacher,
  parameterCount,
  steeringOf,
  tokensInSequence,
  type Kind,
  type Task,
  type TeacherKind,
} from './task.ts';
import {
  drawn,
  forward,
  hidden,
  makeModel,
  makePass,
  unsteered,
  vocabulary,
  width,
  type Model,
  type Steering,
} from './transformer.ts';

const defaults = defaultsOf(controls);
const near = (actual: number, expected: number, tolerance: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected} ± ${tolerance}`);
const nearAll = (actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what = '') => {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i++) near(actual[i]!, expected[i]!, tolerance, `${what}[${i}]`);
};
/** Reference numbers have three decimals. */
const printed = 5.01e-4;

const shape = (layers: number) => ({ layers, width, keyValueWidth: width });
const random = (seed: number) => normalPairs(mulberry32(seed));
function steering(kind: Kind, length: number, layers: number, seed: number): Steering {
  const flat = drawn(parameterCount(kind, length, shape(layers)), 1, random(seed));
  return steeringOf(kind, layers, flat);
}
const sequence = (seed: number): Uint8Array => {
  const uniform = mulberry32(seed);
  return new Uint8Array(tokensInSequence).map(() => Math.floor(vocabulary * uniform()));
};
function answerOf(model: Model, steered: Steering, tokens: ArrayLike<number>): Float64Array {
  return forward(model, steered, tokens, makePass(model.blocks.length, steered, tokens.length)).slice();
}
function trained(task: Task, kind: Kind, length: number, seed = 0, steps = 120) {
  const student = makeStudent(task, kind, length, 0.05, seed);
  for (let i = 0; i < steps; i++) student.step();
  return errorsOf(task, student.steering);
}
const taskOf = (teacher: TeacherKind, seed = 0) => makeTask({ teacher, layers: 2, sequences: 12, seed });

// An independent oracle: whole matrices, a mask of −∞, and the steering joined in front.
const matrix = (data: ArrayLike<number>, columns: number): Matrix => ({
  rows: data.length / columns,
  columns,
  data: Float64Array.from(data),
});
function naive(model: Model, steered: Steering, tokens: Uint8Array): Float64Array {
  let rows = matrix(
    [
      ...steered.prompt,
      ...Array.from(tokens).flatMap((token) => [
        ...model.embedding.slice(token * width, (token + 1) * width),
      ]),
    ],
    width,
  );
  model.blocks.forEach((block, l) => {
    const prefix = steered.prefix[l] ?? { keys: [], values: [] };
    const queries = multiply(rows, matrix(block.query, width));
    const keys = matrix([...prefix.keys, ...multiply(rows, matrix(block.key, width)).data], width);
    const values = matrix([...prefix.values, ...multiply(rows, matrix(block.value, width)).data], width);
    const extra = keys.rows - rows.rows;
    const weights = Array.from({ length: rows.rows }, (_, t) => {
      const scores = Array.from({ length: keys.rows }, (_, j) => {
        if (j > extra + t) return -Infinity;
        let dot = 0;
        for (let i = 0; i < width; i++) dot += queries.data[t * width + i]! * keys.data[j * width + i]!;
        return dot / 4;
      });
      return [...softmax(scores)];
    });
    const attended = multiply(matrix(weights.flat(), keys.rows), values);
    const middle = addScaled(rows, multiply(attended, matrix(block.output, width)), 1);
    const units = multiply(middle, matrix(block.up, hidden));
    units.data.forEach((unit, i) => (units.data[i] = Math.tanh(unit)));
    rows = addScaled(middle, multiply(units, matrix(block.down, width)), 1);
  });
  return rows.data.slice(-width);
}

test('the forward pass agrees with whole matrices and a mask', () => {
  for (const layers of [1, 2, 3, 4]) {
    const model = makeModel(layers, 5 + layers);
    for (const kind of kinds)
      for (const length of [1, 3, 8]) {
        const steered = steering(kind, length, layers, length);
        const tokens = sequence(layers * 10 + length);
        nearAll(answerOf(model, steered, tokens), naive(model, steered, tokens), 1e-10, `${kind} ${length}`);
      }
    const both = { ...steering('prefix', 2, layers, 3), prompt: steering('soft', 3, layers, 4).prompt };
    nearAll(answerOf(model, both, sequence(9)), naive(model, both, sequence(9)), 1e-10);
  }
});

test('invariant 1: counts; real models; the network that makes a prefix', () => {
  for (const [layers, length] of [
    [1, 1],
    [2, 2],
    [4, 8],
  ] as const) {
    const task = makeTask({ teacher: 'soft', layers, sequences: 4, seed: 0 });
    assert.equal(makeStudent(task, 'soft', length, 0.05, 0).flat.length, length * 16);
    assert.equal(makeStudent(task, 'prefix', length, 0.05, 0).flat.length, 2 * layers * length * 16);
  }
  const [gpt2, llama2, llama3] = realModels;
  const both = (length: number, model: (typeof realModels)[number]) =>
    kinds.map((kind) => parameterCount(kind, length, model));
  assert.deepEqual(both(10, gpt2), [7680, 184_320]);
  assert.deepEqual(both(20, llama2), [81_920, 5_242_880]);
  assert.deepEqual(both(20, llama3), [81_920, 1_310_720]);
  assert.equal(projectedCount(20, llama2), 1_090_867_200);
});

test('invariant 2: training leaves every frozen weight as it was, bit by bit', () => {
  const task = taskOf('prefix');
  const bits = () => JSON.stringify([task.model.embedding, ...task.model.blocks.flatMap(Object.values)]);
  const before = bits();
  for (const kind of kinds) trained(task, kind, 2, 0, 20);
  assert.equal(bits(), before);
});

test('invariant 3: the gradient agrees with central differences', () => {
  const h = 1e-5;
  for (const layers of [1, 2, 4])
    for (const kind of kinds)
      for (const length of [1, 3]) {
        const task = makeTask({ teacher: 'prefix', layers, sequences: 4, seed: 3 });
        const { flat } = makeStudent(task, kind, length, 0.05, 0);
        const gradient = new Float64Array(flat.length);
        const loss = lossAndGradient(task, kind, flat, gradient);
        near(loss, errorOf(task.model, steeringOf(kind, layers, flat), task.train), 1e-12);
        for (let i = 0; i < flat.length; i++) {
          const at = (shift: number) => {
            const moved = flat.slice();
            moved[i]! += shift;
            return errorOf(task.model, steeringOf(kind, layers, moved), task.train);
          };
          near(
            gradient[i]!,
            (at(h) - at(-h)) / (2 * h),
            layers < 4 ? 1e-8 : 1e-6,
            `${kind} ${length}, L ${layers}, ${i}`,
          );
        }
        assert.ok(gradient.every((g) => g !== 0));
      }
});

test('invariant 4: a soft prompt is the prefix of its own keys and values', () => {
  for (const layers of [1, 2, 4])
    for (const length of [1, 4]) {
      const model = makeModel(layers, length);
      const soft = steering('soft', length, layers, 8);
      const sequences = [1, 2, 3].map(sequence);
      assert.equal(largestDifference(model, soft, prefixOf(model, soft.prompt), sequences), 0);
      assert.ok(largestDifference(model, soft, unsteered, sequences) > 0.01);
    }
});

test('invariant 5: in layer 1 ratios between tokens stay; in layer 2 they change', () => {
  const model = makeModel(2, 42);
  const sequences = [1, 2, 3, 4].map(sequence);
  const without = attentionOf(model, unsteered, sequences);
  for (const kind of kinds)
    for (const length of [1, 2, 8]) {
      const [first, second] = effects(
        attentionOf(model, steering(kind, length, 2, length), sequences),
        without,
      );
      near(first!.change, 0, 1e-12);
      assert.ok(second!.change > 0.05, `${kind} ${length}: ${second!.change}`);
      assert.ok(first!.mass > 0 && first!.mass < 1);
    }
});

test('invariant 6: attention is (1 − λ) of the tokens and λ of the prefix', () => {
  const steered = steering('prefix', 3, 2, 6);
  const model = makeModel(2, 42);
  const pass = makePass(2, steered, tokensInSequence, true);
  forward(model, steered, sequence(4), pass);
  for (const l of [0, 1]) {
    const { values, attended } = pass.layers[l]!;
    const { mass, weights, content } = splitAttention(pass, l);
    for (let t = 0; t < tokensInSequence; t++)
      for (let i = 0; i < width; i++) {
        let [tokens, prefix] = [0, 0];
        for (let j = 0; j < tokensInSequence; j++) tokens += content[t]![j]! * values[(3 + j) * width + i]!;
        for (let j = 0; j < 3; j++) prefix += (weights[t]![j]! / mass[t]!) * values[j * width + i]!;
        near(attended[t * width + i]!, (1 - mass[t]!) * tokens + mass[t]! * prefix, 1e-12);
      }
  }
});

test('invariant 7: no vectors, no change', () => {
  const model = makeModel(3, 42);
  const plain = answerOf(model, unsteered, sequence(1));
  for (const kind of kinds)
    assert.deepEqual(answerOf(model, steering(kind, 0, 3, 1), sequence(1)), plain, kind);
  nearAll(plain, naive(model, unsteered, sequence(1)), 1e-10);
});

/** Puts rows in another order. */
const reordered = (rows: Float64Array, order: number[]) =>
  Float64Array.from(order.flatMap((from) => [...rows.slice(from * width, (from + 1) * width)]));

test('invariant 8: the order of prefix pairs does not matter, that of a soft prompt does', () => {
  const model = makeModel(2, 42);
  const tokens = sequence(2);
  const order = [2, 0, 3, 1];
  const prefix = steering('prefix', 4, 2, 5);
  const permuted = {
    prompt: prefix.prompt,
    prefix: prefix.prefix.map(({ keys, values }) => ({
      keys: reordered(keys, order),
      values: reordered(values, order),
    })),
  };
  nearAll(answerOf(model, permuted, tokens), answerOf(model, prefix, tokens), 1e-12);
  const soft = steering('soft', 4, 2, 5);
  const other = { prompt: reordered(soft.prompt, order), prefix: [] };
  assert.ok(largestDifference(model, soft, other, [tokens]) > 1e-3);
});

test('invariant 9: each pair twice doubles the odds of λ, in layer 1 only', () => {
  const model = makeModel(2, 42);
  const once = steering('prefix', 2, 2, 5);
  const twice = {
    prompt: once.prompt,
    prefix: once.prefix.map(({ keys, values }) => ({
      keys: reordered(keys, [0, 1, 0, 1]),
      values: reordered(values, [0, 1, 0, 1]),
    })),
  };
  const odds = (steered: Steering, l: number) =>
    attentionOf(model, steered, [sequence(3)])[0]![l]!.mass.map((share) => share / (1 - share));
  odds(once, 0).forEach((odd, t) => near(odds(twice, 0)[t]! / odd, 2, 1e-12));
  assert.ok(odds(once, 1).some((odd, t) => Math.abs(odds(twice, 1)[t]! / odd - 2) > 0.01));
});

test('invariant 10: pairs of zeros add p to the denominator of the softmax', () => {
  const model = makeModel(2, 42);
  const length = 3;
  const zero = steeringOf('prefix', 2, new Float64Array(2 * 2 * length * width));
  const pass = makePass(2, zero, tokensInSequence, true);
  forward(model, zero, sequence(3), pass);
  for (const l of [0, 1]) {
    const { queries, keys } = pass.layers[l]!;
    splitAttention(pass, l).weights.forEach((row, t) => {
      const powers = Array.from({ length: t + 1 }, (_, j) => {
        let dot = 0;
        for (let i = 0; i < width; i++) dot += queries[t * width + i]! * keys[(length + j) * width + i]!;
        return Math.exp(dot / 4);
      });
      const sum = powers.reduce((total, power) => total + power, length);
      powers.forEach((power, j) => near(row[length + j]!, power / sum, 1e-12));
    });
  }
});

const base: Record<TeacherKind, [number, number]> = {
  soft: [0.184, 0.87],
  prefix: [0.808, 1.235],
  rewired: [1.796, 1.154],
};
const lengths = [1, 2, 4, 8];
/** Train and test errors for p = 1, 2, 4, 8; half of them were found again with torch in float64. */
const reference: Record<TeacherKind, Record<Kind, [number, number][]>> = {
  soft: {
    soft: [
      [0.437, 0.793],
      [0.044, 0.091],
      [0.052, 0.107],
      [0.039, 0.09],
    ],
    prefix: [
      [0.168, 0.442],
      [0.021, 0.091],
      [0.009, 0.129],
      [0.009, 0.225],
    ],
  },
  prefix: {
    soft: [
      [0.115, 0.245],
      [0.062, 0.195],
      [0.04, 0.165],
      [0.03, 0.224],
    ],
    prefix: [
      [0.023, 0.155],
      [0.01, 0.118],
      [0.006, 0.127],
      [0.002, 0.083],
    ],
  },
  rewired: {
    soft: [
      [0.432, 1.131],
      [0.29, 1.423],
      [0.208, 1.312],
      [0.136, 1.432],
    ],
    prefix: [
      [0.22, 0.999],
      [0.161, 1.343],
      [0.103, 1.606],
      [0.065, 1.071],
    ],
  },
};

test('reference: all 24 trained students, and the errors of the frozen model', () => {
  for (const teacher of ['soft', 'prefix', 'rewired'] as const) {
    const frame = result(run({ ...defaults, teacher }));
    near(frame.base.train, base[teacher][0], printed);
    near(frame.base.test, base[teacher][1], printed);
    for (const { kind, length, parameters, train, test } of frame.outcomes) {
      const [expectedTrain, expectedTest] = reference[teacher][kind][lengths.indexOf(length)]!;
      near(train, expectedTrain, printed, `${teacher} ${kind} ${length} train`);
      near(test, expectedTest, printed, `${teacher} ${kind} ${length} test`);
      assert.equal(parameters, length * 16 * (kind === 'soft' ? 1 : 4));
    }
    assert.equal(frame.outcomes.length, 8);
    assert.equal(frame.containment, 0);
    for (const kind of kinds) {
      const { curve, effects, train, test } = frame.students[kind];
      assert.deepEqual([curve.at(-1)!.step, curve.length], [120, 13]);
      assert.deepEqual([train, test], reportOf(frame.outcomes, kind));
      near(effects[0]!.change, 0, 1e-12);
      assert.ok(effects[1]!.change > 0.1);
    }
  }
});
const reportOf = (outcomes: { kind: Kind; length: number; train: number; test: number }[], kind: Kind) => {
  const { train, test } = outcomes.find((outcome) => outcome.kind === kind && outcome.length === 2)!;
  return [train, test];
};

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[4]! + sorted[5]!) / 2;
};
/** The medians of the reference are means of two numbers rounded before, and rounded again. */
const printedTwice = 1.001e-3;
/** For p = 2, 4, 8. */
const medians: Record<'soft' | 'prefix', Record<Kind, [number, number][]>> = {
  soft: {
    soft: [
      [0.015, 0.077],
      [0.005, 0.033],
      [0.006, 0.053],
    ],
    prefix: [
      [0.019, 0.159],
      [0.008, 0.132],
      [0.007, 0.118],
    ],
  },
  prefix: {
    soft: [
      [0.071, 0.239],
      [0.043, 0.225],
      [0.034, 0.344],
    ],
    prefix: [
      [0.01, 0.093],
      [0.005, 0.096],
      [0.003, 0.11],
    ],
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
  const middle = (errors: { train: number; test: number }[], split: 'train' | 'test') =>
    median(errors.map((error) => error[split]));
  for (const teacher of ['soft', 'prefix'] as const)
    for (const kind of kinds)
      medians[teacher][kind].forEach(([train, test], i) => {
        const what = `${teacher} ${kind} ${lengths[i + 1]}`;
        near(middle(runs[teacher][kind][i]!, 'train'), train, printedTwice, what);
        near(middle(runs[teacher][kind][i]!, 'test'), test, printedTwice, what);
      });
  const worse = (teacher: 'soft' | 'prefix', at: number, bad: Kind, good: Kind, split: 'train' | 'test') =>
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
  near(middle(runs.rewired.soft[1]!, 'train'), 0.152, printedTwice);
  near(middle(runs.rewired.prefix[1]!, 'train'), 0.074, printedTwice);
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

test('edges: every frame is finite, its names are unique, and a run depends on its parameters alone', () => {
  const edges: Partial<Params>[] = [
    { layers: 1, length: 1, sequences: 4, steps: 20, rate: 0.005 },
    { layers: 4, length: 8, sequences: 4, steps: 20, rate: 0.5, teacher: 'rewired', seed: 9, real: 200 },
    { layers: 3, length: 3, sequences: 32, steps: 20, shown: 'soft', teacher: 'soft', real: 1 },
    { layers: 1, length: 5, sequences: 4, steps: 300, rate: 0.5, teacher: 'soft' },
  ];
  for (const edge of edges) {
    const params = { ...defaults, ...edge };
    let progress = -1;
    let html = '';
    for (const frame of run(params)) {
      assert.ok(frame.progress >= progress && frame.progress <= 1);
      progress = frame.progress;
      html = lab.view(frame, params);
      assert.doesNotMatch(html, /NaN|Infinity|undefined/);
      const names = [...html.matchAll(/data-value="(\w+)"/g)].map((match) => match[1]);
      assert.equal(new Set(names).size, names.length);
    }
    assert.equal(progress, 1);
  }
  const first = { ...defaults, ...edges[0]! };
  const again = result(run(first));
  // Now with remembered students.
  assert.deepEqual(result(run(first)), again);
  result(run({ ...first, length: 2 }));
  assert.deepEqual(result(run(first)), again);
});
