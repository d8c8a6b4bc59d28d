import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { lab } from './lab.ts';
import { stage } from './stage.ts';
import { mostShown, sharesAt, wrongByPlace } from './three-shares.ts';

const state = (params: Partial<Params> = {}): Params => ({ ...defaultsOf(controls), ...params });
const said = (params: Partial<Params>) =>
  stage.sentence({ params: state(params) }).replace(/<b[^>]*>|<\/b>/g, '');

test('the shares are those of drawn scores', () => {
  const next = normal(mulberry32(5));
  const uniform = mulberry32(6);
  const traffic = { wrong: 0.3, auroc: 0.8 };
  // AUROC 0.8 is a distance of 0.8416 × √2.
  const drawn = Array.from({ length: 200_000 }, () => {
    const bad = uniform() < 0.3;
    return { bad, score: next() + (bad ? 0 : 1.1902) };
  }).sort((one, other) => other.score - one.score);
  for (const shown of [0.1, 0.4, 0.75]) {
    const above = drawn.slice(0, shown * drawn.length).filter(({ bad }) => bad).length / drawn.length;
    const { ofAll, ofShown, ofWrong } = sharesAt(traffic, shown);
    near(ofAll, above, 3e-3);
    near(ofShown, ofAll / shown, 1e-12);
    near(ofWrong, ofAll / 0.3, 1e-12);
  }
});

test('HHEM-2.1 on FaithBench: 21% shown, 47% of them wrong, 9.9% of all', () => {
  const { ofAll, ofShown } = sharesAt({ wrong: 0.59, auroc: 0.6 }, 0.21);
  near(ofAll, 0.0986, 5e-5);
  near(ofShown, 0.469, 5e-4);
  // Its own scores gave 9.8%, 21% and 47%: faithbench.py on the data.
  assert.equal(mostShown({ wrong: 0.59, auroc: 0.6 }, 0.099), 21);
  assert.equal(mostShown({ wrong: 0.59, auroc: 0.9 }, 0.099), 42);
  near(sharesAt({ wrong: 0.59, auroc: 0.9 }, 0.42).ofShown, 0.23, 5e-3);
  near(sharesAt({ wrong: 0.25, auroc: 0.9 }, 0.8).ofShown, 0.12, 5e-3);
});

test('the field: places rise from 0 to 1, likelihoods with them, and what is below the line is what is wrong', () => {
  for (const wrong of [0.05, 0.3, 0.59, 0.9])
    for (const auroc of [0.5, 0.6, 0.9, 0.99]) {
      const places = wrongByPlace({ wrong, auroc }, 400);
      let area = 0;
      places.slice(1).forEach(([place, likely], i) => {
        const [last, before] = places[i]!;
        assert.ok(place >= last - 1e-6 && likely >= before - 1e-6);
        area += ((likely + before) / 2) * (place - last);
      });
      near(area, wrong, 2e-3, `${wrong} ${auroc}`);
    }
});

test('the ends: nothing and everything shown, and a score without any worth', () => {
  assert.deepEqual(sharesAt({ wrong: 0.4, auroc: 0.8 }, 0), { shown: 0, ofAll: 0, ofShown: 0, ofWrong: 0 });
  assert.deepEqual(sharesAt({ wrong: 0.4, auroc: 0.8 }, 1), {
    shown: 1,
    ofAll: 0.4,
    ofShown: 0.4,
    ofWrong: 1,
  });
  near(sharesAt({ wrong: 0.4, auroc: 0.5 }, 0.5).ofShown, 0.4, 1e-6);
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    'Show the 21% that score best: of all requests 9.9% end in a wrong answer, but of the answers shown 47% are wrong. Of the wrong ones 17% get through.',
  );
  assert.match(said({ shown: 0 }), /^Refuse all answers/);
  assert.match(
    said({ shown: 100 }),
    /^Show all answers: 59% of them are wrong, and all of these get through\./,
  );
  assert.match(
    said({ shown: 5, wrongShare: 5, auroc: 0.95 }),
    /of all requests under 0\.1% end in a wrong answer, and hardly more of the answers shown\./,
  );
  const seen = lab.presets.slice(0, 3).map(({ params }) => said(params));
  assert.match(seen[0]!, /the 42% .* 9\.[5-9]% end in a wrong answer, but of the answers shown 23%/);
  assert.match(seen[1]!, /the 80% .* but of the answers shown 12%/);
  assert.match(seen[2]!, /^Show all answers/);
});

test('every state draws inside its canvas, and a ghost where another state was', () => {
  for (const wrongShare of [1, 5, 25, 59, 90])
    for (const auroc of [0.5, 0.6, 0.9, 0.99])
      for (const shown of [0, 1, 21, 60, 99, 100]) {
        const params = state({ wrongShare, auroc, shown });
        assertDrawn(stage, params, state({ shown: 40, auroc: 0.75 }));
        assertDrawn(stage, params, { ...params, alpha: 0.2 }, false);
      }
  // Forced colours take their colours from right and wrong, so lines tell them apart.
  for (const kind of ['wide', 'narrow', 'thumb'] as const)
    assert.match(drawnStage(stage, { params: state({ wrongShare: 59 }) }, kind), /stage-veil" d="M/);
});

test('the handle: dragged along the answers, and moved by keys', () => {
  const [handle] = stage.handles!;
  const canvas = canvasOf(stage, 'wide');
  const { x, width } = handle!.box(state(), canvas)!;
  assert.deepEqual(handle!.drag!({ x: x - width, y: 0 }, state(), canvas), { shown: 0 });
  assert.deepEqual(handle!.drag!({ x: x + width, y: 0 }, state(), canvas), { shown: 100 });
  assert.deepEqual(handle!.step!({ x: 1, y: 0 }, state(), false), { shown: 22 });
  assert.deepEqual(handle!.step!({ x: 0, y: -1 }, state(), true), { shown: 11 });
  assert.deepEqual(handle!.step!({ x: Infinity, y: 0 }, state(), false), { shown: 100 });
  assert.match(handle!.text(state()), /21% shown, 47% of them wrong/);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(
    told({ shown: 50 }),
    'You showed 50% of the answers, not 21%: of those shown 52% are wrong instead of 47%.',
  );
  assert.equal(told({ shown: 0 }), 'You refused every answer, the right ones, too.');
  assert.equal(
    told({ auroc: 0.8 }),
    'You gave the checker an AUROC of 0.80: of those shown 21% are wrong instead of 47%.',
  );
});
