/** The step's parts against differences of their outputs, the step against PyTorch, and its ways against each other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BookFile } from 'grounded/lab/lab.ts';
import { assertSound, near } from 'grounded/lab/testing.ts';
import { matrixNames, readModel, sizes, type Layer } from '../../../model/model.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { attend, attendBack } from './attention.ts';
import { backward, forward } from './block.ts';
import type { Params } from './controls.ts';
import { compare, plans, textOf } from './core.ts';
import { gated, gatedBack } from './gate.ts';
import { lab } from './lab.ts';
import { Ledger } from './ledger.ts';
import { linear, linearInput, linearWeights } from './linear.ts';
import { lossBack, lossOf } from './loss.ts';
import { norm, normBack } from './norm.ts';
import reference from './reference.json' with { type: 'json' };
import { turned } from './rotary.ts';
import { step, type Event, type Outcome, type Plan } from './step.ts';

const { width, hidden } = sizes;
const file: BookFile = (name) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../..', name))).buffer;
const model = readModel(file('model/base.bin'));
const ways = Object.keys(plans) as Params['way'][];

const draw = normal(mulberry32(1));
const random = (length: number, deviation = 1) => Float32Array.from({ length }, () => deviation * draw());
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/**
 * Compares gradients with central differences of f along random directions.
 *
 * @param at         What f depends on; it reads these arrays anew at each call.
 * @param gradients  Of f by each of them.
 *
 * Along a direction of standard normal numbers the slope is about as large as the gradient's norm, which the tolerance
 * is a part of. f is computed from numbers of 32 bits, so its differences are exact to about 10⁻⁴ of it.
 */
function assertGradients(
  f: () => number,
  at: readonly Float32Array[],
  gradients: readonly Float32Array[],
): void {
  const h = 2e-3;
  for (const [i, x] of at.entries()) {
    const before = x.slice();
    const size = Math.sqrt(dot(before, before) / x.length);
    const direction = random(x.length, size);
    const [up, down] = [h, -h].map((by) => {
      direction.forEach((d, j) => (x[j] = before[j]! + by * d));
      return f();
    });
    x.set(before);
    const gradient = gradients[i]!;
    const norm = size * Math.sqrt(dot(gradient, gradient));
    near((up! - down!) / (2 * h), dot(gradient, direction), 2e-3 * norm, `part ${i}`);
  }
}

/** Σ g · output, whose gradient by the output is g. */
const along = (g: Float32Array, output: () => Float32Array) => () => dot(g, output());

test('norm, products, rotation and gate pass gradients back as differences say', () => {
  const [x, weight, g] = [random(5 * width), random(width), random(5 * width)];
  const { factors } = norm(x, weight);
  const back = normBack(x, weight, factors, g);
  assertGradients(
    along(g, () => norm(x, weight).y),
    [x, weight],
    [back.x, back.weight],
  );

  const matrix = { rows: 24, columns: width, weights: random(24 * width) };
  const toY = random(5 * 24);
  assertGradients(
    along(toY, () => linear(matrix, x)),
    [x, matrix.weights],
    [linearInput(matrix, toY), linearWeights(matrix, x, toY)],
  );
  assertGradients(
    along(g, () => turned(x, 1)),
    [x],
    [turned(g, -1)],
  );

  const [gate, up, toInner] = [random(3 * hidden, 2), random(3 * hidden), random(3 * hidden)];
  const through = gatedBack({ gate, up, silu: gated(gate, up).silu }, toInner);
  assertGradients(
    along(toInner, () => gated(gate, up).inner),
    [gate, up],
    [through.gate, through.up],
  );
});

test('attention passes gradients back as differences say, and no token sees a later one', () => {
  const tokens = 9;
  const [q, k, v, g] = [0, 1, 2, 3].map(() => random(tokens * width)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const { mixed, shares } = attend({ q, k, v });
  const back = attendBack({ q, k, v }, shares, g);
  assertGradients(
    along(g, () => attend({ q, k, v }).mixed),
    [q, k, v],
    [back.q, back.k, back.v],
  );
  k.fill(7, 4 * width);
  v.fill(7, 4 * width);
  assert.deepEqual(attend({ q, k, v }).mixed.subarray(0, 4 * width), mixed.subarray(0, 4 * width));
});

test('a block and the loss pass gradients back as differences say', () => {
  const layer = model.layers[1]!;
  const [x, g] = [random(8 * width), random(8 * width)];
  const { inside } = forward(layer, x);
  const { input, weights } = backward(layer, x, inside, g);
  const arrays = (of: Layer) => [of.norm1, of.norm2, ...matrixNames.map((name) => of[name].weights)];
  const found = [weights.norm1, weights.norm2, ...matrixNames.map((name) => weights[name])];
  assertGradients(
    along(g, () => forward(layer, x).output),
    [x, ...arrays(layer)],
    [input, ...found],
  );

  const next = [3, 60, 12, 0, 7, 31, 31, 64];
  const end = lossBack(model, x, lossOf(model, x, next).inside, next);
  assertGradients(
    () => lossOf(model, x, next).loss,
    [x, model.norm, model.embed.weights],
    [end.input, end.norm, end.embed],
  );
});

/** A step to its end, with its events. */
function whole(tokens: number, plan: Plan): { events: Event[]; outcome: Outcome } {
  const steps = step(model, textOf({ tokens }), plan);
  const events: Event[] = [];
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return { events, outcome: next.value };
    events.push(next.value);
  }
}

test('loss and gradients are those of PyTorch', () => {
  const { loss, gradients } = whole(reference.tokens, plans.all).outcome;
  near(loss, reference.loss, 1e-3 * reference.loss, 'loss');
  assert.deepEqual([...gradients.keys()].sort(), Object.keys(reference.gradients).sort());
  for (const [name, [length, sum]] of Object.entries(reference.gradients)) {
    const gradient = gradients.get(name)!;
    near(Math.sqrt(dot(gradient, gradient)), length!, 1e-3 * length!, `norm of ${name}`);
    const cosines = gradient.reduce((total, value, i) => total + value * Math.cos(i), 0);
    near(cosines, sum!, 1e-3 * length!, `sum of ${name}`);
  }
});

/** A short step in each way. */
const tokens = 32;
const steps = new Map(ways.map((way) => [way, whole(tokens, plans[way])]));

test('every way gives the gradients of keeping all, bit for bit, and the counts that its plan says', () => {
  const kept = steps.get('all')!;
  for (const [way, { events, outcome }] of steps) {
    assert.equal(outcome.loss, kept.outcome.loss);
    for (const [name, gradient] of kept.outcome.gradients)
      assert.deepEqual(outcome.gradients.get(name), gradient, `${way}: ${name}`);
    const count = (kind: Event['kind']) => events.filter((event) => event.kind === kind).length;
    assert.equal(count('forward'), 4);
    assert.equal(count('again'), way === 'all' ? 0 : 4);
    assert.equal(count('backward'), 4);
    assert.equal(events.at(-1)!.live, 0);
    assert.equal(Math.max(...events.map(({ live }) => live)), outcome.peak);
  }
});

test('peaks are those of the shapes', () => {
  const input = 4 * tokens * width;
  const shares = 4 * sizes.heads * tokens ** 2;
  const inside = 7 * input + 4 * (4 * tokens * hidden) + shares + 2 * (4 * tokens);
  const end = 2 * input + 4 * tokens * sizes.vocabulary + 4 * tokens;
  const peak = (way: Params['way']) => steps.get(way)!.outcome.peak;
  assert.equal(peak('each'), 4 * input + inside);
  assert.equal(peak('pairs'), 3 * input + 2 * inside);
  assert.equal(peak('one'), 4 * input + 4 * inside);
  assert.equal(peak('all'), 4 * input + 4 * inside + end);
  assert.ok(peak('each') < peak('pairs') && peak('pairs') < peak('one') && peak('one') < peak('all'));
});

test('the lab is sound in every way and at several lengths, with a small view', () => {
  const states = [...ways.map((way) => ({ way, tokens: 32 })), {}, { tokens: 192 }];
  assertSound(
    lab,
    states,
    (frame, params) => {
      const { plain, own, compared } = frame;
      assert.deepEqual(compared, { numbers: 800_000, difference: 0 });
      assert.equal(plain.forwards, 4);
      assert.equal(own.forwards, params.way === 'all' ? 4 : 8);
      assert.equal(own.loss, plain.loss);
      assert.ok(lab.view(frame, params).length < 6000, 'the view is small');
    },
    file,
  );
});

test('a difference is found, and so is what is released twice or used after that', () => {
  const one = new Map([['w', Float32Array.of(1, 2)]]);
  assert.equal(compare(one, new Map([['w', Float32Array.of(1, 2.5)]])).difference, 0.5);
  const ledger = new Ledger();
  const x = Float32Array.of(1, 2);
  ledger.keep({ x });
  assert.throws(() => ledger.keep({ x }), /already/);
  ledger.release({ x });
  assert.throws(() => ledger.release({ x }), /not held/);
  assert.ok(x.every(Number.isNaN));
  assert.deepEqual([ledger.live, ledger.peak], [0, 8]);
});
