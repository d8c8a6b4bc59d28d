import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { frontier, run, scheduleOf } from './core.ts';
import { lab } from './lab.ts';
import { network } from './layer.ts';
import { fewestSteps, price, relativeWork, revolve, uniform, type Action } from './schedule.ts';
import { train, type Outcome } from './train.ts';
import { cheapPart, gatedBlock } from './llama-block.ts';

const at = runner(controls, run);
const ones = (n: number) => new Float64Array(n).fill(1);
const sure = { dropout: 0, restore: true };
const plain = (n: number) => uniform(n, n, false);
const extra = (actions: readonly Action[], n: number) => price(actions).runs - n;

test('the network and its gradient are those of the specification', () => {
  const net = network(64);
  near(net.weights[0]!, 0.4647727750104804, 1e-15);
  near(net.input[0]!, -1.1305241625791058, 1e-15);
  const step = train(net, plain(64), sure, ones(64));
  near(step.loss, 0.6411685526476, 1e-12);
  near(step.weights[0]!, -0.0023570445764871, 1e-12);
  near(step.weights[63 * 256]!, 0.22782550699575, 1e-12);
});

test('back-propagation agrees with differences of the loss, with and without dropout', () => {
  const n = 6;
  const random = mulberry32(11);
  for (const dropout of [0, 0.3]) {
    const net = network(n);
    const step = train(net, plain(n), { dropout, restore: true }, ones(n));
    const loss = () => train(net, plain(n), { dropout, restore: true }, ones(n)).loss;
    for (const [part, gradient] of [
      [net.weights, step.weights],
      [net.input, step.input],
    ] as const) {
      for (let draw = 0; draw < 20; draw++) {
        const index = Math.floor(random() * part.length);
        const value = part[index]!;
        const slope = [1e-5, -1e-5].map((shift) => {
          part[index] = value + shift;
          return loss();
        });
        part[index] = value;
        // Central differences are off by about h² and by the rounding of the loss over h.
        near((slope[0]! - slope[1]!) / 2e-5, gradient[index]!, 1e-8);
      }
    }
  }
});

function sameBits(a: Outcome, b: Outcome): boolean {
  return (
    a.weights.every((value, i) => Object.is(value, b.weights[i])) &&
    a.input.every((value, i) => Object.is(value, b.input[i]))
  );
}

test('every schedule gives the gradients of the plain run, bit for bit', () => {
  for (const n of [4, 5, 16, 17, 64]) {
    const net = network(n);
    for (const dropout of [0, 0.1, 0.5]) {
      const randomness = { dropout, restore: true };
      const expected = train(net, plain(n), randomness, ones(n));
      const schedules = [
        ...[1, 2, 3, 4, 8, n - 1, n].flatMap((k) => [uniform(n, k, true), uniform(n, k, false)]),
        ...[1, 2, 3, 4, 8, n - 1, n, 64].map((c) => revolve(n, c)),
      ];
      for (const actions of schedules) {
        const step = train(net, actions, randomness, ones(n));
        assert.ok(sameBits(step, expected), `n ${n}, dropout ${dropout}`);
        assert.ok(step.weights.every(Number.isFinite), 'no freed activation is read');
        assert.equal(step.loss, expected.loss);
        assert.deepEqual({ peak: step.peak, runs: step.runs }, price(actions));
      }
    }
  }
});

test('without the random state gradients differ wherever something is rerun', () => {
  const n = 64;
  const net = network(n);
  for (const dropout of [0.05, 0.5]) {
    const expected = train(net, plain(n), { dropout, restore: true }, ones(n));
    const randomness = { dropout, restore: false };
    const wrapped = [2, 8, n].map((k) => uniform(n, k, true));
    for (const actions of [...wrapped, uniform(n, 8, false), revolve(n, 1), revolve(n, 8)])
      assert.ok(!sameBits(train(net, actions, randomness, ones(n)), expected));
    for (const actions of [uniform(n, 1, true), uniform(n, 1, false), revolve(n, n - 1), plain(n)])
      assert.ok(sameBits(train(net, actions, randomness, ones(n)), expected), 'nothing is rerun');
  }
  const wrong = at({ dropout: 0.2, restore: false });
  assert.ok(wrong.equal < wrong.entries && wrong.difference > 0.1);
  assert.equal(at({ dropout: 0, restore: false }).difference, 0);
});

test('segments: reruns and peak follow the closed form for every n, k and wrapping', () => {
  for (let n = 1; n <= 128; n++) {
    for (let k = 1; k <= n; k++) {
      const m = Math.ceil(n / k);
      const peak = Math.max(m + n - (m - 1) * k, m - 1 + k);
      assert.deepEqual(price(uniform(n, k, true)), { peak, runs: n + n - m });
      assert.deepEqual(price(uniform(n, k, false)), { peak, runs: n + (m - 1) * (k - 1) });
      if (n % k === 0) assert.equal(peak, m + k);
    }
    assert.deepEqual(price(plain(n)), { peak: n + 1, runs: n });
  }
});

test('segments: reference numbers', () => {
  const peaks = (n: number, ks: number[]) => ks.map((k) => price(uniform(n, k, true)).peak);
  const extras = (n: number, ks: number[]) => ks.map((k) => extra(uniform(n, k, true), n));
  assert.deepEqual([peaks(16, [2, 4, 8]), extras(16, [2, 4, 8])].flat(), [10, 8, 10, 8, 12, 14]);
  assert.deepEqual(peaks(64, [4, 8, 16, 10]), [20, 16, 20, 16]);
  assert.deepEqual(extras(64, [4, 8, 16, 10]), [48, 56, 60, 57]);
  assert.deepEqual([peaks(100, [10, 8]), extras(100, [10, 8])].flat(), [20, 20, 90, 87]);
  assert.equal(price(plain(16)).peak, 17);
  assert.equal(price(plain(64)).peak, 65);
  const { actions, segment } = scheduleOf({ ...defaultsOf(controls), layers: 100, schedule: 'root' });
  assert.equal(segment, 10);
  assert.equal(price(actions).peak, 20);
});

/** β(c, r) = C(c + r, c), the longest chain that c slots reverse with no layer run more than r times. */
function binomial(c: number, r: number): number {
  let product = 1;
  for (let i = 1; i <= c; i++) product = (product * (r + i)) / i;
  return Math.round(product);
}

test('revolve: the table agrees with the binomial closed form, and the schedule with the table', () => {
  assert.deepEqual([binomial(3, 3), binomial(5, 3), binomial(10, 2)], [20, 56, 66]);
  for (let c = 1; c <= 128; c++) {
    for (let l = 2; l <= 128; l++) {
      let r = 1;
      while (binomial(c, r) < l) r += 1;
      assert.equal(fewestSteps(l, c), r * l - binomial(c + 1, r - 1), `l ${l}, c ${c}`);
    }
  }
  for (const n of [1, 2, 4, 7, 33, 64, 100, 128]) {
    for (const c of [1, 2, 3, 5, 8, 20, 63, 64, 128])
      assert.deepEqual(price(revolve(n, c)), { peak: Math.min(c + 2, n + 1), runs: fewestSteps(n, c) + 1 });
  }
});

test('revolve: reference numbers for 64 layers', () => {
  const steps = [1, 2, 4, 8, 14, 16, 32, 63].map((c) => fewestSteps(64, c));
  assert.deepEqual(steps, [2016, 420, 200, 137, 112, 110, 94, 63]);
  assert.deepEqual(price(revolve(64, 14)), { peak: 16, runs: 64 + 49 });
});

test('segments equal revolve where k divides n and the last is not wrapped; no schedule beats revolve', () => {
  for (let n = 4; n <= 128; n++) {
    for (let k = 1; k <= n; k++) {
      for (const wrap of [true, false]) {
        const actions = uniform(n, k, wrap);
        const { peak } = price(actions);
        const best = fewestSteps(n, peak - 2) - (n - 1);
        if (!wrap && n % k === 0) assert.equal(extra(actions, n), best, `n ${n}, k ${k}`);
        assert.ok(extra(actions, n) >= best);
      }
    }
  }
  assert.equal(extra(uniform(64, 8, true), 64) - extra(uniform(64, 8, false), 64), 7);
  const lowest = Math.min(...Array.from({ length: 64 }, (_, k) => price(uniform(64, k + 1, true)).peak));
  assert.equal(lowest, 16);
});

test('time: a third more at most for segments, and 248/192 for 64 layers in eights', () => {
  const ratio = (params?: Partial<Params>) => {
    const frame = at(params);
    return frame.run.times.at(-1)! / frame.plain.times.at(-1)!;
  };
  near(ratio(), 248 / 192, 1e-12);
  near(ratio({ schedule: 'revolve', slots: 14 }), (192 + 49) / 192, 1e-12);
  for (const interval of [1, 2, 7, 8, 64]) assert.ok(ratio({ interval }) < 4 / 3);
  // Every fourth layer costs 4 and is the second half of a segment of 4: it is never rerun.
  near(ratio({ interval: 4, cost: 'fourth' }), (3 * 112 + 48) / (3 * 112), 1e-12);
  const [even, uneven] = [at(), at({ cost: 'fourth' })];
  assert.deepEqual(uneven.run.weights, even.run.weights, 'only time changes');
  assert.equal(uneven.run.peak, even.run.peak);
});

test('the chart of work counts unequal layers as the table does', () => {
  for (const cost of ['even', 'fourth'] as const) {
    const frame = at({ cost });
    const own = frame.run.times.at(-1)! / frame.plain.times.at(-1)!;
    near(own, cost === 'even' ? 1.2917 : 1.2381, 5e-5);
    const rival = frame.uniform.find(({ peak }) => peak === frame.run.peak)!;
    assert.ok(rival.work <= own + 1e-12);
  }
  const { revolve } = at();
  for (const { peak, work } of revolve) near(work, relativeWork(64, fewestSteps(64, peak - 2) - 63), 1e-12);
});

test('live activations: lives add up to the curve; one is left at the end', () => {
  for (const schedule of ['all', 'uniform', 'revolve', 'one'] as const) {
    const frame = at({ layers: 20, schedule, slots: 3, interval: 6 });
    const { times, live, lives, peak } = frame.run;
    assert.equal(live.at(-1), 1);
    assert.equal(Math.max(...live), peak);
    times.forEach((time, i) => {
      if (frame.actions[i]!.kind === 'run') return;
      const held = lives.filter(({ from, to }) => from <= time && time < to).length;
      // The input is held to the very end.
      assert.equal(live[i]!, i === times.length - 1 ? 1 : held);
    });
  }
});

test('an action without its activation is refused', () => {
  const net = network(2);
  const act = (kind: Action['kind'], layer: number) => ({ kind, layer, drop: false });
  assert.throws(() => train(net, [act('run', 1)], sure, ones(2)), /activation 1 is not live/);
  assert.throws(() => train(net, [act('run', 0), act('run', 0)], sure, ones(2)), /activation 1 is already/);
  assert.throws(() => train(net, [act('run', 0), act('back', 1)], sure, ones(2)), /activation 2 is not live/);
});

test('frontier: keeps what nothing else beats', () => {
  const options = [
    [5, 3],
    [4, 9],
    [6, 3],
    [5, 2],
  ].map(([peak, work]) => ({ peak: peak!, work: work! }));
  assert.deepEqual(frontier(options), [options[1], options[3]]);
});

test('what fits: torchtune’s run of Llama 3.2 3B, and a loss in one piece', () => {
  const { budgets } = at();
  const gib = (bytes: number) => Math.round((100 * bytes) / 2 ** 30) / 100;
  assert.deepEqual([budgets.nothing.turn, budgets.nothing.end].map(gib), [42.66, 24.56]);
  assert.deepEqual([budgets.blocks.turn, budgets.blocks.end].map(gib), [21.22, 24.56]);
  const whole = at({ chunked: false }).budgets.nothing;
  near(whole.loss / budgets.nothing.loss, 6, 1e-12);
  near(at({ states: 'mixed' }).budgets.nothing.states / budgets.nothing.states, 14 / 6, 1e-12);
  // Recomputing the cheap part lowers what waits by its share, and one block is whole while it goes backward.
  const { cheap, nothing } = budgets;
  near(1 - cheap.waiting / nothing.waiting, cheapPart('Llama 3.2 3B') / gatedBlock('Llama 3.2 3B'), 1e-12);
  near(cheap.activations - cheap.waiting, (nothing.waiting - cheap.waiting) / 28, 1);
});

test('the ends of all controls give sound pictures of bounded size', () => {
  const depths = [4, 5, 128, 128, 4, 5, 4, 128, 5, 4];
  const states = cornerStates(controls, 30).map((state, i) => ({ ...state, layers: depths[i % 10]! }));
  assertSound(lab, states, (frame, params) => {
    assert.ok(Number.isFinite(frame.run.loss) && Number.isFinite(frame.difference));
    assert.ok(lab.view(frame, params).length < 200_000);
  });
});
