import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage } from 'grounded/lab/stage.ts';
import { allNear, near } from 'grounded/lab/testing.ts';
import { assertDrawn } from '../../../numerics/drawn.ts';
import { controls, type Params } from './controls.ts';
import { lab } from './lab.ts';
import { adapterParameters, layerBytes, needs, parameters, shapes, tooClose, verdictOf } from './memory.ts';
import { stage } from './stage.ts';

const models = controls.model.values;
const batches = controls.tokens.values;
const cards = controls.card.values;
const state = (params: Partial<Params>): Params => ({ ...defaultsOf(controls), ...params });
const states = models.flatMap((model) =>
  batches.flatMap((tokens) => cards.map((card) => state({ model, tokens, card }))),
);
const said = (params: Partial<Params>) =>
  stage
    .sentence({ params: state(params) })
    .replace(/<\/?b[^>]*>/g, '')
    .replaceAll('\u00a0', ' ');
const needsOf = (model: number, tokens: number) => needs(shapes.get(model)!, tokens);

test('shapes have their published numbers of parameters, and adapters and layers their sizes', () => {
  const all = [...shapes.values()];
  assert.deepEqual([...shapes.keys()], [...models]);
  assert.deepEqual(
    all.map(parameters),
    [1_235_814_400, 3_212_749_824, 6_738_415_616, 13_015_864_320, 32_528_943_616, 65_285_660_672],
  );
  assert.deepEqual(all.map(layerBytes), [92_160, 106_496, 153_600, 192_512, 249_856, 307_200]);
  assert.equal(adapterParameters(shapes.get(7)!, 16), 39_976_960);
});

test('GB of 7, 33 and 65 billion parameters, still and with activations', () => {
  const sevens = needsOf(7, 2048);
  allNear(
    sevens.map(({ still }) => still),
    [107.8146, 14.1165, 4.5052],
    1e-4,
  );
  allNear(
    sevens[2].parts.map(({ size }) => size),
    [3.3408, 0.5248, 0.6396],
    1e-4,
  );
  const of = (model: number, tokens: number) => {
    const { still, activations, kept } = needsOf(model, tokens)[2];
    return [still, activations, kept];
  };
  allNear(of(7, 2048), [4.5052, 10.5906, 1.0612], 1e-4);
  allNear(of(7, 8192), [4.5052, 42.3625, 4.2446], 1e-4);
  allNear(of(65, 512), [37.6571, 12.714, 0.8284], 1e-4);
  allNear(of(33, 512), [19.3644, 7.8066, 0.54], 1e-4);
  near(needsOf(65, 512)[1].parts[0]!.size / 48, 2.72, 0.01);
});

test('most tokens of 7 billion on 24 GB, and the largest model on each card', () => {
  const [, lora, qlora] = needsOf(7, 1);
  const most = (free: number, each: number) => Math.floor(free / each);
  assert.deepEqual(
    [qlora, lora].flatMap(({ still, activations, kept }) => [
      most(24 - still, activations),
      most(24 - still, kept),
    ]),
    [3769, 37624, 1911, 19074],
  );
  const largest = (card: number) =>
    [0, 1, 2].map((way) =>
      models.findLast((model) => verdictOf(needsOf(model, 1024)[way]!, card) !== 'lacks'),
    );
  assert.deepEqual(cards.map(largest), [
    [undefined, 1, 7],
    [undefined, 3, 13],
    [undefined, 7, 13],
    [1, 7, 33],
    [1, 13, 33],
    [1, 13, 65],
    [3, 33, 65],
  ]);
});

test('more model or tokens need more, a larger card never fits less, and rows differ by the same', () => {
  const order = ['fits', 'checkpointed', 'lacks'];
  for (const [i, model] of models.entries())
    for (const [j, tokens] of batches.entries()) {
      const [full, lora, qlora] = needsOf(model, tokens);
      assert.ok(full.total > lora.total && lora.total > qlora.total);
      near(full.total - qlora.total, needsOf(model, 512)[0].total - needsOf(model, 512)[2].total, 1e-9);
      for (const [way, need] of [full, lora, qlora].entries()) {
        assert.ok(need.kept <= need.activations);
        if (i > 0) assert.ok(need.total > needsOf(models[i - 1]!, tokens)[way]!.total);
        if (j > 0) assert.ok(need.total > needsOf(model, batches[j - 1]!)[way]!.total);
        const found = cards.map((card) => order.indexOf(verdictOf(need, card)));
        assert.deepEqual(
          found,
          [...found].sort((a, b) => b - a),
        );
      }
    }
});

test('the sentence says what the picture shows', () => {
  assert.equal(
    said({}),
    'QLoRA fits 13B on this card, with 16.4 GB. LoRA lacks 3.7 GB even with checkpointing: its base is in 16 bits. Full fine-tuning takes at least 209 GB.',
  );
  assert.equal(
    said({ model: 7, tokens: 8192 }),
    'Four bits, and still full: of QLoRA’s 46.9 GB, 42.4 are activations, which adapters hardly shrink. Recomputing them leaves 8.7 GB, for about 1.5 times the FLOPs.',
  );
  assert.equal(
    said({ model: 65, tokens: 512, card: 48 }),
    'In 4 bits 65B fits if its activations are recomputed: 38.5 GB, else 50.4. In 16 bits the base alone is 131 GB.',
  );
  assert.equal(
    said({ model: 33, tokens: 4096, card: 16 }),
    'Not even QLoRA: 33B takes 23.7 GB with every layer recomputed, and 16.6 of it are the 4-bit base alone.',
  );
  assert.match(said({ model: 1, tokens: 512 }), /^Everything fits, full fine-tuning with 21\.1 GB too/);
  assert.match(
    said({ model: 7 }),
    /^Both adapters fit: LoRA with 19\.4 GB, QLoRA with 9\.8\. Then take LoRA.* takes 113 GB/,
  );
  assert.match(said({ model: 7, tokens: 2048 }), /LoRA may need checkpointing \(24\.7 without\)/);
  assert.equal(
    said({ model: 1, tokens: 1024 }),
    'Too close to call: Full fine-tuning takes 22.3 GB by this count, which leaves things out. On a card of 24 GB, measure it.',
  );
  assert.match(
    said({ model: 3, tokens: 16384, card: 80 }),
    /Full fine-tuning fits with checkpointing: 71\.0 GB\.$/,
  );
  assert.match(
    said({ model: 1, tokens: 8192, card: 8 }),
    /takes 10\.2 GB .* and 8\.4 of it are logits .* in chunks avoids most of them\.$/,
  );
  assert.match(
    said({ model: 3, tokens: 1024, card: 8 }),
    /^Too close to call: LoRA takes 8\.0 GB with checkpointing/,
  );
});

test('no sentence claims what does not hold', () => {
  for (const params of states) {
    const { model, tokens, card } = params;
    const words = said(params);
    const all = needsOf(model, tokens);
    const [full, lora, qlora] = all.map((need) => verdictOf(need, card));
    assert.ok(words.length <= 180, words);
    const close = all.some((need) => tooClose(need, card));
    assert.equal(words.startsWith('Too close to call'), close, words);
    if (close) continue;
    assert.equal(words.startsWith('Everything fits'), full === 'fits', words);
    assert.equal(words.startsWith('Both adapters fit'), lora === 'fits' && full !== 'fits', words);
    assert.equal(words.startsWith('Not even QLoRA'), qlora === 'lacks', words);
    if (words.includes('Full fine-tuning takes')) assert.equal(full, 'lacks', words);
    if (/LoRA (?:may need|needs) checkpointing/.test(words)) assert.equal(lora, 'checkpointed', words);
    if (words.includes('LoRA lacks')) assert.equal(lora, 'lacks', words);
    assert.doesNotMatch(words, /\b0\.0\b/);
    const { logits, kept, parts } = all[2];
    if (words.includes('are logits')) assert.ok(logits > kept / 2 && logits > parts[0]!.size, words);
    if (words.startsWith('Four bits')) {
      assert.equal(qlora, 'checkpointed', words);
      assert.ok(all[2].activations > all[2].total / 2, words);
    }
    // The 16-bit base is named where it is too large for the card.
    if (words.startsWith('In 4 bits')) assert.ok(all[1].parts[0]!.size > card, words);
  }
});

test('no need that a card lacks is rounded to the card', () => {
  for (const params of states)
    for (const kind of ['wide', 'narrow'] as const)
      for (const [, size] of drawnStage(stage, { params }, kind).matchAll(/at least ([\d.,]+) GB/g))
        assert.ok(Number(size!.replace(',', '')) > params.card, `${size} ${params.card}`);
});

test('every state draws inside its canvas, and a ghost where there was another state', () => {
  for (const params of states) {
    const isBefore = params.model === 13 && params.tokens === 1024 && params.card === 24;
    assertDrawn(stage, params, state({}), !isBefore);
  }
});

test('what is dragged goes to the nearest stop, and a label taken at its edge stays', () => {
  const [line, end] = stage.handles!;
  const canvas = canvasOf(stage, 'wide');
  const middle = (params: Params) => line!.box(params, canvas)!.x;
  for (const card of cards) {
    const params = state({ card });
    assert.deepEqual(line!.drag!({ x: middle(params), y: 9 }, state({ card: 24 }), canvas), { card });
    assert.deepEqual(line!.drag!({ x: middle(params) + 12, y: 9 }, params, canvas), { card });
  }
  const tokens = (x: number) => end!.drag!({ x, y: 160 }, state({}), canvas)['tokens'];
  for (const batch of batches) assert.equal(tokens(end!.box(state({ tokens: batch }), canvas)!.x), batch);
  const far = state({ model: 65, tokens: 16384 });
  assert.deepEqual(end!.drag!(end!.box(far, canvas)!, far, canvas), { tokens: 16384 });
  assert.deepEqual(line!.step!({ x: Infinity, y: 0 }, state({}), true), { card: 80 });
  assert.deepEqual(end!.step!({ x: -1, y: 0 }, state({}), false), { tokens: 512 });
  assert.equal(line!.text(state({})), '24 GB: Full fine-tuning does not fit, LoRA does not fit, QLoRA fits');
});

test('presets show their surprise', () => {
  const totals = (tokens: number) => needsOf(7, tokens).map(({ total }) => total);
  allNear(
    totals(8192).map((total, i) => total - totals(1024)[i]!),
    [37.1, 37.1, 37.1],
    0.05,
  );
  const first = lab.presets.slice(0, 4).map(({ params }) => said(params));
  assert.match(first[0]!, /^QLoRA fits 13B/);
  assert.match(first[1]!, /^Both adapters fit/);
  assert.match(first[2]!, /^Four bits, and still full/);
  assert.match(first[3]!, /^In 4 bits 65B fits/);
});

test('the verdicts of the defaults have room for what the arithmetic leaves out', () => {
  const [full, lora, qlora] = needsOf(13, 1024);
  assert.ok(1.3 * qlora.total < 24 && lora.least > 1.07 * 24 && full.least > 1.07 * 24);
});

test('after a move readers are told what they did, and what became of it', () => {
  const told = (now: Partial<Params>, before: Partial<Params> = {}) =>
    stage.afterDrag!(state(now), state(before));
  assert.equal(told({ card: 80 }), 'You took a card of 80 GB: now LoRA fits, too.');
  assert.equal(told({ model: 65 }), 'You took a model of 65B: QLoRA no longer fits.');
  assert.equal(told({ tokens: 512 }), 'You put 512 tokens in a batch: only QLoRA fits, as before.');
  assert.equal(told({ model: 1 }), 'You took a model of 1B, and it is too close to call.');
  const small = { model: 1, tokens: 512 };
  assert.equal(told(small, { ...small, model: 65 }), 'You took a model of 1B: now all three fit.');
});
