import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { sum } from '../../numerics/sums.ts';
import {
  adapterParameters,
  arrives,
  linearParameters,
  llama7b,
  pagedMemory,
  parameters,
  toBfloat16,
  trainingMemory,
  trainingTotals,
} from './numbers.ts';

test('the shape of Llama-7B has its published number of parameters', () => {
  assert.equal(parameters(llama7b), 6_738_415_616);
  assert.equal(linearParameters(llama7b), 6_476_005_376);
});

test('an adapter of rank r on a d_out × d_in matrix has r (d_in + d_out) parameters', () => {
  assert.equal(adapterParameters(llama7b, 8, 'query-value'), 4_194_304);
  assert.equal(adapterParameters(llama7b, 16, 'all-linear'), 39_976_960);
  assert.equal(
    adapterParameters({ layers: 96, width: 12288, feedForward: 0, vocabulary: 0 }, 4, 'query-value'),
    18_874_368,
  );
});

test('memory without activations: full fine-tuning, LoRA, QLoRA', () => {
  const totals = trainingMemory(llama7b).map(({ segments }) => sum(segments.map(({ value }) => value)));
  allNear(totals, [107.81, 14.12, 4.51], 0.01);
});

test('the optimizer state that can be paged out is small', () => {
  near(pagedMemory(llama7b), 0.3198, 1e-4);
  const { lora, qlora } = trainingTotals(llama7b);
  near(1 - qlora / lora, 0.681, 1e-3);
});

test('bfloat16 keeps eight significant bits, ties to even', () => {
  assert.deepEqual(
    [1, 0.1, 1 + 2 ** -8, 1 + 3 * 2 ** -8, -3.14159, 0].map(toBfloat16),
    [1, 0.10009765625, 1, 1.015625, -3.140625, 0],
  );
});

test('a merge rounds small updates away, and more of them in 4 bits', () => {
  allNear(
    [0.0001, 0.001, 0.01].map((size) => arrives(size, 'bf16')),
    [7.3, 59.6, 99.9],
    0.1,
  );
  allNear(
    [0.01, 0.03, 0.05, 0.1].map((size) => arrives(size, 'nf4')),
    [1.9, 12.7, 43.2, 84.6],
    0.1,
  );
});
