import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf } from 'grounded/lab/stage.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { controls, rowsShown, stops, type Params } from './controls.ts';
import {
  asks,
  fusedFor,
  headings,
  meansFor,
  placesAlone,
  placesOf,
  questions,
  stopForPlace,
} from './places.ts';
import { answerBox, placeAt } from './stage-layout.ts';
import { stage } from './stage.ts';

const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const plain = (params: Params) =>
  stage
    .sentence({ params })
    .replace(/<\/?b[^>]*>/g, '')
    .replaceAll('\u00a0', ' ');
const said = (params: Partial<Params>) => plain(state(params));
const states = asks.flatMap((ask) => [...stops.map((k) => state({ ask, k })), state({ ask, scaled: true })]);

test('places of the four answers: alone, by k, and by scaled scores', () => {
  assert.deepEqual(asks.map(placesAlone), [
    [1, 0],
    [24, 1],
    [5, 4],
    [4, 35],
  ]);
  const places = (params: Partial<Params>) =>
    asks.map((ask) => fusedFor(state({ ask, ...params })).place).join('/');
  assert.deepEqual(
    stops.map((k) => places({ k })),
    ['1/1/5/8', '1/1/4/8', '1/1/3/8', '2/1/2/8', '3/2/1/7', '5/4/1/9', '5/4/1/10'],
  );
  assert.equal(places({ scaled: true }), '1/1/1/14');
});

test('the sentence says what the picture shows, and its claim', () => {
  assert.equal(
    said({}),
    '“ATOMIC_REQUESTS” is 1st by words, not among the first 50 by meaning, and 5th merged at k = 60. Over all names, BM25 alone beats both rules.',
  );
  assert.equal(
    said({ ask: 'words', k: 0 }),
    '“security.W006” is 24th by words, 1st by meaning, and 1st merged at k = 0. By scaled scores it is 1st.',
  );
  assert.match(
    said({ ask: 'misled', scaled: true }),
    /and 14th merged by scaled scores\. By ranks with k = 60 it is 10th\.$/,
  );
  assert.match(stage.sentence({ params: state({}) }), /<b class="role-wrong">5th<\/b>/);
  for (const params of states) {
    assert.ok(plain(params).length <= 185, plain(params));
    assert.doesNotMatch(plain(params), /NaN|undefined|\b0th/);
    const claim = stage.claim!(params);
    // Without a claim it only goes on with the other rule's place.
    assert.equal(/ By [^.]* it is \d+\w\w\.$/.test(plain(params)), claim === undefined);
  }
});

test('the bars: names lose by every merge, and other words gain by scaled scores', () => {
  for (const params of states) {
    const [words, merged, meaning] = meansFor(params);
    if (params.ask === 'code') assert.ok(merged < words && meaning < merged);
    else assert.ok(merged > words && words > meaning);
  }
});

test('what passes the name at k = 60 stands further down in both lists', () => {
  const { lists } = questions.code;
  const ahead = fusedFor(state({})).order.slice(0, 4);
  for (const passage of ahead) for (const { passages } of lists) assert.ok(passages.indexOf(passage) > 0);
});

test('tabs show the place of each answer', () => {
  const [tabs] = stage.inputs;
  assert.ok(tabs?.kind === 'choice' && tabs.html);
  assert.equal(tabs.html('code', state({})), 'A name<br><b class="role-wrong">5th</b>');
  assert.equal(tabs.html('both', state({ k: 1 })), 'Half each<br><b>4th</b>');
  assert.match(tabs.html('misled', state({ scaled: true })), /role-wrong">14th</);
});

test('the answer can be dragged and moved by keys to every place that some k gives it', () => {
  const [handle] = stage.handles!;
  assert.deepEqual(asks.map(placesOf), [
    [1, 2, 3, 5],
    [1, 2, 4],
    [1, 2, 3, 4, 5],
    [7, 8, 9, 10],
  ]);
  assert.equal(stopForPlace('code', 1, 60), 2);
  assert.equal(stopForPlace('code', 9, 0), 20);
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    for (const params of states) {
      const box = handle!.box(params, canvas);
      assert.equal(box === undefined, params.scaled);
      if (!box) continue;
      assert.deepEqual(box, answerBox(params, canvas));
      assert.equal(placeAt(box, params, canvas), fusedFor(params).place);
      // A row that is let go where it stands changes nothing.
      assert.deepEqual(handle!.drag!(box, params, canvas), { k: params.k });
    }
    assert.deepEqual(handle!.drag!({ x: 300, y: 40 }, state({}), canvas), { k: 2 });
  }
  const step = (x: number, y: number, k: number, far = false) => handle!.step!({ x, y }, state({ k }), far);
  assert.deepEqual(step(0, 1, 60), { k: 10 });
  assert.deepEqual(step(0, -1, 10), { k: 20 });
  assert.deepEqual(step(0, -1, 60), { k: 60 });
  assert.deepEqual(step(0, 1, 60, true), { k: 2 });
  assert.deepEqual(step(-1, 0, 60), { k: 20 });
  assert.deepEqual(step(-Infinity, 0, 60), { k: 0 });
  assert.equal(handle!.text(state({})), '5th, at k = 60');
});

test('every row that can be seen has its heading', () => {
  for (const params of states) {
    const { lists, answer } = questions[params.ask];
    const seen = [fusedFor(params).order, ...lists.map(({ passages }) => passages)];
    for (const passage of [answer, ...seen.flatMap((list) => list.slice(0, rowsShown))])
      assert.ok(headings[passage], `${params.ask} ${passage}`);
  }
});

/** Places that a drawing names: absolute coordinates of its paths and its texts. */
test('every state has a drawing within each canvas, and a ghost where the same question stood elsewhere', () => {
  for (const params of states)
    for (const one of [params, state({}), state({ k: 2, ask: params.ask }), { ...params, scaled: true }])
      assertDrawn(
        stage,
        params,
        one,
        one.ask === params.ask && (one.k !== params.k || one.scaled !== params.scaled),
      );
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(told({ k: 0 }), 'You moved k from 60 to 0, and the answer went from 5th to 1st.');
  assert.equal(told({ k: 20 }), 'You moved k from 60 to 20, and the answer stayed 5th.');
  assert.equal(told({ ask: 'words' }), 'You asked another question: its answer comes 4th.');
  assert.equal(told({ scaled: true }), 'You merged by scaled scores, and the answer went from 5th to 1st.');
});
