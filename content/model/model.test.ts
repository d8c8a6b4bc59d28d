/** The model in TypeScript against PyTorch's numbers of reference.json, and against what must hold of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { result } from 'grounded/lab/lab.ts';
import { merged, withAdapters } from './adapters.ts';
import excerpts from './excerpts.json' with { type: 'json' };
import bounds from './bounds.json' with { type: 'json' };
import { Pass } from './forward.ts';
import { gptqModel, hessians } from './gptq.ts';
import { judge, type Judged } from './judge.ts';
import { decode, encode, readModel, type Model } from './model.ts';
import { nf4Model } from './nf4.ts';
import { lengths, prefix, softPrompt } from './prompts.ts';
import { without } from './pruning.ts';
import reference from './reference.json' with { type: 'json' };
import prune from './results/prune.json' with { type: 'json' };
import { roundModel, roundTogether, withOutlier, type Share } from './rounding.ts';
import { readTensors } from './tensor-file.ts';
import { write } from './write.ts';

const file = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(join(import.meta.dirname, name))).buffer;
const base = readModel(file('base.bin'));
const recorded = new Map<string, number | number[]>(Object.entries(reference));

/** On the first of a voice's excerpts, or on all of them. */
const loss = (judged: Judged, voice: keyof typeof excerpts = 'shakespeare', windows = 1) =>
  result(judge(judged, excerpts[voice].slice(0, windows))).loss;
/** As near as `reference.py` says that correct machines are. */
const boundOf = (name: string, expected = 1) =>
  new Map(Object.entries(bounds)).get(name)! * Math.max(1, Math.abs(expected));
const isRecorded = (name: string, actual: number) => {
  const expected = recorded.get(name) as number;
  near(actual, expected, boundOf(name, expected), name);
};

test('logits are those of PyTorch', () => {
  const pass = new Pass(base);
  const ids = encode(excerpts.written[0]!);
  for (const [at, id] of ids.slice(0, -1).entries()) {
    const logits = pass.read(id);
    const known = recorded.get(`logits.${at}`);
    if (known) allNear(logits, known as number[], boundOf(`logits.${at}`), `character ${at}`);
  }
  assert.equal([...recorded.keys()].filter((name) => name.startsWith('logits.')).length, 4);
});

test('losses of the model as it is are those of PyTorch, on both voices', () => {
  isRecorded('loss.shakespeare', loss({ model: base }, 'shakespeare', 4));
  isRecorded('loss.genesis', loss({ model: base }, 'genesis', 4));
});

test('rounded weights, keys, values and inputs cost what they cost in PyTorch', () => {
  for (const share of ['matrix', 'row', 'group'] satisfies Share[])
    for (const bits of [4, 3, 2])
      isRecorded(`nearest.${share}.${bits}`, loss({ model: roundModel(base, bits, share) }));
  for (const bits of [8, 4, 3, 2])
    isRecorded(`cache.${bits}`, loss({ model: base, changes: { cached: (x) => roundTogether(x, bits) } }));
  for (const bits of [8, 4]) {
    const changes = { inputs: (x: Float32Array) => roundTogether(x, bits) };
    isRecorded(`inputs.${bits}`, loss({ model: base, changes }, 'shakespeare', 4));
    isRecorded(`planted.${bits}`, loss({ model: withOutlier(base, 30), changes }, 'shakespeare', 4));
  }
});

test('an outlier that is planted changes nothing by itself', () =>
  near(loss({ model: withOutlier(base, 100) }), loss({ model: base }), 1e-4));

test('GPTQ with Hessians of text that the model wrote costs what it costs in PyTorch, and less than rounding', () => {
  const steps = hessians(base, excerpts.written);
  let step = steps.next();
  while (!step.done) step = steps.next();
  for (const share of ['row', 'group'] as const) {
    const cost = loss({ model: gptqModel(base, step.value, 3, share) });
    isRecorded(`gptq.${share}.3`, cost);
    const onAll = (model: Model) => loss({ model }, 'shakespeare', 4);
    assert.ok(onAll(gptqModel(base, step.value, 3, share)) < onAll(roundModel(base, 3, share)), share);
  }
});

test('heads that are removed cost what they cost in PyTorch', () => {
  for (const n of [1, 8, 16, 24, 32]) {
    const heads = without(prune.orders.greedy.slice(0, n));
    isRecorded(`heads.${n}`, loss({ model: base, changes: { heads } }));
  }
});

test('adapters move the model as in PyTorch; merged they compute the same', () => {
  for (const strength of [0.5, 1.5])
    for (const voice of ['genesis', 'shakespeare'] as const)
      isRecorded(
        `lora.4.${strength}.${voice}`,
        loss({ model: withAdapters(base, file('data/lora-4.bin'), strength) }, voice),
      );
  const beside = withAdapters(base, file('data/lora-4.bin'), 1);
  const beside4 = withAdapters(nf4Model(base), file('data/qlora-4.bin'), 1);
  const ways = { beside, merged: merged(beside), beside4, again: nf4Model(merged(beside4)) };
  for (const [way, model] of Object.entries(ways)) isRecorded(`ways.${way}`, loss({ model }, 'genesis'));
  near(loss({ model: ways.merged }), loss({ model: beside }), 1e-5);
  near(loss({ model: withAdapters(base, file('data/lora-4.bin'), 0) }), loss({ model: base }), 1e-9);
});

test('soft prompts and prefixes move the model as in PyTorch', () => {
  for (const length of lengths) {
    const prompt = softPrompt(file('data/prompts.bin'), length);
    isRecorded(`prompt.${length}`, loss({ model: base, prompt }, 'genesis'));
    const changes = { prefix: prefix(file('data/prompts.bin'), length) };
    isRecorded(`prefix.${length}`, loss({ model: base, changes }, 'genesis'));
  }
});

test('the cache changes nothing: a text read at once predicts as one read on and on', () => {
  const [whole, again] = [new Pass(base), new Pass(base)];
  const ids = encode('\nROMEO:\nBut soft');
  let last = new Float32Array();
  for (const id of ids) last = whole.read(id).slice();
  for (const id of ids.slice(0, 5)) again.read(id);
  for (const id of ids.slice(5)) assert.ok(again.read(id));
  assert.deepEqual(again.read(3).slice(), whole.read(3).slice());
  assert.equal(last.length, 65);
});

test('a seed gives one text; temperature 0 takes the likeliest; a long text goes on beyond the context', () => {
  const text = (seed: number, temperature: number, length = 40) =>
    decode(write({ model: base, start: '\n', length, temperature, seed }));
  assert.equal(text(1, 0.8), text(1, 0.8));
  assert.notEqual(text(1, 0.8), text(2, 0.8));
  assert.equal(text(1, 0), text(2, 0));
  assert.equal(text(1, 0.8, 400).length, 400);
});

test('what cannot be is refused', () => {
  assert.throws(() => encode('naïve'), /no “ï”/);
  assert.throws(() => readTensors(new ArrayBuffer(3)), /damaged/);
  assert.throws(() => readTensors(file('base.bin').slice(0, 5000)), /damaged|ends within/);
  assert.throws(() => withAdapters(base, file('data/prompts.bin'), 1), /has none/);
  assert.throws(() => softPrompt(file('data/lora-4.bin'), 8), /no “prompt.8”/);
});
