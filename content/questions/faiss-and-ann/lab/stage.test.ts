import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canvasOf, type Place } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { blindPlaces } from './blind.ts';
import { wordFile } from './draw-words.ts';
import { lab } from './lab.ts';
import { effortOf, lookFor } from './look.ts';
import { missedWords, wordDraws } from './missed-words.ts';
import { placeOf, planeOf } from './plane.ts';
import { searchWords, type MissedWords } from './search-words.ts';
import { frameOf } from './stage-frame.ts';
import { stage } from './stage.ts';
import { places, settings, state } from './stage-states.ts';

import { type Params, opens, views } from './controls.ts';

const { cells, graph, points } = planeOf(1);

const said = (params: Partial<Params>) =>
  stage.sentence({ params: state(params) }).replace(/<\/?b[^>]*>/g, '');

test('in every state the sentence, the hatching and the search agree', () => {
  let longest = 0;
  for (const setting of settings) {
    const { share } = blindPlaces(setting.index, effortOf(state(setting)), 1);
    for (const place of places()) {
      const params = state({ ...setting, ...place });
      const look = lookFor(params);
      const missed = look.found !== look.nearest;
      const text = said(params);
      longest = Math.max(longest, text.length);
      assert.doesNotMatch(text, /NaN|undefined|Infinity/);
      assert.ok(!missed || share > 0);
      assert.ok(
        missed ? look.far > look.near : look.far === look.near || Math.abs(look.far - look.near) < 1e-12,
      );
      if (!missed) continue;
      assert.ok(!look.met.includes(look.nearest));
      if (setting.index === 'cells') assert.ok(!look.opened.includes(cells.clusterOf[look.nearest]!));
      else {
        for (const id of graph.links[look.found]![0]!)
          assert.ok(Math.hypot(points[2 * id]! - place.x, points[2 * id + 1]! - place.y) >= look.far);
      }
    }
  }
  assert.ok(longest <= 190, `${longest} characters`);
});

test('reference states', () => {
  const seen = (params: Partial<Params>) => {
    const look = lookFor(state(params));
    return [look.compared, look.found === look.nearest, Number((look.far / look.near).toFixed(3))];
  };
  assert.deepEqual(
    opens.map((open) => seen({ open })[0]),
    [23, 42, 57, 70, 172],
  );
  assert.deepEqual(
    opens.map((open) => seen({ open })[1]),
    [false, true, true, true, true],
  );
  const first = lookFor(state({}));
  assert.deepEqual([first.found, first.nearest], [133, 71]);
  near(first.far, 0.31123, 5e-6);
  near(first.near, 0.12787, 5e-6);
  assert.deepEqual(seen({}), [23, false, 2.434]);
  assert.deepEqual(seen({ open: 2, x: 1.82, y: 1.06 }), [38, false, 1.873]);
  assert.deepEqual(seen({ open: 2, x: 1.8, y: 1.08 })[1], true);
  assert.deepEqual(
    views.map((view) => seen({ index: 'graph', view }).slice(0, 2)),
    [
      [25, true],
      [28, true],
      [30, true],
      [38, true],
      [49, true],
    ],
  );
  for (const view of views)
    assert.deepEqual(
      lookFor(state({ index: 'graph', view })).hops.map(({ level }) => level),
      [3, 2, 1, 1, 0, 0],
    );
  assert.deepEqual(seen({ index: 'graph', x: 0.5, y: 1.3 }), [20, false, 2.191]);
  assert.equal(seen({ index: 'graph', x: 0.5, y: 1.3, view: 2 })[1], true);
});

test('160 word vectors: how many of 5,000 queries miss the nearest', () => {
  const { buffer } = new Uint8Array(readFileSync(new URL(`../../../${wordFile}`, import.meta.url)));
  const missed = structuredClone(missedWords) as MissedWords;
  for (const counts of Object.values(missed)) for (const effort in counts) counts[effort] = 0;
  for (let draw = 1; draw <= wordDraws; draw++)
    for (const [index, counts] of Object.entries(searchWords(draw, buffer)) as [
      keyof MissedWords,
      Record<number, number>,
    ][])
      for (const [effort, count] of Object.entries(counts)) missed[index][Number(effort)]! += count;
  assert.deepEqual(missed, missedWords);
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    '23 comparisons instead of 160, and the nearest point is missed: it lies in a cell that was not searched. The one returned is 2.4 times as far. This happens from 9 of 100 places.',
  );
  assert.equal(
    said({ open: 2 }),
    '42 comparisons instead of 160, and the nearest point is found. With 2 cells open it is missed from 0.9 of 100 places, the hatched ones.',
  );
  assert.match(said({ open: 3 }), /missed from under 1 of 1,000 places/);
  assert.match(said({ open: 4 }), /With 4 cells open every place of this plane finds it\.$/);
  assert.equal(said({ open: 12 }), 'All 12 cells: exact, but 172 comparisons instead of 160.');
  assert.match(
    said({ open: 2, x: 1.82, y: 1.06 }),
    /^38 comp.* is missed: .* is 1.9 times as far\. This happens from 0.9 of 100/,
  );
  assert.equal(
    said({ index: 'graph' }),
    '6 hops, 25 comparisons instead of 160, and the nearest point is found. From 6 of 100 places, the hatched ones, the walk ends wrong.',
  );
  assert.equal(
    said({ index: 'graph', x: 0.5, y: 1.3 }),
    '4 hops, 20 comparisons, and a dead end: no link leads nearer, yet a nearer point exists. The one returned is 2.2 times as far. This happens from 6 of 100 places.',
  );
  assert.match(said({ index: 'graph', view: 8 }), /walk ends right from each of 15,251 places tried\.$/);
});

test('the query is dragged and moved by keys within the plane', () => {
  const [handle] = stage.handles!;
  const params = state({});
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    const frame = frameOf(canvas);
    for (const place of places(7)) assert.deepEqual(handle!.drag!(frame.at(place), params, canvas), place);
    assert.deepEqual(handle!.drag!({ x: -50, y: 900 }, params, canvas), { x: 0, y: 2 });
    const { x, y, width, height } = handle!.box(params, canvas)!;
    assert.deepEqual([x - width / 2, y + height / 2], [frame.left, frame.bottom]);
  }
  assert.deepEqual(handle!.step!({ x: 1, y: 0 }, params, false), { x: 1.82, y: 1.08 });
  assert.deepEqual(handle!.step!({ x: 0, y: 1 }, params, true), { x: 1.8, y: 0.98 });
  assert.deepEqual(handle!.step!({ x: -Infinity, y: 0 }, params, true), { x: 0, y: 1.08 });
  assert.equal(handle!.text(params), 'x 1.80, y 1.08: nearest point missed, 23 comparisons');
});

test('states have drawings within their rooms, and a ghost where another came before', () => {
  for (const setting of settings)
    for (const place of places(25)) {
      const params = state({ ...setting, ...place });
      assertDrawn(stage, params);
      assertDrawn(stage, params, { ...params, x: 1.82 - place.x / 2 });
    }
  for (const one of settings)
    for (const other of settings) if (one !== other) assertDrawn(stage, state(one), state(other));
  // What the stage does not show is no other state.
  assertDrawn(stage, state({}), state({ view: 8, nprobe: 1 }), false);
});

test('no text covers the middle of a mark: sooner the hint is left out', () => {
  const veil = /<rect class="stage-veil" x="(\S+)" y="(\S+)" width="(\S+)" height="14"\/>/g;
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    const { at } = frameOf(canvas);
    for (const setting of settings)
      for (const place of places(10)) {
        const params = state({ ...setting, ...place });
        const { found, nearest } = lookFor(params);
        const marks = [place, placeOf(points, found), placeOf(points, nearest)].map(at);
        for (const [, ...numbers] of stage.picture({ params }, canvas).matchAll(veil)) {
          const [left, top, width] = numbers.map(Number) as [number, number, number];
          const isIn = ({ x, y }: Place) => x > left && x < left + width && y > top && y < top + 14;
          assert.ok(!marks.some(isIn), `${kind} ${JSON.stringify(params)}`);
        }
      }
  }
  const deadEnd = stage.picture(
    { params: state({ index: 'graph', x: 0.5, y: 1.3 }) },
    canvasOf(stage, 'wide'),
  );
  assert.match(deadEnd, /nearest, never compared/);
  assert.doesNotMatch(deadEnd, /drag the query/);
});

test('the first three presets are states of the stage', () => {
  const sentences = lab.presets.slice(0, 3).map(({ params }) => said(params));
  assert.match(sentences[0]!, /nearest point is missed/);
  assert.match(sentences[1]!, /dead end/);
  assert.match(sentences[2]!, /exact/);
  const { open, x, y } = state(lab.presets[0]!.params);
  const [stepX, stepY] = [Number((x - 0.02).toFixed(2)), Number((y + 0.02).toFixed(2))];
  assert.match(said({ open, x: stepX, y: stepY }), /is found/);
  assert.match(said({ ...lab.presets[1]!.params, view: 2 }), /is found/);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ x: 0.5, y: 0.5 }),
    'You moved the query: the nearest point is now found, after 26 comparisons.',
  );
  assert.equal(
    told({ open: 2 }),
    'You searched 2 cells, not 1: the nearest point is now found, after 42 comparisons.',
  );
  assert.equal(
    told({ index: 'graph', view: 4 }, { index: 'graph' }),
    'You kept 4 in view, not 1: the nearest point is still found, after 30 comparisons.',
  );
});
