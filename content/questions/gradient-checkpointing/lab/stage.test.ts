import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { near } from 'grounded/lab/testing.ts';
import { noFile, result } from 'grounded/lab/lab.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { chains, equalStops, stepFor, type ChainName } from './chains.ts';
import { controls, type Params } from './controls.ts';
import { gatedBlock } from './llama-block.ts';
import { keptOf } from './stack.ts';
import { lab } from './lab.ts';
import { stage } from './stage.ts';
import { network } from './layer.ts';
import { uniform } from './schedule.ts';
import { train } from './train.ts';

const { layers } = chains.equal;
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const said = (params: Partial<Params>) => stage.sentence({ params: state(params) }).replace(/<\/?b>/g, '');
const names = Object.keys(chains) as ChainName[];

test('equal layers: peaks, reruns and time by segment length', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 20, 24, 32, 40, 48, 64].map((k) => stepFor('equal', k).peak),
    [65, 34, 24, 20, 17, 16, 16, 16, 16, 16, 16, 17, 20, 23, 26, 34, 41, 49, 65],
  );
  for (let k = 1; k <= layers; k++) {
    const m = Math.ceil(layers / k);
    const { peak, reruns, until } = stepFor('equal', k);
    assert.equal(peak, Math.max(m + layers - (m - 1) * k, m - 1 + k));
    assert.equal(reruns, layers - m);
    assert.equal(until, 3 * layers + reruns);
  }
});

test('lives of equal layers add up to what is held at once', () => {
  const held = [1, 8, 32, 64].map((k) =>
    stepFor('equal', k).lives.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  assert.deepEqual(held, [6368, 1972, 3547, 6494]);
});

test('blocks: peaks by group in bytes for each token and unit of width, and in GiB', () => {
  const peaks = (name: ChainName) =>
    chains[name].stops.map((k) => Math.round(10 * stepFor(name, k).peak) / 10);
  assert.deepEqual(peaks('small'), [88.7, 95.3, 122, 150.7, 248.7, 487.3, 970.7]);
  assert.deepEqual(peaks('large'), [288.3, 200.5, 196.8, 215, 301.8, 551.5, 1079]);
  near(stepFor('small', 1).peak * chains.small.unit, 2.078, 5e-4);
  near(chains.small.all * chains.small.unit, 22.75, 1e-9);
  for (const name of ['small', 'large'] as const)
    for (const k of chains[name].stops) {
      const { memory, peak, reruns } = stepFor(name, k);
      const kept = gatedBlock(name === 'small' ? 'Llama 3.2 3B' : 'Llama 3.1 405B');
      near(peak, 2 * Math.ceil(chains[name].layers / k) + kept * k - 2, 1e-9);
      near(memory.at(-1)![1], 0, 1e-9);
      assert.equal(reruns, chains[name].layers);
    }
});

test('what is kept lies one upon another: each is freed before what lies under it, and never above what is held', () => {
  for (const name of names)
    for (const length of chains[name].stops) {
      const step = stepFor(name, length);
      const kept = keptOf(step);
      assert.ok(kept.length > 0);
      for (const [at, { from, to, under }] of kept.entries()) {
        const below = kept[at - 1];
        if (below)
          assert.ok(below.from <= from && to <= below.to && under > below.under, `${name} ${length}`);
      }
      for (const [i, [time, held]] of step.memory.entries()) {
        if (step.memory[i + 1]?.[0] === time) continue;
        const there = kept.filter(({ from, to }) => from <= time && time < to).length;
        assert.ok(there * step.thickness <= held + 1e-9, `${name} ${length} at ${time}`);
      }
    }
});

test('the same gradient for every segment length, to the last bit', () => {
  const net = network(layers);
  const costs = new Float64Array(layers).fill(1);
  const sure = { dropout: 0, restore: true };
  const plain = train(net, uniform(layers, layers, false), sure, costs);
  for (let k = 1; k <= layers; k++) {
    const { weights, input } = train(net, uniform(layers, k, true), sure, costs);
    assert.deepEqual(weights, plain.weights, `k = ${k}`);
    assert.deepEqual(input, plain.input, `k = ${k}`);
  }
});

test('the sentence says what the picture shows', () => {
  assert.match(
    said({}),
    /^Checkpoint each of the 28 blocks: 2\.08 GiB instead of 22\.8 GiB, for a third more work\.$/,
  );
  assert.match(said({ blocks: 2 }), /2 at a time: 2\.23 GiB, 8% more than single blocks/);
  assert.match(said({ blocks: 28 }), /^One segment of all 28 blocks: .* 22\.8 GiB/);
  assert.match(said({ chain: 'large' }), /^Checkpoint each of the 126 blocks: 36\.0 GiB instead of 602 GiB/);
  assert.match(
    said({ chain: 'large', blocks: 2 }),
    /25\.1 GiB, 30% less .* because 63 fewer kept inputs outweigh the second block/,
  );
  assert.match(
    said({ chain: 'large', blocks: 3 }),
    /24\.6 GiB, 32% less .* 84 fewer kept inputs outweigh the 2 more blocks/,
  );
  assert.match(said({ chain: 'large', blocks: 7 }), /5% more than single blocks\. 7 blocks in full/);
  const equal = (interval: number) => said({ chain: 'equal', interval });
  assert.match(equal(8), /^Keep every 8th activation .* 16 at once instead of 65, for 29% more work\./);
  assert.match(equal(1), /64 equal layers: to keep all takes 65 activations/);
  assert.match(equal(32), /every 32nd activation, and the peak rises from 16 to 34, for 32% more/);
  assert.match(equal(64), /33% more work, and the peak is 65, as if nothing/);
  // A link may hold a length between the stops.
  assert.equal(equal(63), equal(64));
});

test('the gradient is said to be the same only where the second run repeats the masks', () => {
  assert.match(said({ chain: 'equal', dropout: 0.2 }), /same to the last bit\.$/);
  assert.match(
    said({ chain: 'equal', dropout: 0.2, restore: false }),
    /gradient is wrong, because the second run draws new dropout masks\.$/,
  );
});

test('a moment: what is held, and whether a segment is being recomputed', () => {
  const at = (time: number) => stage.sentence({ params: state({ chain: 'equal' }), moment: time / 248 });
  assert.equal(at(32), 'The first forward sweep: <b>5 activations</b> are held.');
  // A frame may carry a time before the press that began it.
  assert.equal(at(-0.1), 'The first forward sweep: <b>1 activation</b> is held.');
  assert.match(at(68), /^Backward, a segment is recomputed: /);
  assert.match(at(80), /^Backward, gradients pass and memory is freed: /);
  assert.match(stage.sentence({ params: state({}), moment: 0.2 }), /<b>[\d.]+ GiB<\/b> are held/);
});

test('one handle lies over the scale; its keys go by stops', () => {
  for (const [name, moves] of [
    ['small', 'blocks'],
    ['equal', 'interval'],
  ] as const)
    for (const kind of ['wide', 'narrow'] as const) {
      const params = state({ chain: name });
      const canvas = canvasOf(stage, kind);
      const [handle, ...others] = stage.handles!.filter((one) => one.box(params, canvas) !== undefined);
      assert.equal(others.length, 0);
      const { x, y, width, height } = handle!.box(params, canvas)!;
      assert.equal(y + height / 2, canvas.height);
      const { stops } = chains[name];
      assert.deepEqual(handle!.drag!({ x: x + width / 2, y }, params, canvas), { [moves]: stops.at(-1) });
      assert.deepEqual(handle!.drag!({ x: 0, y }, params, canvas), { [moves]: 1 });
      assert.deepEqual(handle!.step!({ x: Infinity, y: 0 }, params, false), { [moves]: stops.at(-1) });
      const third = { ...params, [moves]: stops[2]! };
      assert.deepEqual(handle!.step!({ x: 1, y: 0 }, third, false), { [moves]: stops[3] });
      assert.deepEqual(handle!.step!({ x: 0, y: -1 }, third, false), { [moves]: stops[1] });
    }
});

test('the lab draws the lives of activations where the picture does not', () => {
  const drawn = (params: Partial<Params>) => {
    const all = state(params);
    return lab.view(result(lab.run(all, noFile)), all).includes('When each activation is held');
  };
  assert.ok(!drawn({ chain: 'equal' }));
  assert.ok(drawn({}) && drawn({ chain: 'equal', layers: 32 }) && drawn({ chain: 'equal', schedule: 'one' }));
});

test('recomputation is named only where there is any', () => {
  const drawn = (interval: number) =>
    drawnStage(stage, { params: state({ chain: 'equal', interval }) }, 'wide');
  assert.doesNotMatch(drawn(1), /with recomputation/);
  assert.match(drawn(2), /backward, with recomputation/);
});

test('every state has a drawing for both widths, and a ghost where there was another state', () => {
  for (const chain of names)
    for (const length of chains[chain].stops) {
      const of = (segment: number) =>
        state({ chain, interval: segment, blocks: chain === 'equal' ? 1 : segment });
      const params = of(length);
      assertDrawn(stage, params, of(length === 3 ? 1 : 3));
      assert.match(drawnStage(stage, { params, moment: 0.3 }, 'wide'), /stage-head/);
    }
  assert.equal(chains.equal.stops, equalStops);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ blocks: 4 }),
    'You recomputed 4 blocks at once, not 1, and the peak went from 2.08 GiB to 3.53 GiB.',
  );
  assert.equal(told({ chain: 'large' }), 'You took Llama 3.1 405B, whose peak is 36.0 GiB.');
  assert.equal(
    told({ chain: 'equal', interval: 9 }, { chain: 'equal' }),
    'You recomputed 9 layers at once, not 8, and the peak stayed at 16.',
  );
});
