/** Reading digits in TypeScript against what PyTorch recorded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { withAdapters } from './adapters.ts';
import excerpts from './excerpts.json' with { type: 'json' };
import { judge } from './judge.ts';
import { readModel, type Model } from './model.ts';
import found from './results/digits.json' with { type: 'json' };
import { held, meanTokens, projectorOf, scans, wordAfter, words, type Projector } from './sight.ts';

const file = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(join(import.meta.dirname, name))).buffer;
const base = readModel(file('base.bin'));
const all = scans(file('data/digits.bin'));
const unseen = all.slice(-held);
const seeds = ['1', '2', '3'] as const;

/** What the model says of a picture: its digit, or “-” for a word that is none. */
const saidOf = (model: Model, tokens: Float32Array) => {
  const digit = words.indexOf(wordAfter(model, tokens));
  return digit < 0 ? '-' : String(digit);
};
/** Of some held-out pictures, how many are named as PyTorch named them. A tie of two letters may fall otherwise on another machine. */
function agreeing(model: Model, projector: Projector, recorded: string, count: number): number {
  const some = unseen.slice(0, count);
  return some.filter(({ pixels }, at) => saidOf(model, projector(pixels)) === recorded[at]).length;
}

test('the scans are those of the recording, ten digits in 17 greys', () => {
  assert.equal(all.length, 1797);
  assert.equal(unseen.map(({ digit }) => digit).join(''), found.truth);
  const greys = new Set(all.flatMap(({ pixels }) => [...pixels]));
  assert.deepEqual([Math.min(...greys), Math.max(...greys), greys.size], [0, 16, 17]);
});

test('the model names held-out pictures as in PyTorch, in stage 1 of every training', () => {
  for (const seed of seeds)
    for (const kind of ['start', 'trained', 'shuffled'] as const) {
      const projector = projectorOf(file(`data/sight-${seed}.bin`), kind);
      assert.ok(agreeing(base, projector, found.seeds[seed][kind], 20) >= 19, `${seed} ${kind}`);
    }
});

test('and in stage 2, whose adapters cost Shakespeare what they should, and less with text beside', () => {
  const loss = (model: Model) => [...judge({ model }, excerpts.shakespeare.slice(0, 2))].at(-1)!.loss;
  const before = loss(base);
  for (const seed of seeds) {
    const [none, text] = (['none', 'text'] as const).map((way) => {
      const sight = file(`data/sight-${seed}-${way}.bin`);
      const model = withAdapters(base, sight, 1);
      const projector = projectorOf(sight, 'trained');
      assert.ok(agreeing(model, projector, found.seeds[seed][way], 10) >= 9, `${seed} ${way}`);
      // The excerpts are two of the 64 passages.
      const recorded = found.seeds[seed][`${way}-losses`];
      near(loss(model) - before, recorded.reduce((a, b) => a + b) / 64 - mean(found.before), 0.08);
      return loss(model);
    });
    assert.ok(before < text! && text! < none!, seed);
  }
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;

test('a blank picture and mean tokens are named as in PyTorch', () => {
  for (const seed of seeds) {
    const projector = projectorOf(file(`data/sight-${seed}.bin`), 'trained');
    assert.equal(saidOf(base, projector(new Uint8Array(64))), found.seeds[seed].blank);
    assert.equal(saidOf(base, meanTokens(projector, all.slice(0, -held))), found.seeds[seed].mean);
  }
});

test('a file without projectors is refused', () =>
  assert.throws(() => projectorOf(file('data/lora-4.bin'), 'trained'), /no “trained.first-weight”/));
