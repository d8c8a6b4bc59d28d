import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import adapt from '../../model/results/adapt.json' with { type: 'json' };
import {
  aboveStage,
  adapterParameters,
  arrives,
  benchmark,
  llama7b,
  pagedMemory,
  mergedShares,
  parameters,
  shrunkTo,
  standardError,
  trainingTotals,
} from './numbers.ts';
import { arrivesOf, evenUpdate } from './lab/merging.ts';

test('the shape of Llama-7B has its published number of parameters, and an adapter r (d_in + d_out) a matrix', () => {
  assert.equal(parameters(llama7b), 6_738_415_616);
  assert.equal(adapterParameters(llama7b, 16), 39_976_960);
});

test('memory without activations: full fine-tuning, LoRA, QLoRA', () => {
  allNear(Object.values(trainingTotals(0)), [107.8146, 14.1165, 4.5052], 1e-4);
});

test('a model with relatively large embeddings shrinks less', () => {
  allNear([1, 3, 7, 65].map(shrunkTo), [41.6, 34.9, 28.7, 26.4], 0.05);
});

test('the optimizer state that can be paged out is small', () => near(pagedMemory(), 0.3198, 1e-4));

test('LitGPT measured a little more than the stage for LoRA, and much more for QLoRA', () => {
  allNear([aboveStage('lora', 7, 21.3), aboveStage('lora', 13, 38.12)], [4.99, 4.4], 0.01);
  allNear([aboveStage('qlora', 7, 13.84), aboveStage('qlora', 13, 22.55)], [29.64, 27.53], 0.01);
});

test('two accuracies of the benchmark differ by less than a standard error', () => {
  const error = standardError(benchmark.lora.right, 1319);
  near(error, 1.375, 1e-3);
  assert.ok(benchmark.lora.right - benchmark.full.right < error);
});

/** As JSON with a line break at its end. `node --test --test-update-snapshots` with this file records anew. */
const serializers = [(value: object) => `${JSON.stringify(value, null, 2)}\n`];

test('the shares that are recorded are those of the draws', (context) => {
  context.assert.fileSnapshot(mergedShares(), `${import.meta.dirname}/merged.json`, { serializers });
});

const sizes = [0.01, 0.03, 0.05, 0.1, 0.2];
const [least, most] = [
  [1, 2.5, 23.5, 82.5, 97.5],
  [2, 7.5, 35.5, 84.5, 99.5],
];

test('a merge into rounded weights and a second rounding lose small updates', () => {
  const kept = (draws: Parameters<typeof arrivesOf>[0]) =>
    sizes.map((size) => arrivesOf(draws, size, 'stored'));
  const recorded = sizes.map((size) => arrives(size, 'stored'));
  allNear(recorded, [1.64, 4.28, 27.83, 83.44, 98.69], 0.01);
  // Other widths and ranks change the shares little.
  for (const [count, width, rank] of [
    [20, 64, 6],
    [20, 64, 16],
    [4, 256, 6],
    [1, 512, 16],
    [1, 512, 64],
  ] as const) {
    const draws = Array.from({ length: count }, (_, i) => evenUpdate(i + 1, width, rank));
    kept(draws).forEach((share, i) => assert.ok(share > least[i]! && share < most[i]!, `${width}: ${share}`));
  }
});

test('a merge into the original weights before they are rounded keeps updates, on average', () => {
  allNear(
    sizes.map((size) => arrives(size, 'original')),
    [100, 100, 100, 100, 100],
    3.1,
  );
});

test('on each base, the more strongly the adapter acts, the worse the model predicts Shakespeare', () => {
  assert.equal(adapt.bases.length, 3);
  for (const { losses } of adapt.bases) {
    const { before, 'lora.4.0.5': half, 'lora.4.1': trained, 'lora.4.1.5': beyond } = losses;
    assert.ok(trained.genesis < half.genesis && half.genesis < before.genesis);
    assert.ok(beyond.genesis > trained.genesis);
    assert.ok(before.shakespeare < half.shakespeare && half.shakespeare < trained.shakespeare);
  }
});
