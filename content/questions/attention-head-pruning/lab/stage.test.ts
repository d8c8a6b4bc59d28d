import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage, drawnThumb } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { controls, type Params } from './controls.ts';
import { best, isIn, lossesAlong, maskOf, rise, shownBy, signals, toggled, without } from './cuts.ts';
import { expected } from './expected.ts';
import { count, heads, plantedAttention, planted, copies } from './layer.ts';
import { lab } from './lab.ts';
import { lossOf } from './moments.ts';
import { gatesFor } from './removals.ts';
import { stage } from './stage.ts';

const modes = ['once', 'each'] as const;
const sets = Array.from({ length: 1 << count }, (_, mask) => mask);
const cutOf = (mask: number) => heads.filter((head) => isIn(mask, head));
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const byHand = (off: number, mode: Params['mode'] = 'once') => state({ k: cutOf(off).length, off, mode });
const states = modes.flatMap((mode) => [
  ...Array.from({ length: count + 1 }, (_, k) => state({ k, mode })),
  ...sets.map((off) => byHand(off, mode)),
]);
const placeOf = (name: string) => planted.findIndex((head) => head.name === name);
const set = (...names: string[]) => maskOf(names.map(placeOf));
const plain = (html: string) => html.replace(/<[^>]*>/g, '');
const said = (params: Partial<Params>) => plain(stage.sentence({ params: state(params) }));
const saidOf = (...names: string[]) => plain(stage.sentence({ params: byHand(set(...names)) }));
const names = (cut: readonly number[]) => cut.map((head) => planted[head]!.name).join(', ');
/** Signals of which no head is left cost half of their power; only the copies share one. */
const closedForm = (mask: number) =>
  signals
    .filter((writers) => writers.every((head) => isIn(mask, head)))
    .reduce(
      (sum, writers) => sum + writers.reduce((all, head) => all + planted[head]!.writes, 0) ** 2 / 2,
      0.125,
    );

test('losses by heads removed, and the order of removal', () => {
  const once = [0.125, 0.125, 0.12625, 0.13, 0.13, 0.45, 0.63, 1.035, 1.535];
  allNear(lossesAlong('once', 8), once, 1e-6);
  allNear(lossesAlong('each', 8), once.with(5, 0.31), 1e-6);
  allNear(best, [0.125, 0.125, 0.125, 0.12625, 0.13, 0.31, 0.63, 1.035, 1.535], 1e-6);
  const order = (mode: Params['mode']) => names(shownBy(state({ k: 8, mode })).cut);
  assert.equal(order('once'), 'dead, faint, diffuse, copy A, copy B, skip 2, first, prev');
  assert.equal(order('each'), 'dead, faint, diffuse, copy A, skip 2, copy B, first, prev');
});

test('scores before pruning, and after four cuts', () => {
  allNear(
    shownBy(state({ k: 4 })).scores,
    [0.31831, 0.28648, 0.19099, 0.12732, 0.12732, 0.02757, 0, 0.01592],
    1e-5,
  );
  // Equal scores, and next to each other in the order.
  assert.equal(planted[shownBy(state({ k: 4 })).next!]!.name, 'copy B');
  const { scores, gates, next } = shownBy(state({ k: 4, mode: 'each' }));
  allNear(scores, [0.32461, 0.29215, 0.19477, 0, 0.25969, 0, 0, 0], 1e-5);
  near(gates[4]!, 2, 1e-6);
  assert.equal(planted[next!]!.name, 'skip 2');
});

test('what heads cost alone and together', () => {
  allNear(
    heads.map((head) => rise([head])),
    [0.5, 0.405, 0.18, 0, 0, 0.00375, 0, 0.00125],
    1e-6,
  );
  const { cut } = shownBy(state({ k: 5 }));
  near(
    cut.reduce((sum, head) => sum + rise([head]), 0),
    0.005,
    1e-6,
  );
  near(rise(cut), 0.325, 1e-6);
  near(rise(copies), 0.32, 1e-6);
});

test('all 256 sets: the closed form; a head put back or refitted never raises the loss; none is below the best', () => {
  for (const mask of sets) {
    const { loss } = without(mask);
    near(loss, closedForm(mask), 1e-6);
    const kept = heads.filter((head) => !isIn(mask, head));
    assert.ok(loss <= lossOf(expected, gatesFor(expected, kept, false)) + 1e-8);
    assert.ok(loss >= best[cutOf(mask).length]! - 1e-8);
    for (const head of cutOf(mask)) assert.ok(without(mask & ~(1 << head)).loss <= loss + 1e-8);
  }
});

test('a press cuts a head and puts it back; a set of the path is the path, and more heads than k says are no set', () => {
  for (const params of states) {
    const shown = shownBy(params);
    for (const head of heads) {
      const on = shownBy({ ...params, ...toggled(shown, head) });
      assert.equal(on.mask, shown.mask ^ (1 << head));
      const back = toggled(on, head);
      assert.equal(shownBy({ ...params, ...back }).mask, shown.mask);
      assert.equal(back.k, shown.cut.length);
    }
  }
  assert.deepEqual(toggled(shownBy(state({ k: 4 })), copies[1]!), { k: 5, off: -1 });
  assert.deepEqual(toggled(shownBy(state({ k: 0 })), copies[1]!), { k: 1, off: 16 });
  assert.equal(shownBy(state({ k: 5, off: 24 })).byHand, false);
  assert.equal(set('copy A', 'copy B'), 24);
});

test('the sentences', () => {
  assert.equal(
    said({}),
    'Half of the heads are gone, and the loss rose only from 0.125 to 0.130: copy B writes A’s share too. B goes next, because its score was taken before A went.',
  );
  assert.equal(
    said({ k: 5 }),
    'Five heads, each free after a refit: one at a time, refitted, they cost 0.005 in all, together 0.325. Two were copies, and no head writes their signal now.',
  );
  assert.equal(
    said({ mode: 'each' }),
    'Scored again, B has .260, because the refit made it write the shares of both. So skip 2 goes next, with .195.',
  );
  assert.equal(
    said({ k: 5, mode: 'each' }),
    'Skip 2 went instead of B: loss 0.310, and no choice of five heads does better. Scored once, it was 0.450.',
  );
  assert.equal(
    saidOf('copy A', 'copy B'),
    'Two heads, each free after a refit: one at a time, refitted, they cost 0.000 in all, together 0.320. They are copies, and no head writes their signal now.',
  );
  assert.equal(
    saidOf('prev'),
    'Without prev the loss is 0.625: it costs 0.500, and no other head writes its signal. The cheapest head to cut leaves 0.125.',
  );
  assert.match(saidOf('diffuse'), /^Without the diffuse head the loss is 0\.129: it costs 0\.004/);
  assert.match(said({ k: 0 }), /^Eight heads, and the loss of 0\.125 is noise alone\./);
  assert.match(
    said({ k: 1 }),
    /^The dead head is gone and nothing changed: it looked at one token more sharply/,
  );
  assert.match(
    said({ k: 8 }),
    /^All eight heads are gone, and the loss is 1\.535\. One at a time, refitted, they cost 1\.090 in all, together 1\.410/,
  );
  assert.match(
    saidOf('dead', 'copy B'),
    /together no more: copy A writes B’s share too\. No choice of two does better\./,
  );
});

test('what the sentences say holds wherever they say it', () => {
  const sharpest = Math.max(...planted.map((head) => plantedAttention(head).most));
  assert.equal(plantedAttention(planted[placeOf('dead')]!).most, sharpest);
  for (const params of states) {
    const shown = shownBy(params);
    const { mask, cut } = shown;
    const text = plain(stage.sentence({ params }));
    const where = `${JSON.stringify(params)} ${text}`;
    const single = cut.reduce((sum, head) => sum + rise([head]), 0);
    const gone = copies.filter((head) => isIn(mask, head)).length;
    assert.ok(text.length <= 190, `${text.length} ${where}`);
    assert.doesNotMatch(text, /NaN|undefined|-\d/);
    if (text.includes('each free'))
      assert.ok(rise(cut) > 4 * single && cut.every((head) => rise([head]) <= 0.005), where);
    if (/no head writes/.test(text)) assert.equal(gone, 2, where);
    if (/together no more|it costs/.test(text)) near(rise(cut), single, 1e-6);
    if (/together [\d.]+/.test(text)) assert.ok(rise(cut) > single + 0.3, where);
    if (text.includes('share too') || text.includes('shares of both')) assert.equal(gone, 1, where);
    if (/No choice|no choice|No head is cheaper/.test(text)) near(shown.loss, best[cut.length]!, 2e-6);
    const [, leaves] = /leaves ([\d.]+)\./.exec(text) ?? [];
    if (leaves) assert.ok(Number(leaves) <= Number(shown.loss.toFixed(3)), where);
  }
});

/** Ends of all path steps, absolute and relative, middles of circles, and anchors of texts. */
function placesIn(svg: string): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  for (const [, d] of svg.matchAll(/ d="([^"]*)"/g)) {
    let [x, y] = [0, 0];
    for (const [, step, rest] of d!.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const [p = 0, q = 0] = (rest!.match(/-?[\d.]+/g) ?? []).map(Number);
      if (step === 'M' || step === 'L') [x, y] = [p, q];
      else if (step === 'l') [x, y] = [x + p, y + q];
      else if (step === 'h') x += p;
      else if (step === 'H') x = p;
      else if (step === 'v') y += p;
      else assert.equal(step, 'z');
      places.push({ x, y });
    }
  }
  for (const [, x, y] of svg.matchAll(/ c?x="(-?[\d.]+)" c?y="(-?[\d.]+)"/g))
    places.push({ x: Number(x), y: Number(y) });
  return places;
}

test('every state has a drawing that stays in its canvas, and a ghost where another state was before', () => {
  for (const params of states)
    for (const variant of ['wide', 'narrow', 'thumb'] as const) {
      const before = state(params.k === 4 ? { k: 8 } : {});
      const draw = (seen: object) => drawnStage(stage, { params, ...seen }, variant);
      assert.doesNotMatch(draw({}), /NaN|undefined|data-ghost/);
      assert.doesNotMatch(draw({ before: params }), /data-ghost/);
      const drawn = draw({ before });
      assert.match(drawn, /data-ghost/);
      const { width, height } = canvasOf(stage, variant);
      for (const { x, y } of placesIn(drawn))
        assert.ok(
          x >= 0 && x <= width && y >= 0 && y <= height,
          `${x} ${y} ${variant} ${JSON.stringify(params)}`,
        );
    }
});

test('handles lie in the canvas, one for each head, without covering one another', () => {
  const handles = stage.handles!;
  assert.equal(handles.filter(({ press }) => press).length, count);
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    const boxes = handles.map((handle) => handle.box(state({}), canvas)!);
    boxes.forEach((one, i) => {
      assert.ok(one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= canvas.width, `${kind} ${i}`);
      assert.ok(one.y - one.height / 2 >= 0 && one.y + one.height / 2 <= canvas.height, `${kind} ${i}`);
      assert.ok(one.width >= 44 && one.height >= 44, `${kind} ${i}`);
      for (const other of boxes.slice(i + 1))
        assert.ok(
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 1e-9 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 1e-9,
          `${kind} ${i}`,
        );
    });
  }
  const path = handles.find(({ drag }) => drag)!;
  const wide = canvasOf(stage, 'wide');
  assert.deepEqual(path.drag!({ x: 440, y: 100 }, state({}), wide), { k: 0, off: -1 });
  assert.deepEqual(path.drag!({ x: 900, y: 100 }, state({}), wide), { k: 8, off: -1 });
  assert.deepEqual(path.step!({ x: 1, y: 0 }, state({}), false), { k: 5, off: -1 });
  assert.deepEqual(path.step!({ x: Infinity, y: 0 }, state({}), false), { k: 8, off: -1 });
  assert.deepEqual(handles[0]!.press!(state({ k: 0 })), { k: 1, off: -1 });
});

test('the presets', () => {
  const cuts = lab.presets.slice(0, 3).map(({ params }) => shownBy(state(params)));
  allNear(
    cuts.map(({ loss }) => loss),
    [0.45, 0.13, 0.445],
    1e-6,
  );
  assert.deepEqual(
    cuts.map((one) => one.byHand),
    [false, false, true],
  );
});

test('a card shows the surprise: the copies’ gap, the loss, and that a better set of five exists', () => {
  const card = drawnThumb(stage);
  for (const words of ['+.32', '0.450', 'best']) assert.ok(card.includes(`>${words}<`), words);
});
