import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { canvasOf, drawnStage, firstState } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { controls, type Params } from './controls.ts';
import { isTrained } from './pipeline.ts';
import { layOut, pictureArea, seenAs, tokensArea, wordsAfter } from './stage-layout.ts';
import { stage } from './stage.ts';
import { blackness, part, receipt } from './total-line.ts';

const shapes = ['square', 'own', 'merged'] as const;
const trains = ['one', 'two', 'all'] as const;
const state = (params: Partial<Params> = {}): Params => ({ ...firstState(stage), ...params });
const states = controls.side.values.flatMap((side) =>
  shapes.flatMap((shape) => trains.map((trains) => state({ side, shape, trains }))),
);
const said = (params: Partial<Params> = {}) =>
  stage.sentence({ params: state(params) }).replace(/<\/?b[^>]*>/g, '');

test('pixels are averages of the dots: ink is neither lost nor gained, whatever their size', () => {
  const ink = (side: number) => {
    const size = receipt.height / side;
    let sum = 0;
    for (let row = Math.floor(200 / size); row * size < 210; row++)
      for (let column = Math.floor(28 / size); column * size < 56; column++)
        sum += blackness(column, row, size) * size ** 2;
    return sum;
  };
  // T, O, T, A, L, 8, point, 4 and 0 in the glyphs.
  const black = 11 + 16 + 11 + 18 + 11 + 17 + 4 + 14 + 19;
  const dot = receipt.print / 7;
  for (const side of [...controls.side.values, 200, 1999])
    near(ink(side), black * dot ** 2, 1e-9, String(side));
});

test('a pixel within a dot is black or white, one over the edge of a stem is grey in proportion', () => {
  // The stem of the first T is the third column of dots from 30.4 mm on.
  const dot = receipt.print / 7;
  const [left, top] = [30.4 + 2 * dot, 203.35 + 4 * dot];
  const shade = (x: number, y: number, size: number) => blackness(x / size, y / size, size);
  near(shade(left + 0.05, top, 0.1), 1);
  near(shade(left - 0.3, top, 0.1), 0);
  near(shade(left - 0.025, top, 0.1), 0.75);
});

test('the line lies within the part that is enlarged', () => {
  const size = receipt.height / 1344;
  const edge = (row: number) =>
    Array.from({ length: 200 }, (_, i) => blackness(Math.floor(part.x / size) + i, row, size));
  for (const y of [part.y, part.y + part.height]) assert.ok(edge(Math.floor(y / size)).every((b) => b === 0));
});

test('sentences say what is computed, and none is too long', () => {
  assert.match(
    said(),
    /^576 image tokens, print 3\.5 pixels high: try to read the total\. .* the projector alone/,
  );
  assert.match(said({ side: 1344 }), /^9,216 image tokens, print 14 pixels high\. Two thirds .* padding\./);
  assert.match(said({ side: 1344, shape: 'own' }), /^3,072 image tokens, .* a third of the square’s 9,216\./);
  assert.match(
    said({ side: 1344, shape: 'merged', trains: 'two' }),
    /^768 .* a twelfth .* 9,216\. The loss trains the LLM/,
  );
  for (const params of states) {
    const text = said(params);
    assert.ok(text.length <= 175, `${text.length}: ${text}`);
    const { tokens, print } = seenAs(params);
    assert.ok(text.startsWith(`${tokens.toLocaleString('en')} image tokens, print ${print} pixels`), text);
    assert.equal(/projector alone|encoder stays|every part learns/.exec(text)!.length, 1);
  }
});

test('in stage 1 the projector alone is trained, in stage 2 the LLM too, at last all', () => {
  const trained = (when: Params['trains']) =>
    (Object.keys(isTrained) as (keyof typeof isTrained)[]).filter((name) => isTrained[name](when));
  assert.deepEqual(trains.map(trained), [
    ['projector'],
    ['projector', 'llm'],
    ['encoder', 'projector', 'llm'],
  ]);
  const counts = (params: Partial<Params>) => {
    const drawing = drawnStage(stage, { params: state(params) }, 'wide');
    return ['frozen', 'trained'].map((word) => drawing.split(`${word}<`).length - 1);
  };
  assert.deepEqual(counts({}), [2, 1]);
  assert.deepEqual(counts({ trains: 'two' }), [1, 2]);
  assert.deepEqual(counts({ trains: 'all' }), [0, 3]);
});

test('a block of tokens has as many dots as there are tokens, and the words after it stay in the picture', () => {
  for (const params of states)
    for (const kind of ['wide', 'narrow'] as const) {
      const canvas = canvasOf(stage, kind);
      const layout = layOut(canvas);
      const { tokens } = seenAs(params);
      const { pitch, rows } = layout.tokens;
      const drawing = drawnStage(stage, { params }, kind);
      const d = /<g class="role-evidence"><path [^>]* d="([^"]*)"/.exec(drawing)![1]!;
      const lines = [...d.matchAll(/h([\d.]+)/g)].map(([, h]) => Math.round(Number(h) / pitch));
      assert.equal(
        lines.reduce((a, b) => a + b, 0),
        tokens,
      );
      assert.equal(lines.length, Math.min(rows, tokens));
      const { answer } = wordsAfter(tokens, layout);
      assert.ok(answer.x + answer.width <= canvas.width, `${kind} ${tokens}`);
      assert.ok(tokensArea(tokens, layout).y + rows * pitch < layout.llm.y);
    }
});

test('every state has a drawing of every kind, and a ghost where there was another state', () => {
  for (const params of states)
    for (const change of [
      { side: params.side === 336 ? 672 : 336 },
      { shape: params.shape === 'own' ? 'merged' : 'own' },
      { trains: params.trains === 'two' ? 'one' : 'two' },
    ] as const)
      assertDrawn(stage, { ...params, ...change }, params);
});

test('the corner goes where the hand or a key takes it', () => {
  const [handle] = stage.handles!;
  for (const kind of ['wide', 'narrow'] as const)
    for (const params of states) {
      const canvas = canvasOf(stage, kind);
      const { x, y } = handle!.box(params, canvas)!;
      const all = pictureArea(params, layOut(canvas));
      assert.deepEqual([x, y], [all.x + all.width, all.y + all.height]);
      // Where it is, it stays; far away, it is at an end.
      assert.deepEqual(handle!.drag!({ x, y }, params, canvas), { side: params.side });
      assert.deepEqual(handle!.drag!({ x: 900, y: 900 }, params, canvas), { side: 1344 });
      assert.deepEqual(handle!.drag!({ x: -9, y: -9 }, params, canvas), { side: 336 });
    }
  const step = handle!.step!;
  assert.deepEqual(step({ x: 1, y: 0 }, state(), false), { side: 504 });
  assert.deepEqual(step({ x: 0, y: -1 }, state(), false), { side: 504 });
  assert.deepEqual(step({ x: 0, y: 1 }, state(), false), { side: 336 });
  assert.deepEqual(step({ x: Infinity, y: 0 }, state(), true), { side: 1344 });
  assert.equal(handle!.text(state()), '336 pixels');
});

test('the total is not told while the print is a smudge, in whatever shape', () => {
  for (const params of states)
    assert.equal(drawnStage(stage, { params }, 'wide').includes('8.40'), params.side > 336);
});

test('both drawings together are small', () => {
  const params = state();
  const both = drawnStage(stage, { params }, 'wide') + drawnStage(stage, { params }, 'narrow');
  assert.ok(gzipSync(both).length < 3000, String(gzipSync(both).length));
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ side: 672 }),
    'You drew it 672 pixels long: 2,304 tokens instead of 576, print 7 pixels high.',
  );
  assert.equal(
    told({ shape: 'own' }),
    'You kept its shape: 192 tokens instead of 576, print as high as before.',
  );
  assert.equal(told({ trains: 'two' }), 'You let the LLM learn beside the projector.');
});
