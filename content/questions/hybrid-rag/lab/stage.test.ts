import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage, type Canvas } from 'grounded/lab/stage.ts';
import { near } from 'grounded/lab/testing.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { controls, stops, type Params } from './controls.ts';
import { fuse, reciprocalRanks } from './fusion.ts';
import { depth, questions, titles, type Ask } from './notes.ts';
import { asks, fusedFor, placesOf, stopForPlace } from './places.ts';
import { answerBox, rowAt } from './stage-layout.ts';
import { stage } from './stage.ts';

const kinds: Canvas['kind'][] = ['wide', 'narrow', 'thumb'];
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const plain = (params: Params) => stage.sentence({ params }).replace(/<\/?b[^>]*>/g, '');
const said = (params: Partial<Params>) => plain(state(params));
const states = asks.flatMap((ask) =>
  stops.flatMap((k) => [false, true].map((oracle) => state({ ask, k, oracle }))),
);
const called = (title: (typeof titles)[number]) => titles.indexOf(title);
const places = (k: number, reranked = false) => asks.map((ask) => fusedFor(ask, k, reranked).place).join('/');

test('places of the three answers by k, pools, votes', () => {
  const expected = ['2/2/5', '3/4/4', '4/4/4', '5/5/2', '6/5/2', '7/6/2', '7/6/2', '7/6/2', '7/6/2'];
  for (let k = 0; k <= 120; k++) assert.equal(places(k), expected[k] ?? '7/6/1', `k = ${k}`);
  for (const k of stops) assert.equal(places(k, true), '1/1/1');
  const each = <T>(of: (ask: Ask) => T) => asks.map(of);
  assert.deepEqual(
    each((ask) => fusedFor(ask, 60).list.length),
    [10, 11, 9],
  );
  assert.deepEqual(
    each((ask) => fusedFor(ask, 60).inBoth),
    [6, 5, 2],
  );
  const vote = (ask: Ask, title: (typeof titles)[number], k: number) =>
    fusedFor(ask, k).votes[called(title)]!;
  near(vote('code', 'Failed runs', 60), 0.03252, 5e-6);
  near(vote('code', 'Checkpoints', 60), 0.02986, 5e-6);
  near(vote('code', 'E-4012', 60), 0.01639, 5e-6);
  near(vote('code', 'Failed runs', 0), 1.5);
  near(vote('code', 'Checkpoints', 0), 0.29167, 5e-6);
  near(vote('code', 'E-4012', 0), 1);
  near(vote('both', 'Streaming', 60), 0.03102, 5e-6);
  near(vote('both', 'Queue', 60), 0.01639, 5e-6);
});

test('from k = 9 on no order changes, and no k brings all three answers into the first three', () => {
  for (const ask of asks)
    for (let k = 9; k <= 1000; k++)
      assert.deepEqual(fusedFor(ask, k).list, fusedFor(ask, 60).list, `${ask} ${k}`);
  for (let k = 0; k <= 1000; k++) assert.ok(asks.some((ask) => fusedFor(ask, k).place > 3));
});

test('the law of the note: from k = K − 1 on, who is in both lists stands above who is in one', () => {
  const random = mulberry32(2);
  for (let round = 0; round < 200; round++) {
    const size = 1 + Math.floor(random() * depth);
    const lists = [0, 1].map(() => shuffle([...Array(12).keys()], random).slice(0, size));
    const order = fuse(lists, reciprocalRanks(lists, depth - 1, 12));
    const inBoth = order.map((one) => lists.every((list) => list.includes(one)));
    assert.ok(!inBoth.some((both, at) => both && at > 0 && !inBoth[at - 1]));
  }
  // At K − 2 the last in both ties with the first in one.
  near(2 / (depth - 2 + depth), 1 / (depth - 2 + 1));
  assert.match(stage.note, new RegExp(`from k = ${depth - 1} on`));
});

test('the sentence says what the picture shows', () => {
  const law = 'with lists of 8, whatever both searches found stands above whatever one found.';
  assert.equal(said({}), `“E-4012” is first for keywords and 7th fused: at k = 60, ${law}`);
  assert.match(said({ k: 5 }), /^At k = 5, as at every k from 5 on, “E-4012”, first for keywords, is 7th: /);
  assert.equal(
    said({ k: 0 }),
    'At k = 0 a first place counts: “E-4012” is 2nd. But the answer to “answers come too slowly” falls to 5th.',
  );
  assert.equal(
    said({ k: 3 }),
    'At k = 3 “E-4012”, first for keywords, is 5th, behind four texts that both searches found. The answers to the other two questions are 5th and 2nd.',
  );
  assert.equal(
    said({ ask: 'words' }),
    '“Evaluation” is first by meaning, absent from keywords, and 6th fused: at k = 60 five texts that both searches found are worth 0.0301 to 0.0320, its first place 0.0164.',
  );
  assert.match(
    said({ ask: 'words', k: 0 }),
    /at k = 0 one text .* is worth 1\.2000, its first place 1\.0000\.$/,
  );
  assert.equal(
    said({ ask: 'both' }),
    '“Streaming” is third and sixth, first in neither, and 1st fused: at k = 60 agreement wins. The same k puts “E-4012” 7th.',
  );
  assert.match(said({ ask: 'both', k: 1 }), /first places win, and it comes 4th\. .* “E-4012” 3rd\.$/);
  for (const ask of asks) {
    assert.match(said({ ask, k: 2 }), /stand 4th, 4th and 4th: no k brings all three into the first three/);
    assert.match(
      said({ ask, oracle: true }),
      /1st, 1st and 1st, whatever k is\. .* what at least one search found\.$/,
    );
  }
  assert.match(stage.sentence({ params: state({}) }), /<b class="role-wrong">7th<\/b>/);
});

test('what a sentence claims holds in every state in which it is said', () => {
  for (const params of states) {
    const { ask, k, oracle } = params;
    const text = plain(params);
    assert.ok(text.length <= 180, `${text.length} ${text}`);
    assert.doesNotMatch(text, /NaN|undefined|0th/);
    const { answer, lists } = questions[ask];
    const { list, place, votes, agreed } = fusedFor(ask, k, oracle);
    if (oracle) continue;
    const ahead = list.slice(0, place - 1);
    const inBoth = (note: number) => lists.every((leg) => leg.includes(note));
    // Those that “both searches found”, each worth more than the answer and none a tie.
    if (ask !== 'both')
      for (const note of ahead) assert.ok(inBoth(note) && votes[note]! > votes[answer]! + 1e-9);
    const split = list.findIndex((note) => !inBoth(note));
    if (/agreement wins|above whatever/.test(text)) assert.ok(agreed && !list.slice(split).some(inBoth));
    if (/first places win/.test(text))
      assert.ok(list.slice(0, 2).every((note) => lists.some((leg) => leg[0] === note) && !inBoth(note)));
  }
});

test('tabs show the place of each answer', () => {
  const [tabs] = stage.inputs;
  assert.ok(tabs?.kind === 'choice' && tabs.html);
  assert.equal(tabs.html('code', state({})), 'Exact code<br><b class="role-wrong">7th</b>');
  assert.equal(tabs.html('both', state({ k: 1 })), 'Both find it lower<br><b>4th</b>');
  assert.match(tabs.html('words', state({ oracle: true })), /role-evidence">1st</);
});

test('the answer can be dragged and moved by keys to every place that some k gives it', () => {
  const [handle] = stage.handles!;
  assert.deepEqual(asks.map(placesOf), [
    [2, 3, 4, 5, 6, 7],
    [2, 4, 5, 6],
    [1, 2, 4, 5],
  ]);
  assert.equal(stopForPlace('code', 1, 60), 0);
  assert.equal(stopForPlace('code', 7, 0), 5);
  assert.equal(stopForPlace('code', 7, 30), 30);
  for (const kind of ['wide', 'narrow'] as const) {
    const canvas = canvasOf(stage, kind);
    for (const params of states.filter(({ oracle }) => !oracle)) {
      const drawn = { ask: params.ask, k: params.k, reranked: false };
      const { x, y } = handle!.box(params, canvas)!;
      assert.deepEqual({ x, y }, { x: answerBox(drawn, canvas).x, y: answerBox(drawn, canvas).y });
      assert.equal(rowAt({ x, y }, drawn, canvas), fusedFor(params.ask, params.k).place - 1);
      // A row that is let go where it stands changes nothing.
      assert.deepEqual(handle!.drag!({ x, y }, params, canvas), { k: params.k });
    }
    assert.deepEqual(handle!.drag!({ x: 300, y: 40 }, state({}), canvas), { k: 0 });
    assert.equal(handle!.box(state({ oracle: true }), canvas), undefined);
  }
  const step = (x: number, y: number, k: number, far = false) => handle!.step!({ x, y }, state({ k }), far);
  assert.deepEqual(step(0, 1, 60), { k: 4 });
  assert.deepEqual(step(0, -1, 4), { k: 5 });
  assert.deepEqual(step(0, -1, 5), { k: 5 });
  assert.deepEqual(step(0, 1, 60, true), { k: 0 });
  assert.deepEqual(step(1, 0, 60), { k: 120 });
  assert.deepEqual(step(-Infinity, 0, 60), { k: 0 });
  assert.equal(handle!.text(state({})), '7 of 10, at k = 60');
});

/** Places that a drawing names: absolute coordinates of its paths and its texts. */
function* pointsOf(drawing: string): Generator<[x: number, y: number]> {
  for (const [, path] of drawing.matchAll(/ d="([^"]*)"/g))
    for (const [, pairs] of path!.matchAll(/[MLC]([-\d. ]+)/g)) {
      const numbers = pairs!
        .trim()
        .split(/ |(?<=\d)(?=-)/)
        .map(Number);
      for (let i = 0; i < numbers.length; i += 2) yield [numbers[i]!, numbers[i + 1]!];
    }
  for (const [, xs, ys] of drawing.matchAll(/ x="([-\d. ]*)" y="([-\d. ]*)"/g))
    for (const [i, x] of xs!.split(' ').entries()) yield [Number(x), Number(ys!.split(' ')[i])];
}

test('every state has a drawing within each canvas, and a ghost where the same question stood elsewhere', () => {
  for (const params of states)
    for (const kind of kinds) {
      const { width, height } = canvasOf(stage, kind);
      const before = [
        params,
        state({}),
        state({ k: 2, ask: params.ask }),
        { ...params, oracle: !params.oracle },
      ];
      for (const one of [undefined, ...before]) {
        const drawing = drawnStage(stage, { params, before: one }, kind);
        assert.doesNotMatch(drawing, /NaN|undefined|Infinity/);
        const differs = one && one.ask === params.ask && (one.k !== params.k || one.oracle !== params.oracle);
        assert.equal(drawing.includes('data-ghost'), differs ?? false);
        let points = 0;
        for (const [x, y] of pointsOf(drawing)) {
          points += 1;
          assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${kind} ${x} ${y}`);
        }
        assert.ok(points > 60);
      }
    }
});
