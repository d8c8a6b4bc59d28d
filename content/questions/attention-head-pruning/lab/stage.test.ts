import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnThumb } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { controls, type Params } from './controls.ts';
import { isIn, layerOf, maskOf, shownBy, toggled } from './cuts.ts';
import { expectedMoments } from './expected.ts';
import { count, heads, plantedAttention, planted, copies } from './layer.ts';
import { lab } from './lab.ts';
import { lossOf } from './moments.ts';
import { gatesFor } from './removals.ts';
import { stage } from './stage.ts';

const modes = ['once', 'each'] as const;
const overlaps = [0, 0.5, 0.75, 1];
const settings = overlaps.flatMap((rho) => [true, false].map((refit) => ({ rho, refit })));
const sets = Array.from({ length: 1 << count }, (_, mask) => mask);
const cutOf = (mask: number) => heads.filter((head) => isIn(mask, head));
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const byHand = (off: number, more: Partial<Params> = {}) => state({ k: cutOf(off).length, off, ...more });
const statesOf = (more: Partial<Params>) =>
  modes.flatMap((mode) => [
    ...Array.from({ length: count + 1 }, (_, k) => state({ k, mode, ...more })),
    ...sets.map((off) => byHand(off, { mode, ...more })),
  ]);
const states = statesOf({});
const placeOf = (name: string) => planted.findIndex((head) => head.name === name);
const set = (...names: string[]) => maskOf(names.map(placeOf));
const plain = (html: string) => html.replace(/<[^>]*>/g, '');
const said = (params: Partial<Params>) => plain(stage.sentence({ params: state(params) }));
const saidOf = (names: string[], more: Partial<Params> = {}) =>
  plain(stage.sentence({ params: byHand(set(...names), more) }));
const names = (cut: readonly number[]) => cut.map((head) => planted[head]!.name).join(', ');
/**
 * Half of the power of what is missing: of a copy that is left, recovered, all but the square of the overlap; of both copies
 * the power of their sum.
 */
function closedForm(mask: number, rho: number, refit: boolean): number {
  const lost = cutOf(mask).filter((head) => !copies.includes(head));
  const gone = copies.filter((head) => isIn(mask, head)).length;
  const power = 0.16 * [0, refit ? 1 - rho ** 2 : 1, 2 + 2 * rho][gone]!;
  return lost.reduce((sum, head) => sum + planted[head]!.writes ** 2 / 2, 0.125 + power / 2);
}

test('losses by heads removed, and the order of removal', () => {
  const along = (rho: number, refit: boolean, mode: Params['mode']) =>
    layerOf({ rho, refit }).lossesAlong(mode, 8);
  const once = [0.125, 0.125, 0.12625, 0.13, 0.165, 0.41, 0.59, 0.995, 1.495];
  allNear(along(0.75, true, 'once'), once, 1e-6);
  allNear(along(0.75, true, 'each'), once.with(5, 0.345), 1e-6);
  allNear(along(0.75, false, 'each'), along(0.75, false, 'once'));
  near(along(0.75, false, 'once')[4]!, 0.21, 1e-6);
  const twins = [0.125, 0.125, 0.12625, 0.13, 0.13, 0.45, 0.63, 1.035, 1.535];
  allNear(along(1, true, 'once'), twins, 1e-6);
  allNear(along(1, true, 'each'), twins.with(5, 0.31), 1e-6);
  for (const rho of [0, 0.5]) allNear(along(rho, true, 'each'), along(rho, true, 'once'), 1e-6);
  const order = (params: Partial<Params>) => names(shownBy(state({ k: 8, ...params })).cut);
  const usual = 'dead, faint, diffuse, copy A, copy B, skip 2, first, prev';
  assert.equal(order({}), usual);
  assert.equal(order({ mode: 'each' }), 'dead, faint, diffuse, copy A, skip 2, copy B, first, prev');
  assert.equal(order({ mode: 'each', refit: false }), usual);
});

test('scores before pruning, and after four cuts', () => {
  const before = [0.31831, 0.28648, 0.19099, 0.12732, 0.12732, 0.02757, 0, 0.01592];
  for (const setting of settings) allNear(shownBy(state({ k: 4, ...setting })).scores, before, 1e-5);
  // Equal scores, and next to each other in the order.
  assert.equal(planted[shownBy(state({ k: 4 })).next!]!.name, 'copy B');
  const { scores, gates, next } = shownBy(state({ k: 4, mode: 'each', rho: 1 }));
  allNear(scores, [0.32461, 0.29215, 0.19477, 0, 0.25969, 0, 0, 0], 1e-5);
  near(gates[4]!, 2, 1e-6);
  assert.equal(planted[next!]!.name, 'skip 2');
  near(shownBy(state({ k: 4, mode: 'each' })).gates[4]!, 1.75, 1e-6);
});

test('all 256 sets: the closed form; a head put back or refitted never raises the loss; none is below the best', () => {
  for (const { rho, refit } of settings) {
    const layer = layerOf({ rho, refit });
    const moments = expectedMoments(rho);
    for (const mask of sets) {
      const { loss } = layer.without(mask);
      near(loss, closedForm(mask, rho, refit), 1e-6);
      const kept = heads.filter((head) => !isIn(mask, head));
      assert.ok(loss <= lossOf(moments, gatesFor(moments, kept, false)) + 1e-8);
      assert.ok(loss >= layer.best[cutOf(mask).length]! - 1e-8);
      for (const head of cutOf(mask)) assert.ok(layer.without(mask & ~(1 << head)).loss <= loss + 1e-8);
    }
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
  assert.deepEqual(toggled(shownBy(state({ k: 4 })), copies[1]), { k: 5, off: -1 });
  assert.deepEqual(toggled(shownBy(state({ k: 0 })), copies[1]), { k: 1, off: 16 });
  assert.equal(shownBy(state({ k: 5, off: 24 })).byHand, false);
  assert.equal(set('copy A', 'copy B'), 24);
});

test('the sentences', () => {
  assert.equal(
    said({}),
    'Four heads took the loss from 0.125 to 0.165. The fifth, copy B, takes it to 0.410: its score was taken while A still wrote most of the same. The best choice of five leaves 0.345.',
  );
  assert.equal(
    said({ k: 4 }),
    'Half of the heads are gone, and the loss rose from 0.125 to 0.165. B goes next: its score was taken before A went.',
  );
  assert.equal(
    said({ mode: 'each', k: 4 }),
    'Scored again, B has .256, because it now writes for A too. So skip 2 goes next, with .219.',
  );
  assert.equal(
    said({ mode: 'each' }),
    'Skip 2 went instead of B, which now counts for A too: loss 0.345, and no choice of five does better. Scored once, it was 0.410.',
  );
  assert.equal(
    said({ mode: 'each', refit: false }),
    'Scored again, B went: nothing has recovered, so it writes its own share alone. Loss 0.410, as with scores taken once. The best choice of five leaves 0.390.',
  );
  assert.equal(
    said({ mode: 'each', rho: 0.5 }),
    'Scored again, skip 2 went instead of B, which costs as much. Loss 0.370, as with scores taken once. No choice of five does better.',
  );
  assert.match(said({ rho: 0 }), /it costs what A did, with which it shares nothing\. No choice of five/);
  assert.match(said({ rho: 1 }), /from 0\.125 to 0\.130\. The fifth, copy B, takes it to 0\.450/);
  assert.equal(
    saidOf(['copy A']),
    'Without copy A the loss rises by 0.080 at once and by 0.035 after recovery: copy B then writes most of its share too.',
  );
  assert.match(saidOf(['copy A'], { rho: 1 }), /by 0\.080 at once and by 0\.000 after recovery/);
  assert.equal(
    saidOf(['copy A', 'copy B'], { rho: 1 }),
    'Without copy A and copy B the loss is 0.445. One at a time after recovery they cost 0.000 in all, together 0.320: no head left writes what the copies share. The best choice of two leaves 0.125.',
  );
  assert.equal(
    saidOf(['prev']),
    'Without prev the loss is 0.625: it costs 0.500, and no other head writes its signal. The cheapest head to cut leaves 0.125.',
  );
  assert.match(said({ k: 0 }), /^Eight heads, and the loss of 0\.125 is noise alone\./);
  assert.match(
    said({ k: 1 }),
    /^The dead head is gone and nothing changed: it looked at one token more sharply/,
  );
});

test('what the sentences say holds wherever they say it', () => {
  const sharpest = Math.max(...planted.map((head) => plantedAttention(head).most));
  assert.equal(plantedAttention(planted[placeOf('dead')]!).most, sharpest);
  for (const params of settings.flatMap(statesOf)) {
    const shown = shownBy(params);
    const { mask, cut, layer } = shown;
    const text = plain(stage.sentence({ params }));
    const where = `${JSON.stringify(params)} ${text}`;
    const single = cut.reduce((sum, head) => sum + layer.rise([head]), 0);
    const gone = copies.filter((head) => isIn(mask, head)).length;
    assert.ok(text.length <= 200, `${text.length} ${where}`);
    assert.doesNotMatch(text, /NaN|undefined|-\d/);
    if (/no head left/.test(text)) assert.ok(gone === 2 && params.rho > 0, where);
    if (/together no more|it costs \d/.test(text)) near(layer.rise(cut), single, 0.005, where);
    if (/together [\d.]+/.test(text)) assert.ok(layer.rise(cut) > single + 0.07, where);
    if (/its share too|for A too|’s share too/.test(text)) assert.ok(gone === 1 && params.rho > 0, where);
    if (text.includes('nothing has recovered')) assert.equal(params.refit, false, where);
    if (/shares nothing/.test(text)) assert.equal(params.rho, 0, where);
    if (text.includes('less than any other head')) {
      const kept = heads.filter((head) => !isIn(mask, head) && head !== copies[1]);
      assert.ok(
        kept.every((head) => shown.scores[head]! > shown.scores[copies[1]]!),
        where,
      );
    }
    if (/No choice|no choice|No head is cheaper/.test(text)) near(shown.loss, layer.best[cut.length]!, 2e-6);
    if (text.includes('as with scores taken once'))
      near(shown.loss, layer.lossesAlong('once', cut.length).at(-1)!, 1e-6, where);
    const [, leaves] = /leaves ([\d.]+)\./.exec(text) ?? [];
    if (leaves) assert.ok(Number(leaves) <= Number(shown.loss.toFixed(3)), where);
  }
});

test('the claims that sentences make', () => {
  const made = (params: Partial<Params>) => stage.claim!(state(params));
  assert.equal(made({}), 'the-fifth');
  assert.equal(made({ mode: 'each' }), 'again-after-recovery');
  assert.equal(made({ mode: 'each', refit: false }), 'again-without-recovery');
  for (const params of [{ k: 3 }, { rho: 0 }, { mode: 'each', rho: 0.5 }, { off: 31 }] as const)
    assert.equal(made(params), undefined, JSON.stringify(params));
});

test('every state has a drawing that stays in its canvas, and a ghost where another state was before', () => {
  const some = settings.flatMap((setting) => statesOf(setting).filter(({ off, k }) => off < 0 || k < 3));
  for (const params of [...states, ...some]) {
    assertDrawn(stage, params, state(params.k === 5 ? { k: 8 } : {}));
    assertDrawn(stage, params, params, false);
  }
});

test('handles lie in the canvas, one for each head, without covering one another', () => {
  const handles = stage.handles!;
  assert.equal(handles.filter(({ press }) => press).length, count + 1);
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
  assert.deepEqual(path.step!({ x: 1, y: 0 }, state({}), false), { k: 6, off: -1 });
  const overlap = handles.find(({ label }) => label.startsWith('Overlap'))!;
  assert.deepEqual(
    overlaps.map((rho) => overlap.press!(state({ rho }))),
    [0.5, 0.75, 1, 0].map((rho) => ({ rho })),
  );
  assert.deepEqual(path.step!({ x: Infinity, y: 0 }, state({}), false), { k: 8, off: -1 });
  assert.deepEqual(handles[0]!.press!(state({ k: 0 })), { k: 1, off: -1 });
});

test('the presets', () => {
  const cuts = lab.presets.slice(0, 3).map(({ params }) => shownBy(state(params)));
  allNear(
    cuts.map(({ loss }) => loss),
    [0.345, 0.41, 0.37],
    1e-6,
  );
  assert.deepEqual(
    cuts.map((one) => one.byHand),
    [false, false, false],
  );
});

test('a card shows the surprise: the copies’ gap, the loss, and that a better set of five exists', () => {
  const card = drawnThumb(stage);
  for (const words of ['+.28', '0.410', 'best']) assert.ok(card.includes(`>${words}<`), words);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(told({ k: 6 }), 'You cut skip 2, and the loss went from 0.410 to 0.590.');
  assert.equal(told({ k: 4 }), 'You put copy B back, and the loss went from 0.410 to 0.165.');
  assert.equal(told({ k: 3 }), 'You cut three heads, not five, and the loss went from 0.410 to 0.130.');
  assert.equal(told({ refit: false }), 'You left out the recovery, and the loss stayed at 0.410.');
  assert.equal(
    told({ mode: 'each' }),
    'You scored again after every cut, and the loss went from 0.410 to 0.345.',
  );
});
