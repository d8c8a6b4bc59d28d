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

test('transformer blocks: peaks by group, and a drawn line that reaches it', () => {
  assert.deepEqual(
    peaks([1, 2, 3, 4, 6, 8, 16, 32, 64], 'block'),
    [160, 130, 144, 166, 224, 286, 550, 1090, 2176],
  );
  for (const k of stops) {
    const { memory, peak, reruns } = stepFor(k, 'block');
    assert.equal(peak, 2 * Math.ceil(layers / k) + 34 * k - 2);
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
  assert.match(said({}), /^Keep every 8th activation .* 16 at once instead of 65, for 29% more work\./);
  assert.match(said({ interval: 1 }), /64 equal layers: to keep all takes 65 activations/);
  assert.match(
    said({ interval: 32 }),
    /every 32nd activation, and the peak rises from 16 to 34, for 32% more/,
  );
  assert.match(said({ interval: 64 }), /33% more work, and the peak is 65, as if nothing/);
  assert.match(said({ interval: 1, inside: 'block' }), /160 units instead of 2,176, for 33% more work/);
  assert.match(said({ interval: 2, inside: 'block' }), /in pairs: 130 units/);
  assert.match(
    said({ interval: 8, inside: 'block' }),
    /^Segments of 8 blocks peak at 286 units, single blocks at 160/,
  );
  // A link may hold a length between the stops.
  assert.equal(said({ interval: 63 }), said({ interval: 64 }));
});

test('blocks: pairs are least, and what they save beside single blocks', () => {
  const pairs = said({ interval: 2, inside: 'block' });
  assert.match(pairs, /the least of all lengths\. That is 19% less than the 160 of single blocks\.$/);
  const others = Array.from({ length: layers }, (_, i) => stepFor(i + 1, 'block').peak);
  assert.equal(Math.min(...others), others[1]);
  assert.match(said({ interval: 16, inside: 'block' }), /^Segments of 16 blocks peak at 550 units/);
  assert.match(
    said({ interval: 64, inside: 'block' }),
    /33% more work, and the peak is 2,176 units, as much as to keep all/,
  );
});

test('the gradient is said to be the same only where the second run repeats the masks', () => {
  assert.match(said({ dropout: 0.2 }), /same to the last bit\.$/);
  assert.match(
    said({ dropout: 0.2, restore: false }),
    /gradient is wrong, because the second run draws new dropout masks\.$/,
  );
  const costs = new Float64Array(layers).fill(1);
  const net = network(layers);
  const plain = train(net, uniform(layers, layers, false), { dropout: 0.2, restore: false }, costs);
  for (const k of stops.filter((stop) => stop > 1 && stop <= 11)) {
    const { weights } = train(net, uniform(layers, k, true), { dropout: 0.2, restore: false }, costs);
    assert.notDeepEqual(weights, plain.weights);
  }
});

test('a moment: what is held, and whether a segment is being recomputed', () => {
  const at = (time: number) => stage.sentence({ params: state({}), moment: time / 248 });
  assert.equal(at(32), 'The first forward sweep: <b>5</b> activations are held.');
  // A frame may carry a time before the press that began it.
  assert.equal(at(-0.1), 'The first forward sweep: <b>1</b> activation is held.');
  assert.match(at(68), /^Backward, a segment is recomputed: /);
  assert.match(at(80), /^Backward, gradients pass and memory is freed: /);
});

test('the handle lies over the curve; its keys go by stops, or double and halve', () => {
  const handle = stage.handles![0]!;
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    const { x, y, width, height } = handle.box(state({}), canvas)!;
    assert.equal(y + height / 2, canvas.height);
    assert.deepEqual(handle.drag!({ x: x + width / 2, y }, state({}), canvas), { interval: 64 });
    assert.deepEqual(handle.drag!({ x: 0, y }, state({}), canvas), { interval: 1 });
  }
  const step = (x: number, far = false) => handle.step!({ x, y: 0 }, state({}), far);
  assert.deepEqual([step(1), step(-1)], [{ interval: 9 }, { interval: 7 }]);
  assert.deepEqual([step(1, true), step(-1, true)], [{ interval: 16 }, { interval: 4 }]);
  assert.deepEqual([step(Infinity), step(-Infinity)], [{ interval: 64 }, { interval: 1 }]);
});

test('recomputation is named only where there is any', () => {
  const drawn = (interval: number) => drawnStage(stage, { params: state({ interval }) }, 'wide');
  assert.doesNotMatch(drawn(1), /with recomputation/);
  assert.match(drawn(2), /backward, with recomputation/);
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
