import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { rankingOf, shownOf, type Score } from './ranking.ts';
import { claims } from './shown-world.ts';
import { stage } from './stage.ts';
import { cardBox, layOut, letterPlaces } from './stage-layout.ts';

const scores = Object.keys(controls.score.options) as Score[];
const counts = Array.from({ length: shownOf + 1 }, (_, count) => count);
const state = (params: Partial<Params> = {}): Params => ({ ...defaultsOf(controls), ...params });

/** Every place of a path that is drawn in absolute and relative moves. */
function placesOf(path: string): [number, number][] {
  let [x, y] = [0, 0];
  let start: [number, number] = [0, 0];
  return [...path.matchAll(/([MmLlHhVvqz])([^MmLlHhVvqz]*)/g)].map(([, command, rest]) => {
    const numbers = [...rest!.matchAll(/-?[\d.]+/g)].map(Number);
    const [a, b] = numbers.slice(-2) as [number, number];
    if (command === 'z') [x, y] = start;
    else if (command === 'M' || command === 'L') [x, y] = [a, b];
    else if (command === 'H') x = a;
    else if (command === 'V') y = a;
    else if (command === 'h') x += a;
    else if (command === 'v') y += a;
    else [x, y] = [x + a, y + b];
    if (command === 'M' || command === 'm') start = [x, y];
    return [x, y];
  });
}

test('every state has a drawing inside its canvas, and a ghost only where there was another state', () => {
  for (const kind of ['wide', 'narrow', 'thumb'] as const)
    for (const score of scores)
      for (const checker of [0.1, 0.4])
        for (const shown of counts.filter((count) => count % 9 < 2 || count === shownOf)) {
          const params = state({ score, checker, shown });
          const drawn = drawnStage(stage, { params }, kind);
          assert.doesNotMatch(drawn, /NaN|undefined|data-ghost/);
          assert.doesNotMatch(drawnStage(stage, { params, before: params }, kind), /data-ghost/);
          const { width, height } = canvasOf(stage, kind);
          for (const [, path] of drawn.matchAll(/ d="([^"]*)"/g))
            for (const [x, y] of placesOf(path!))
              assert.ok(
                x >= -1 && x <= width + 1 && y >= 0 && y <= height,
                `${kind} ${score} ${shown}: ${x} ${y}`,
              );
          if (kind === 'thumb') continue;
          const before = state({ score: score === 'both' ? 'retrieval' : 'both', shown });
          assert.match(drawnStage(stage, { params, before }, kind), /data-ghost/);
          assert.match(
            drawnStage(stage, { params, before: { ...params, shown: shown === 9 ? 8 : 9 } }, kind),
            /data-ghost/,
          );
        }
  // The checker does not touch the retrieval score, so nothing is to be compared.
  assert.doesNotMatch(
    drawnStage(stage, { params: state(), before: state({ checker: 0.4 }) }, 'wide'),
    /data-ghost/,
  );
});

test('letters stand apart, on their side of the cut; cards lie apart', () => {
  for (const kind of ['wide', 'narrow'] as const) {
    const layout = layOut(canvasOf(stage, kind));
    for (const score of scores)
      for (const shown of counts) {
        const { places } = rankingOf(state({ score }));
        const at = letterPlaces(places, shown, layout);
        at.forEach((x, claim) => assert.equal(x < layout.x(shown), places[claim]! <= shown));
        const ordered = at.toSorted((a, b) => a - b);
        ordered.slice(1).forEach((x, i) => assert.ok(x - ordered[i]! > 9.9));
        assert.ok(ordered[0]! > 4 && ordered.at(-1)! < layout.width - 4);
      }
    const boxes = claims.map((_, claim) => cardBox(claim, layout));
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        assert.ok(
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 + 4 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2 + 4,
        );
  }
});

test('a card draws its signs itself: the fonts of cards have none for a cross or a line through words', () => {
  for (const score of scores)
    for (const shown of counts) {
      const drawn = drawnStage(stage, { params: state({ score, shown }) }, 'thumb');
      assert.doesNotMatch(drawn, /✗|text-decoration/);
      const refused = rankingOf(state({ score })).places.filter((place) => place > shown);
      assert.equal(drawn.match(/class="axis" d="M[\d.]+ [\d.]+h[\d.]+"/g)?.length ?? 0, refused.length);
    }
});
