import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { controls, type Params } from './controls.ts';
import { blockStarts, colourNames, fromInitials, house, numbersNeeded, paintBack, partOf } from './house.ts';
import { lab } from './lab.ts';
import { bestReader, centred, readBlock, type Making } from './place.ts';
import { blockOffsets, cells, countBlock, drawQuestions, imageOf, largest, poolings } from './questions.ts';
import { stage } from './stage.ts';

const widths = controls.width.values;
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const states = poolings.flatMap((pooling) =>
  (['alone', 'place'] as const).flatMap((sees) => widths.map((width) => state({ pooling, sees, width }))),
);
const said = (params: Partial<Params>) =>
  stage.sentence({ params: state(params) }).replace(/<\/?b[^>]*>/g, '');
const initials = (colours: Uint8Array) => [...colours].map((colour) => 'BOGV'[colour]).join('');

/** What the best linear reader says for an image; its scores by colour, and how far they are from the truth at most. */
function read(image: Uint8Array, making: Making, width: number, p: number) {
  const out = new Uint8Array(cells);
  const scores = [0, 0, 0, 0];
  let worst = 0;
  for (const start of blockStarts(p)) {
    const phi = centred(making, width, p, start);
    const reader = bestReader(phi);
    const sum = new Float64Array(width);
    blockOffsets(p).forEach((offset, j) => {
      for (let k = 0; k < width; k++) sum[k]! += phi.data[(4 * j + image[start + offset]!) * width + k]!;
    });
    const colours = readBlock(reader, sum);
    blockOffsets(p).forEach((offset, j) => {
      out[start + offset] = colours[j]!;
      for (let c = 0; c < 4; c++) {
        let score = 0;
        for (let k = 0; k < width; k++) score += reader.data[(4 * j + c) * width + k]! * sum[k]!;
        scores[c]! += score;
        worst = Math.max(worst, Math.abs(score - (image[start + offset] === c ? 3 / 4 : -1 / 4)));
      }
    });
  }
  return { out, scores, worst };
}

test('the house: counts of its colours, and its parts', () => {
  const counts = new Uint16Array(4);
  countBlock(house, 0, 8, counts);
  assert.deepEqual([...counts], [26, 16, 11, 11]);
  const parts = Array.from(house, (_, cell) => partOf(cell));
  const cellsOf = (part: string) => parts.flatMap((name, cell) => (name === part ? [cell] : []));
  assert.deepEqual(cellsOf('door'), [44, 52]);
  assert.deepEqual(cellsOf('window'), [42]);
  assert.deepEqual(cellsOf('sun'), [6, 7, 14, 15]);
  assert.deepEqual(
    ['sky', 'roof', 'wall', 'grass'].map((part) => cellsOf(part).length),
    [25, 9, 12, 11],
  );
});

test('cells alone: blocks say their most frequent colour', () => {
  const right = (p: number) => paintBack(p, false, 64).right;
  assert.deepEqual(poolings.map(right), [64, 52, 33, 26]);
  const blocks = (p: number) =>
    initials(Uint8Array.from(blockStarts(p), (start) => paintBack(p, false, 64).said[start]!));
  assert.equal(blocks(4), 'BBOG');
  assert.equal(blocks(2), 'BBBOBVVBBOOBGOGG');
});

test('the reader of cells alone says the majority of a block, the lowest of equal colours, for any width', () => {
  for (const width of [32, 64])
    for (const p of poolings) {
      const { out, scores } = read(house, 'alone', width, p);
      assert.deepEqual(out, paintBack(p, false, width).said);
      assert.equal(largest(scores), 0);
    }
  const images = drawQuestions(20, 22);
  const counts = new Uint16Array(4);
  for (let i = 0; i < images.count; i++)
    for (const p of [2, 4]) {
      const { out } = read(imageOf(images, i), 'alone', 32, p);
      for (const start of blockStarts(p)) {
        countBlock(imageOf(images, i), start, p, counts);
        for (const offset of blockOffsets(p)) assert.equal(out[start + offset], largest(counts));
      }
    }
});

test('cells with their place: what stands in the table is what the reader says', () => {
  const right = widths.map((width) => poolings.map((p) => paintBack(p, true, width).right));
  assert.deepEqual(right, [
    [64, 64, 62, 45],
    [64, 64, 64, 49],
    [64, 64, 64, 63],
    [64, 64, 64, 64],
  ]);
  for (const width of widths)
    for (const p of poolings) {
      const { out, scores, worst } = read(house, 'place', width, p);
      assert.deepEqual(out, paintBack(p, true, width).said, `${width} ${p}`);
      // Blue is most frequent, and is told to be.
      assert.equal(largest(scores), 0);
      // With 3 numbers for each cell the scores are exact, with fewer they are not.
      if (numbersNeeded(p, true) <= width) near(worst, 0, 2e-5);
      else assert.ok(worst > 0.5);
    }
  const one = 'BBBOOBBB BBBVBBBB BBBBVBBB BGVVVBVB BOOOOOBB BOBOVOBB VOGOGOGV GGGGGGGG';
  assert.deepEqual(paintBack(8, true, 64).said, fromInitials(one));
});

test('of cells alone a token carries 3 numbers, whatever its width', () => {
  for (const p of poolings) {
    // The marks of one cell span the whole block: every cell has the same rows.
    const phi = centred('alone', 64, p, 0);
    for (let at = 4 * 64; at < phi.data.length; at++) assert.equal(phi.data[at], phi.data[at % (4 * 64)]);
    assert.equal(numbersNeeded(p, false), 3);
  }
});

test('the sentence says what the picture shows', () => {
  assert.match(said({}), /^Four tokens, each .* 16 cells seen alone: 33 of 64 come back\. /);
  assert.match(said({}), /blue is most frequent, but the ringed door cell has turned green\.$/);
  assert.match(said({ cell: 0 }), /, and the ringed sky cell is still blue\.$/);
  assert.match(said({ sees: 'place' }), /^The same four averages.* knew their place: all 64 come back\./);
  assert.match(
    said({ pooling: 2 }),
    /^16 tokens, .* of 4 cells .*: 52 of 64 come back\. .* door cell has turned orange\./,
  );
  assert.match(said({ pooling: 8 }), /it answers blue everywhere and is right for 26\./);
  assert.match(said({ pooling: 1 }), /^64 tokens, one a cell: all 64 come back, /);
  const one = { pooling: 8, sees: 'place' } as const;
  assert.match(
    said(one),
    /: 49 of 64\. A linear reader would need 192, 3 a cell;.* door cell is still violet\.$/,
  );
  assert.match(
    said({ ...one, width: 256 }),
    /^One token of 256 numbers.*: all 64 come back\. That holds only without noise\.$/,
  );
  assert.match(
    said({ sees: 'place', width: 32 }),
    /^Four tokens of 32 numbers.*: 62 of 64\. A linear reader would need 48 in each,/,
  );
  assert.match(said({ width: 256 }), /: 33 of 64, as with 64 numbers\./);
});

test('no sentence claims what its state does not hold, and none is too long', () => {
  for (const params of states)
    for (let cell = 0; cell < cells; cell++) {
      const { pooling: p, sees, width } = params;
      const { said: colours, right } = paintBack(p, sees === 'place', width);
      const text = said({ ...params, cell });
      assert.ok(text.length <= 175, `${text.length}: ${text}`);
      assert.equal(/all 64 come back/.test(text), right === 64, text);
      const numbers = text.match(/\d+/g)!.map(Number);
      assert.ok(numbers.includes(right), text);
      const ringed = /the ringed (\w+) cell (is still|has turned) (\w+)\.$/.exec(text);
      if (!ringed) continue;
      assert.equal(ringed[1], partOf(cell));
      assert.equal(ringed[2], colours[cell] === house[cell] ? 'is still' : 'has turned');
      assert.equal(ringed[3], colourNames[colours[cell]!]);
    }
});

/** Ends of all straight lines of a path, which has absolute moves and relative steps besides. */
function assertInside(drawing: string, width: number, height: number): void {
  for (const [, d] of drawing.matchAll(/ d="([^"]*)"/g)) {
    let [x, y] = [0, 0];
    for (const [, command, rest] of d!.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const [a = 0, b = 0] = (rest!.match(/-?[\d.]+/g) ?? []).map(Number);
      if (command === 'M') [x, y] = [a, b];
      else if (command === 'm' || command === 'l') [x, y] = [x + a, y + b];
      else if (command === 'h') x += a;
      else if (command === 'v') y += a;
      else assert.equal(command, 'z');
      assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${x} ${y} in ${d}`);
    }
  }
}

test('every state has a drawing of every kind, and a ghost where there was another state', () => {
  for (const params of states)
    for (const kind of ['wide', 'narrow', 'thumb'] as const) {
      const { width, height } = canvasOf(stage, kind);
      const draw = (before?: Params) => drawnStage(stage, { params, before }, kind);
      assert.doesNotMatch(draw(), /NaN|undefined|data-ghost/);
      assert.doesNotMatch(draw({ ...params, gate: 1 }), /data-ghost/);
      for (const change of [
        { cell: 0 },
        { pooling: params.pooling === 8 ? 4 : 8 },
        { width: params.width === 32 ? 64 : 32 },
        { sees: params.sees === 'alone' ? 'place' : 'alone' },
      ] as Partial<Params>[]) {
        const drawing = draw({ ...params, ...change });
        assert.match(drawing, /data-ghost/);
        assertInside(drawing, width, height);
      }
      for (const cell of [0, 7, 56, 63])
        assert.doesNotMatch(drawnStage(stage, { params: { ...params, cell } }, kind), /(x|y)="-/);
    }
});

test('both drawings together are small', () => {
  const params = state({});
  const both = drawnStage(stage, { params }, 'wide') + drawnStage(stage, { params }, 'narrow');
  assert.ok(gzipSync(both).length < 4500, String(gzipSync(both).length));
});

test('the ring goes where the hand or a key takes it', () => {
  const params = state({});
  for (const handle of stage.handles!)
    for (const kind of ['wide', 'narrow'] as const) {
      const canvas = canvasOf(stage, kind);
      const { x, y, width, height } = handle.box(params, canvas)!;
      const [left, top, size] = [x - width / 2, y - height / 2, width / 8];
      assert.deepEqual(handle.drag!({ x: left + 3.5 * size, y: top + 1.5 * size }, params, canvas), {
        cell: 11,
      });
      assert.deepEqual(handle.drag!({ x: -50, y: 999 }, params, canvas), { cell: 56 });
      assert.ok(left >= 0 && top + height <= canvas.height);
    }
  const step = stage.handles![0]!.step!;
  assert.deepEqual(step({ x: 1, y: 0 }, params, false), { cell: 45 });
  assert.deepEqual(step({ x: 0, y: 1 }, params, false), { cell: 36 });
  assert.deepEqual(step({ x: 0, y: 1 }, params, true), { cell: 12 });
  assert.deepEqual(step({ x: -Infinity, y: 0 }, params, false), { cell: 40 });
  assert.deepEqual(step({ x: Infinity, y: 0 }, params, false), { cell: 47 });
  assert.match(stage.handles![0]!.text(params), /^row 6, column 5, door: violet, painted back green$/);
});

test('the first presets show one token, and four that know places', () => {
  const rights = lab.presets.slice(0, 2).map(({ params }) => {
    const { pooling, sees, width } = state(params);
    return paintBack(pooling, sees === 'place', width).right;
  });
  assert.deepEqual(rights, [26, 64]);
});
