import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, firstState } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { multiply } from '../../../numerics/matrix.ts';
import { controls, type Params } from './controls.ts';
import { lab } from './lab.ts';
import { layer, outliersFrame } from './outliers.ts';
import { quantize } from './round.ts';
import { distinct, fixed, restored, sceneOf, valuesOf, zeroShare, type Remedy } from './scene.ts';
import { layOut } from './stage-layout.ts';
import { stage } from './stage.ts';
import { strength } from './strips.ts';

const allBits = [3, 4, 5, 6, 7, 8];
const remedies: Remedy[] = ['one', 'token', 'smooth', 'rotate', 'keep'];
const state = (params: Partial<Params> = {}): Params => ({ ...firstState(stage), ...params });
const said = (params: Partial<Params>) =>
  stage.sentence({ params: state(params) }).replace(/<b[^>]*>|<\/b>/g, '');
/** Half a unit of the second digit, in percent. */
const half = 0.005 + 1e-9;
/** The layer of 64 channels, all of which are shown. */
const narrow = { width: 64, seed: 42 } as const;
const scene = (bits: number, remedy: Remedy, mag = 40) => sceneOf({ ...narrow, bits, remedy, mag });
const percents = (shares: number[]) => shares.map((share) => 100 * share);

test('one step for all: zeros, levels and error of the output by bits', () => {
  const scenes = allBits.map((bits) => scene(bits, 'one'));
  assert.equal(scenes[0]!.loud, 52);
  near(scenes[0]!.largestLoud, 118.738, 5e-4);
  near(scenes[0]!.largestQuiet, 3.467, 5e-4);
  allNear(percents(scenes.map(({ zeros }) => zeros)), [100, 100, 100, 94.67, 65.55, 35.59], half);
  assert.deepEqual(
    scenes.map(({ levels }) => levels),
    [1, 1, 1, 3, 5, 9],
  );
  allNear(percents(scenes.map(({ error }) => error)), [247.78, 136.67, 108.79, 96.29, 55.95, 27.58], half);
});

test('the remedies: zeros and errors at 6 bits, errors at 4 and 8', () => {
  const others = remedies.slice(1);
  const errors = (bits: number) => percents(others.map((remedy) => scene(bits, remedy).error));
  allNear(errors(6), [46.72, 9.29, 16.32, 3.37], half);
  allNear(errors(8), [12.19, 2.39, 3.54, 0.82], half);
  allNear(errors(4), [106.82, 42.94, 73.19, 15.41], half);
  // A rotation brings back sums of steps over 8; those that cancel are 0.
  allNear(percents(others.map((remedy) => scene(6, remedy).zeros)), [41.72, 7.79, 0.94, 3.37], half);
  assert.deepEqual(
    others.map((remedy) => scene(6, remedy).levels),
    [55, 63, 63, 63],
  );
});

test('loudness: zeros and errors with one step at 6 bits', () => {
  const scenes = [1, 5, 10, 20, 100].map((mag) => scene(6, 'one', mag));
  allNear(percents(scenes.map(({ zeros }) => zeros)), [4.46, 18.77, 36.53, 66.27, 100], half);
  allNear(percents(scenes.map(({ error }) => error)), [4.09, 14.46, 28.69, 56.74, 111.57], half);
});

test('zeros and the step grow with loudness, and depend on the largest value alone', () => {
  for (const bits of allBits)
    for (let mag = 2; mag <= 100; mag++) {
      const [less, more] = [scene(bits, 'one', mag - 1), scene(bits, 'one', mag)];
      assert.ok(more.zeros >= less.zeros && more.rounded.step >= less.rounded.step);
    }
  const two = layer({ ...narrow, channels: 2, mag: 40 });
  const step = quantize(two.x, 6, 'tensor').steps[0]!;
  near(step, scene(6, 'one').rounded.step);
});

test('what becomes of channel 20', () => {
  const left = (bits: number, remedy: Remedy) => distinct(valuesOf(scene(bits, remedy).rounded.values, 20));
  assert.equal(left(8, 'one').length, 6);
  allNear([left(8, 'one')[0]!, left(8, 'one').at(-1)!], [-2.805, 1.87], 5e-4);
  allNear(left(6, 'one'), [-3.83, 0, 3.83], 5e-4);
  assert.deepEqual(left(4, 'one'), [0]);
  const [preset] = lab.presets;
  const first = sceneOf(state(preset!.params));
  assert.match(
    preset!.look,
    new RegExp(`only ${distinct(valuesOf(first.rounded.values, 20)).length} different`),
  );
  const values = (bits: number) => valuesOf(scene(bits, 'one').rounded.values, 20);
  const zeros = (bits: number) => values(bits).filter((value) => value === 0).length;
  assert.deepEqual([8, 6, 4].map(zeros), [13, 60, 64]);
});

test('one step is what the quantizer gives; rotation and smoothing bring back x; the kept channel is its own', () => {
  const data = layer({ ...fixed, ...narrow, mag: 40 });
  const { x, w } = data;
  assert.deepEqual(restored(data, 6, 'one').values, quantize(x, 6, 'tensor').values);
  for (const remedy of ['smooth', 'rotate'] as const)
    allNear(restored(data, 30, remedy).values.data, x.data, 2e-7);
  assert.deepEqual(valuesOf(restored(data, 4, 'keep').values, 52), valuesOf(x, 52));
  // The output with exact weights is that of the activations brought back.
  near(multiply(restored(data, 30, 'rotate').values, w).data[0]!, data.y.data[0]!, 1e-6);
  for (const bits of allBits) {
    for (const remedy of ['one', 'token'] as const) {
      const { values } = restored(data, bits, remedy);
      const { steps } = quantize(x, bits, remedy === 'one' ? 'tensor' : 'row');
      values.data.forEach((value, i) => {
        const step = remedy === 'one' ? steps[0]! : steps[Math.floor(i / 64)]!;
        assert.ok(Math.abs(value - x.data[i]!) <= step / 2 + 1e-12);
      });
    }
  }
});

test('ranges: smoothing turns the loud channel down, rotation evens all out, keeping it leaves the quiet ones', () => {
  const at = (remedy: Remedy) => scene(6, remedy);
  near(at('smooth').smoothedTo, 6.022, 5e-4);
  assert.ok(Math.max(...at('rotate').rounded.ranges) < 118.738 / 7);
  assert.ok(Math.min(...at('rotate').rounded.ranges) > 118.738 / 9);
  near(Math.max(...at('keep').rounded.ranges), at('keep').largestQuiet);
  assert.equal(at('keep').rounded.ranges[52], 0);
  assert.equal(at('token').setsStep, 60);
});

test('an empty cell is a zero, and nothing else is', () => {
  for (const remedy of remedies) {
    const { rounded, loud } = scene(6, remedy);
    const empty = (value: number, i: number) => i % 64 !== loud && strength(value) === 0;
    const count = Array.from(rounded.values.data).filter(empty).length;
    assert.equal(count / (64 * 63), zeroShare(rounded.values, loud));
  }
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    '6 bits, one scale for all: 85% of the values in the 1,023 ordinary channels become zero, because one outlier channel sets the scale. Without it, 7% would.',
  );
  assert.equal(
    said({ bits: 8 }),
    '8 bits, one scale for all: the 1,023 ordinary channels use 15 of 255 levels. One outlier channel costs all others 4.1 of their 8 bits.',
  );
  assert.match(said({ bits: 4 }), /^4 bits, one scale for all: all values in .* 28% would\.$/);
  assert.match(
    said({ mag: 1 }),
    /no outlier channel: the 1,023 others use 53 of 63 levels, 7% .* is off by 6%\.$/,
  );
  assert.match(
    said({ remedy: 'token' }),
    /sets it for 60 of 64\. The output is off by 35% instead of 77%\.$/,
  );
  assert.match(said({ remedy: 'smooth' }), /divided down to 6\.8× the others.* by 8% instead of 77%\.$/);
  assert.match(said({ remedy: 'rotate' }), /spread over all 1,024.* by 7% instead of 77%\.$/);
  assert.match(said({ remedy: 'keep' }), /kept in float.* by 5% instead of 77%\.$/);
  assert.match(said({ remedy: 'keep', mag: 2 }), /no channel reaches beyond 6/);
  assert.match(said({ bits: 4, remedy: 'smooth' }), /by 37% instead of 102%\.$/);
});

test('shares near all are counted, and equal errors are called so', () => {
  assert.match(said({ ...narrow, mag: 71 }), /: all values but 1 in the 63 ordinary/);
  assert.match(said({ ...narrow, mag: 73 }), /: all values in/);
  assert.match(
    said({ bits: 8, remedy: 'token', mag: 1 }),
    /is off by [\d.]+%(, as with one scale| instead of [\d.]+%)\.$/,
  );
  assert.match(said({ remedy: 'rotate', mag: 1 }), /is off by 5% instead of 6%\.$/);
});

test('what the sentences claim holds in every state', () => {
  const { mag } = controls;
  for (const bits of allBits)
    for (const remedy of remedies)
      for (let loud = mag.min; loud <= mag.max; loud++) {
        const now = sceneOf({ ...narrow, bits, remedy, mag: loud });
        const text = said({ ...narrow, bits, remedy, mag: loud });
        assert.ok(text.length <= 170, `${text.length}: ${text}`);
        assert.doesNotMatch(text, /NaN|undefined|Infinity|-|  /);
        assert.equal(/all values in/.test(text), remedy === 'one' && now.zeros === 1);
        assert.doesNotMatch(text, /100\.0%|by (\S+) instead of \1\./);
        if (loud === 1) assert.match(text, /no (outlier )?channel/);
        else if (remedy === 'one') {
          assert.ok(now.largestLoud > now.largestQuiet);
          assert.ok(now.zeros > scene(bits, 'one', 1).zeros);
        }
        if (remedy === 'smooth' && loud > 1) assert.ok(now.smoothedTo < loud);
        if (remedy === 'keep') assert.equal(/kept in float: /.test(text), now.largestLoud > 6);
      }
});

test('the lab below computes the same', () => {
  const params = state(narrow);
  const { outcomes, outliers } = outliersFrame(params);
  assert.deepEqual(outliers, [52]);
  assert.equal(outcomes.naive.error, scene(6, 'one').error);
  for (const [name, value] of Object.entries(stage.fixes!))
    assert.equal(defaultsOf(controls)[name as keyof Params], value);
});

test('handles: the knob follows the hand, the frame the channel', () => {
  const [frame, knob] = stage.handles!;
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    for (const mag of [2, 40, 100]) {
      const params = state({ mag });
      const { x, y } = knob!.box(params, canvas)!;
      if (mag > 2) assert.deepEqual(knob!.drag!({ x, y }, params, canvas), { mag });
    }
    const { left, column } = layOut(canvas);
    for (const channel of [0, 20, 63])
      assert.deepEqual(frame!.drag!({ x: left + (channel + 0.5) * column, y: 0 }, state(), canvas), {
        channel,
      });
    assert.deepEqual(frame!.drag!({ x: 999, y: 0 }, state(), canvas), { channel: 63 });
  }
  assert.deepEqual(knob!.step!({ x: 0, y: 1 }, state(), true), { mag: 80 });
  assert.deepEqual(knob!.step!({ x: -Infinity, y: 0 }, state(), false), { mag: 1 });
  assert.deepEqual(knob!.step!({ x: Infinity, y: 0 }, state(), true), { mag: 100 });
  assert.deepEqual(frame!.step!({ x: -1, y: 0 }, state(), false), { channel: 19 });
  assert.deepEqual(frame!.step!({ x: Infinity, y: 0 }, state(), false), { channel: 63 });
});

test('the first three presets are states of the picture', () => {
  const seen = lab.presets.slice(0, 3).map(({ params }) => said(params));
  assert.match(seen[0]!, /15 of 255 levels/);
  assert.match(seen[1]!, /smoothed/);
  assert.match(seen[2]!, /is off by 20% instead of 102%/);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ mag: 10 }),
    'You made the outlier 10× as large, not 40×: the output is off by 20% instead of 77%.',
  );
  assert.equal(
    told({ remedy: 'rotate' }),
    'You rotated the channels: the output is off by 7% instead of 77%.',
  );
  assert.equal(told({ channel: 3 }), 'You looked into channel 3: of its 64 values rounding leaves 3.');
});
