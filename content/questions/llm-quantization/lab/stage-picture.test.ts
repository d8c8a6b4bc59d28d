import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { canvasOf, drawnStage, firstState } from 'grounded/lab/stage.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import type { Params } from './controls.ts';
import type { Remedy } from './scene.ts';
import { stage } from './stage.ts';

const allBits = [3, 4, 5, 6, 7, 8];
const remedies: Remedy[] = ['one', 'token', 'smooth', 'rotate', 'keep'];
const state = (params: Partial<Params> = {}): Params => ({ ...firstState(stage), ...params });

/** States at the ends and in the middle of every control. */
function* states(): Generator<Params> {
  for (const bits of allBits)
    for (const remedy of remedies)
      for (const mag of [1, 2, 3, 20, 40, 55, 70, 100])
        for (const channel of mag === 40 ? [0, 20, 52, 63] : [20])
          for (const width of mag === 40 ? [64, 1024] : [64])
            yield state({ bits, remedy, mag, channel, width });
}

test('every state has a drawing that stays inside, and a ghost where another state was', () => {
  for (const params of states()) {
    assertDrawn(stage, params, { ...params, rho: 0 }, false);
    const other = { bits: params.bits === 8 ? 3 : 8, channel: 7, mag: 33 };
    for (const [name, value] of Object.entries(other))
      assertDrawn(stage, params, { ...params, [name]: value });
  }
});

test('texts end within the picture and do not meet on a line', () => {
  for (const params of states())
    for (const kind of ['wide', 'narrow'] as const) {
      const spans = [
        ...drawnStage(stage, { params }, kind).matchAll(
          /<text class="note( start| end)?[^"]*" x="([\d.]+)" y="([\d.]+)">([^<]*)</g,
        ),
      ].map(([, anchor, x, y, text]) => {
        const width = textWidth(text!, noteSize) * 1.04;
        const from = Number(x) - (anchor === ' end' ? width : anchor === ' start' ? 0 : width / 2);
        return { from, to: from + width, y: Number(y), text };
      });
      for (const { from, to, text } of spans)
        assert.ok(from >= 0 && to <= canvasOf(stage, kind).width + 2, `${kind}: ${text} ${from} to ${to}`);
      for (const [i, a] of spans.entries())
        for (const b of spans.slice(i + 1))
          assert.ok(
            Math.abs(a.y - b.y) >= 11 || a.to <= b.from || b.to <= a.from,
            `${kind}: ${a.text} meets ${b.text}, ${JSON.stringify(params)}`,
          );
    }
});

test('a card is drawn without strokes that keep their width, which its program does not know', () => {
  for (const params of states())
    assert.doesNotMatch(drawnStage(stage, { params }, 'thumb'), /vector-effect|stroke-dasharray="0/);
});
