import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { addScaled, multiply, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { lossAndGradient, makeStudent } from './core.ts';
import { forward } from './forward.ts';
import {
  drawn,
  hidden,
  makeModel,
  unsteered,
  vocabulary,
  width,
  type Model,
  type Steering,
} from './model.ts';
import { makePass } from './pass.ts';
import { attentionOf, effects, largestDifference, prefixOf, splitAttention } from './probe.ts';
import { errorOf, kinds, makeTask, parameterCount, steeringOf, tokensInSequence, type Kind } from './task.ts';

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
// An independent oracle: whole matrices, a mask of −∞, and the steering joined in front.
const matrix = (data: ArrayLike<number>, columns: number): Matrix => ({
  rows: data.length / columns,
  columns,
  data: Float64Array.from(data),
});
function naive(model: Model, steered: Steering, tokens: Uint8Array): Float64Array {
  const embedded = Array.from(tokens).flatMap((token) => [
    ...model.embedding.slice(token * width, (token + 1) * width),
  ]);
  let rows = matrix([...steered.prompt, ...embedded], width);
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
        allNear(answerOf(model, steered, tokens), naive(model, steered, tokens), 1e-10, `${kind} ${length}`);
      }
    const both = { ...steering('prefix', 2, layers, 3), prompt: steering('soft', 3, layers, 4).prompt };
    allNear(answerOf(model, both, sequence(9)), naive(model, both, sequence(9)), 1e-10);
  }
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
          const slope = (at(h) - at(-h)) / (2 * h);
          near(gradient[i]!, slope, layers < 4 ? 1e-8 : 1e-6, `${kind} ${length}, L ${layers}, ${i}`);
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
      const steered = attentionOf(model, steering(kind, length, 2, length), sequences);
      const [first, second] = effects(steered, without);
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
  allNear(plain, naive(model, unsteered, sequence(1)), 1e-10);
});

/** Puts rows in another order. */
const reordered = (rows: Float64Array, order: number[]) =>
  Float64Array.from(order.flatMap((from) => [...rows.slice(from * width, (from + 1) * width)]));

const reorderedPrefix = ({ prompt, prefix }: Steering, order: number[]): Steering => ({
  prompt,
  prefix: prefix.map(({ keys, values }) => ({
    keys: reordered(keys, order),
    values: reordered(values, order),
  })),
});

test('invariant 8: the order of prefix pairs does not matter, that of a soft prompt does', () => {
  const model = makeModel(2, 42);
  const tokens = sequence(2);
  const order = [2, 0, 3, 1];
  const prefix = steering('prefix', 4, 2, 5);
  const permuted = reorderedPrefix(prefix, order);
  allNear(answerOf(model, permuted, tokens), answerOf(model, prefix, tokens), 1e-12);
  const soft = steering('soft', 4, 2, 5);
  const other = { prompt: reordered(soft.prompt, order), prefix: [] };
  assert.ok(largestDifference(model, soft, other, [tokens]) > 1e-3);
});

test('invariant 9: each pair twice doubles the odds of λ, in layer 1 only', () => {
  const model = makeModel(2, 42);
  const once = steering('prefix', 2, 2, 5);
  const twice = reorderedPrefix(once, [0, 1, 0, 1]);
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
