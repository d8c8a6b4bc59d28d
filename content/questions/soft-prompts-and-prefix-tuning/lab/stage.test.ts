import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf, readState, writeState } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage, drawnThumb, type Canvas } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { controls, type Params } from './controls.ts';
import { lab } from './lab.ts';
import {
  base,
  frozen,
  looksFor,
  loraLooks,
  prefixLooks,
  promptOf,
  reach,
  softLooks,
  tokens,
  type Looks,
} from './looks.ts';
import { unsteered } from './model.ts';
import { attentionOf } from './probe.ts';
import { edgesOf, layOut, leftOf } from './stage-layout.ts';
import { handleAt } from './stage-picture.ts';
import { ratioText } from './sentence.ts';
import { stage } from './stage.ts';

const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const allDraws = Array.from({ length: 50 }, (_, at) => at + 1);
const draws = allDraws.slice(0, 10);
const shares = Array.from({ length: 17 }, (_, i) => 5 * (i + 1));
const pairShares = controls.share1.values;
const soft = draws.flatMap((draw) => shares.map((share) => state({ share, draw })));
const prefixes = pairShares.flatMap((share1) =>
  pairShares.map((share2) => state({ method: 'prefix', share1, share2 })),
);
const untouched = draws.flatMap((draw) => shares.map((share) => state({ method: 'prefix', share, draw })));
const lora = controls.factor.values.map((factor) => state({ method: 'lora', factor }));
const states = [...soft, ...prefixes, ...untouched, ...lora];
const kinds: readonly Canvas['kind'][] = ['wide', 'narrow', 'thumb'];

const said = (params: Partial<Params>, before?: Partial<Params>) =>
  stage.sentence({ params: state(params), before: before && state(before) }).replace(/<\/?b[^>]*>/g, '');
const flat = (looks: Looks) => looks.flatMap(({ share, ratio }) => [share, ratio]);

test('the frozen model looks as its own attention says', () => {
  // A sixth token, which the last word cannot see, makes up the length that attentionOf asks for.
  const all = attentionOf(frozen, unsteered, [Uint8Array.of(...tokens, 0)])[0]!;
  all.forEach(({ content }, l) => allNear(base[l]!.words, content[4]!.slice(0, 5), 1e-12));
  allNear(base[0].words, [0.085, 0.163, 0.442, 0.249, 0.061], 5.01e-4);
  allNear(base[1].words, [0.331, 0.0755, 0.1449, 0.0695, 0.3791], 5.01e-5);
  near(reach, 3.867, 5e-4);
});

test('reference: shares and ratios of both layers, layer 1 first', () => {
  const printed = 5.01e-5;
  const at = (params: Partial<Params>) => flat(looksFor(state(params)));
  allNear(flat(base), [0, 0.3697, 0, 0.5211], printed);
  allNear(at({ share: 5 }), [0.05, 0.3697, 0.8223, 0.6256], printed);
  allNear(at({}), [0.15, 0.3697, 0.5154, 0.8933], printed);
  allNear(at({ share: 20 }), [0.2, 0.3697, 0.4094, 1.0607], printed);
  allNear(at({ share: 50 }), [0.5, 0.3697, 0.0784, 2.1119], printed);
  allNear(at({ share: 85 }), [0.85, 0.3697, 0.0049, 1.0335], printed);
  allNear(at({ method: 'prefix', share1: 0, share2: 60 }), [0, 0.3697, 0.6, 0.5211], printed);
  allNear(at({ method: 'prefix', share1: 80, share2: 20 }), [0.8, 0.3697, 0.2, 5.9754], printed);
  allNear(at({ method: 'lora' }), [0, 2.9573, 0, 0.3311], printed);
  allNear(looksFor(state({ share: 50 }))[1].words, [0.1097, 0.446, 0.2112, 0.1434, 0.0897], printed);
  allNear(looksFor(state({ method: 'lora' }))[1].words, [0.1068, 0.0194, 0.0584, 0.1522, 0.6632], printed);
});

test('in layer 1 a soft prompt takes the share that is asked for, and the words shrink alike', () => {
  for (const { share, draw } of soft) {
    const [first] = softLooks(share / 100, draw);
    near(first.share, share / 100, 1e-12);
    allNear(first.words, base[0].words, 1e-12);
    near(Math.hypot(...promptOf(share / 100, draw)), 4, 1e-12);
  }
});

test('shares at which “not” passes “delete” in layer 2 with the first vectors', () => {
  const turned = draws.map((draw) => shares.filter((share) => softLooks(share / 100, draw)[1].ratio > 1));
  // One stretch each: from its first share to its last, in steps of 5.
  for (const all of turned) assert.equal(all.length, all.length && (all.at(-1)! - all[0]!) / 5 + 1);
  assert.deepEqual(
    turned.map((all) => (all.length ? [all[0], all.at(-1)] : 'never')),
    [[30, 80], [20, 85], [10, 85], 'never', [20, 80], [5, 70], [5, 85], 'never', [5, 65], [5, 80]],
  );
});

test('a prefix left alone is the soft prompt; each of its handles sets one share and leaves the ratio of its layer', () => {
  for (const { share, draw } of soft)
    prefixLooks(share / 100, draw, [undefined, undefined]).forEach((look, l) => {
      const own = softLooks(share / 100, draw)[l]!;
      near(look.share, own.share, 1e-12);
      allNear(look.words, own.words, 1e-12);
    });
  for (const draw of draws)
    for (const one of [undefined, 0, 0.05, 0.5, 0.95]) {
      const [, without] = prefixLooks(0.15, draw, [one, 0]);
      for (const two of [undefined, 0.05, 0.5, 0.95]) {
        const [first, second] = prefixLooks(0.15, draw, [one, two]);
        near(first.share, one ?? 0.15, 1e-12);
        allNear(first.words, base[0].words, 1e-12);
        near(second.share, two ?? softLooks(0.15, draw)[1].share, 1e-12);
        allNear(second.words, without.words, 1e-12);
      }
    }
  allNear(flat(prefixLooks(0.15, 2, [0, 0])), flat(base), 1e-12);
});

test('LoRA multiplies the ratio by its factor, and its handle moves to the right as the factor grows', () => {
  const layout = layOut(canvasOf(stage, 'wide'));
  const places = controls.factor.values.map((factor) => {
    const looks = loraLooks(factor);
    near(looks[0].ratio, factor * base[0].ratio, 1e-12);
    return handleAt('lora', looks, 0, layout)![0];
  });
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  allNear(flat(loraLooks(1)), flat(base), 1e-12);
});

test('a hand that holds a handle, or the padlock, keeps it', () => {
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    for (const params of states)
      for (const handle of stage.handles!) {
        const box = handle.box(params, canvas);
        if (!box) continue;
        const dragged = { ...params, ...handle.drag!(box, params, canvas) };
        looksFor(dragged).forEach((look, l) => {
          // Where a share is what the soft prompt takes, the next stop is at most half a step away.
          near(look.share, looksFor(params)[l]!.share, 0.0251, JSON.stringify(params));
        });
        assert.doesNotMatch(handle.text(params), /NaN|undefined/);
        for (const by of [1, -1, Infinity, -Infinity]) {
          const changed = { ...params, ...handle.step!({ x: by, y: 0 }, params, false) };
          assert.deepEqual(readState(controls, writeState(controls, changed)), {
            params: changed,
            dropped: [],
          });
        }
      }
  }
});

test('a ribbon is as wide as its share, and ends within the picture', () => {
  for (const kind of kinds) {
    const layout = layOut(canvasOf(stage, kind));
    for (const params of states)
      for (const look of looksFor(params)) {
        const edges = edgesOf(look, layout);
        near(edges[1]! - edges[0]!, look.share * layout.all, 1e-9);
        near(edges.at(-1)! - edges[0]!, layout.all, 1e-9);
        assert.ok(leftOf(look.share, layout) >= 0);
      }
  }
});

test('the padlock refuses to be moved with a vector, is shaken, and opens with LoRA', () => {
  const canvas = canvasOf(stage, 'wide');
  const [, , padlock] = stage.handles!;
  const params = state({ share: 50 });
  const { x, y } = padlock!.box(params, canvas)!;
  const pulls = [8, 16, 24].map((by) => padlock!.drag!({ x: x + by, y }, params, canvas));
  assert.deepEqual(pulls[0], pulls[2]);
  assert.notDeepEqual(pulls[0], pulls[1]);
  const pulled = { ...params, ...pulls[0] };
  allNear(flat(looksFor(pulled)), flat(looksFor(params)), 0);
  assert.match(drawnStage(stage, { params: pulled }, 'wide'), /stage-shake/);
  assert.doesNotMatch(drawnStage(stage, { params }, 'wide'), /stage-shake/);
  assert.match(padlock!.text(pulled), /0\.37, locked: no vector moves it/);
  assert.match(said(pulled), /^It stays locked: .* same number, here 0\.50, so “not” keeps 0\.37 /);
  assert.equal(stage.handles![0]!.step!({ x: 1, y: 0 }, pulled, false)['pulled'], 0);
  const trained = state({ method: 'lora', factor: 1 });
  const open = padlock!.box(state({ method: 'lora', factor: 4 }), canvas)!;
  assert.deepEqual(padlock!.drag!(open, trained, canvas), { factor: 4 });
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    'The vector takes 15% of what “files” sees in layer 1, and words shrink alike: “not” still gets 0.37 of what “delete” gets. In layer 2, 0.52 became 0.89; 19 of 50 vectors turn the order.',
  );
  assert.match(said({ share: 50 }), /0\.52 became 2\.11; 27 of 50 vectors /);
  const prefix = { method: 'prefix' } as const;
  assert.match(
    said(prefix, {}),
    /^The soft prompt’s own shares: every soft .* layer 2’s 52% are now yours to set\.$/,
  );
  assert.match(said(prefix, { share: 50 }), /^The soft prompt’s own shares: every/);
  assert.match(said(prefix), /^The soft prompt’s own shares: every/);
  assert.match(said({ ...prefix, share1: 0, share2: 60 }), /^Layer 1 untouched, 60% .* still 0\.52\.$/);
  assert.match(said({ ...prefix, share1: 80, share2: 20 }), /^Two handles.* 0\.52 became 5\.98\.$/);
  assert.match(said({ ...prefix, share1: 0, share2: 0 }), /the frozen model itself/);
  assert.match(said({ method: 'lora' }), /“not” gets 2\.96 times .*, 0\.37 before\.$/);
  assert.match(said({ method: 'lora', factor: 2 }), /gets 0\.74 of what “delete” gets, 0\.37 before\.$/);
});

test('no sentence is long, and none tells of a turned order, or a change, that its numbers do not show', () => {
  assert.match(said({ share: 65, draw: 4 }), /0\.5211 became 0\.5206; /);
  const others = draws.flatMap((draw) => prefixes.map((params) => ({ ...params, draw })));
  for (const params of [...states, ...others]) {
    const sentence = said(params);
    assert.ok(sentence.length <= 190, `${sentence.length}: ${sentence}`);
    assert.doesNotMatch(
      sentence,
      /NaN|undefined|(0\.52\d*) became \1,|became 1(\.0+)?[,:]/,
      JSON.stringify(params),
    );
  }
});

test('every state draws within its canvas, with a ghost where another state was', () => {
  for (const params of states) {
    const isHalf = params.method === 'soft' && params.share === 50;
    assertDrawn(stage, params, state({ share: isHalf ? 20 : 50 }));
    assertDrawn(stage, params, params, false);
  }
  assert.match(drawnThumb(stage), /order turned.*locked|locked.*order turned/);
});

test('what a state does not show is no other state', () => {
  const params = state({ method: 'lora' });
  const other = state({ method: 'lora', draw: 5, share: 80 });
  assert.doesNotMatch(drawnStage(stage, { params, before: other }, 'wide'), /data-ghost/);
});

test('its presets come first in the lab', () => {
  const [half, handles, lora] = lab.presets.map(({ params }) => looksFor(state(params)));
  allNear(flat(half!), [0.5, 0.3697, 0.0784, 2.1119], 5.01e-5);
  allNear(flat(handles!), [0, 0.3697, 0.6, 0.5211], 5.01e-5);
  near(lora![0].ratio, 8 * base[0].ratio, 1e-12);
  assert.ok(lab.presets[0]!.look.includes(ratioText(half![0].ratio)));
  const above = allDraws.map((draw) => softLooks(0.5, draw)[1].ratio);
  assert.ok(above.every((ratio) => Math.abs(ratio - base[1].ratio) > 0.01));
  assert.equal(above.filter((ratio) => ratio > 1).length, 27);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ share: 50 }),
    'You gave the vector 50% of layer 1: layer 1’s ratio stayed 0.37, layer 2’s went from 0.89 to 2.11.',
  );
  assert.equal(told({ pulled: 1 }), 'You pulled at the lock, and it held: 0.37.');
  assert.equal(told({ method: 'lora' }), 'You took LoRA, and the lock is open.');
});
