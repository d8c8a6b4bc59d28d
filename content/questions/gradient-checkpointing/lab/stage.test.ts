import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { layers, stage, stepFor, stops } from './stage.ts';
import { network } from './layer.ts';
import { uniform } from './schedule.ts';
import { train } from './train.ts';

const peaks = (lengths: readonly number[], inside: Params['inside']) =>
  lengths.map((length) => stepFor(length, inside).peak);
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const said = (params: Partial<Params>) => stage.sentence({ params: state(params) }).replace(/<\/?b>/g, '');

test('equal layers: peaks, reruns and time by segment length', () => {
  assert.deepEqual(
    peaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 20, 24, 32, 40, 48, 64], 'alike'),
    [65, 34, 24, 20, 17, 16, 16, 16, 16, 16, 16, 17, 20, 23, 26, 34, 41, 49, 65],
  );
  for (let k = 1; k <= layers; k++) {
    const m = Math.ceil(layers / k);
    const { peak, reruns, until } = stepFor(k, 'alike');
    assert.equal(peak, Math.max(m + layers - (m - 1) * k, m - 1 + k));
    assert.equal(reruns, layers - m);
    assert.equal(until, 3 * layers + reruns);
  }
});

test('lives add up to what is held at once', () => {
  const held = [1, 8, 32, 64].map((k) =>
    stepFor(k, 'alike').lives.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  assert.deepEqual(held, [6368, 1972, 3547, 6494]);
});

test('transformer blocks: peaks by group, and a drawn line that reaches the bound and stays below', () => {
  assert.deepEqual(
    peaks([1, 2, 3, 4, 6, 8, 16, 32, 64], 'block'),
    [162, 132, 146, 168, 226, 288, 552, 1092, 2178],
  );
  for (const k of stops) {
    const { memory, peak, reruns } = stepFor(k, 'block');
    assert.equal(peak, 2 * Math.ceil(layers / k) + 34 * k);
    assert.equal(Math.max(...memory.map(([, units]) => units)), peak);
    assert.equal(memory.at(-1)![1], 0);
    assert.equal(reruns, layers);
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
  assert.match(said({}), /^Keep every 8th of 64 .* 16 at once instead of 65, for 29% more work\./);
  assert.match(said({ interval: 1 }), /^Keep all 64 and the output: 65 at once/);
  assert.match(said({ interval: 32 }), /every 32nd, and the peak rises from 16 to 34/);
  assert.match(said({ interval: 64 }), /33% more work, and the peak is 65, as if nothing/);
  assert.match(said({ interval: 1, inside: 'block' }), /at most 162 units of sbh bytes instead of 2,176/);
  assert.match(said({ interval: 2, inside: 'block' }), /in pairs: 132 units/);
  assert.match(said({ interval: 8, inside: 'block' }), /segments of 8 hold 288 units, of one block 162/);
  // A link may hold a length between the stops.
  assert.equal(said({ interval: 63 }), said({ interval: 64 }));
  const moment = stage.sentence({ params: state({}), moment: 0.5 });
  assert.match(moment, /^Backward.*, 124 of 248: <b>\d+<\/b> activations are held\.$/);
});

test('every state has a drawing for both widths, and a ghost where there was another state', () => {
  for (const interval of stops)
    for (const inside of ['alike', 'block'] as const)
      for (const variant of ['wide', 'narrow'] as const) {
        const params = state({ interval, inside });
        const before = state({ interval: interval === 8 ? 64 : 8, inside });
        const draw = (seen: object) => drawnStage(stage, { params, ...seen }, variant);
        assert.doesNotMatch(draw({}), /NaN|undefined|data-ghost/);
        assert.match(draw({ before }), /data-ghost/);
        assert.match(draw({ moment: 0.3 }), /stage-head/);
        for (const [, x] of draw({ before, moment: 0.9 }).matchAll(/[ML](-?[\d.]+) /g))
          assert.ok(Number(x) >= 0 && Number(x) <= canvasOf(stage, variant).width, x);
      }
});
