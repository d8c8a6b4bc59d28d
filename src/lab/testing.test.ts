import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Controls } from './controls.ts';
import { noFile, type Lab, type Progress } from './lab.ts';
import { allNear, assertSound, cornerStates, near, runner } from './testing.ts';

const controls = {
  size: { kind: 'number', label: 'Size', min: 1, max: 9, step: 2, default: 5 },
  way: { kind: 'choice', label: 'Way', options: { up: 'up', down: 'down', both: 'both' }, default: 'up' },
  on: { kind: 'switch', label: 'On', default: false },
} as const satisfies Controls;
interface Frame extends Progress {
  sum: number;
}
const sound: Lab<typeof controls, Frame> = {
  title: '',
  intro: '',
  controls,
  presets: [],
  simplified: [],
  *run({ size }) {
    yield { sum: 0, progress: 0.5 };
    yield { sum: size, progress: 1 };
  },
  view: ({ sum }) => `<data data-value="sum" value="${sum}">${sum}</data>`,
  summary: ({ sum }) => `Sum ${sum}.`,
};

test('cornerStates: every number at an end, each end and each choice equally often', () => {
  const states = cornerStates(controls, 12);
  const count = (name: 'size' | 'way' | 'on', value: unknown) =>
    states.filter((state) => state[name] === value).length;
  assert.deepEqual([count('size', 1), count('size', 9), count('on', true)], [6, 6, 6]);
  for (const way of Object.keys(controls.way.options)) assert.equal(count('way', way), 4);
});

test('what is near passes, what is not is named', () => {
  near(1, 1.1, 0.11);
  allNear([1, 2], Float64Array.of(1, 2), 0);
  assert.throws(() => near(1, 2, 0.5, 'area'), /area 1 is not 2 ± 0.5/);
  assert.throws(() => near(NaN, 2, 0.5), /NaN/);
  assert.throws(() => allNear([1], [1, 2], 1), /1 numbers, not 2/);
  assert.throws(() => allNear([1, 2], [1, 3], 0.5), /\[1\] 2 is not 3/);
});

test('a sound lab passes, and its laws are checked; planted errors are found', () => {
  const seen: number[] = [];
  assertSound(sound, [{}, { size: 9 }], ({ sum }) => seen.push(sum));
  assert.deepEqual(seen, [5, 9, 5]);
  assert.equal(runner(controls, (params) => sound.run(params, noFile))({ size: 3 }).sum, 3);
  let runs = 0;
  const errors: [RegExp, Partial<typeof sound>][] = [
    [/NaN/, { view: () => 'NaN' }],
    [/undefined/, { summary: () => 'undefined' }],
    [/sum is /, { view: () => '<data data-value="sum" value=""></data>' }],
    [/twice/, { view: (frame, params) => sound.view(frame, params).repeat(2) }],
    [/progress of 0.5/, { run: oneFrame }],
    [/ran before/, { view: () => String(runs++) }],
  ];
  for (const [message, error] of errors)
    assert.throws(() => assertSound({ ...sound, ...error }, [{}, { size: 9 }]), message);
});

function* oneFrame(): Generator<Frame, void, undefined> {
  yield { sum: 0, progress: 0.5 };
}
