import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import {
  adapterParameters,
  arrives,
  llama7b,
  pagedMemory,
  parameters,
  savedByFourBits,
  toBfloat16,
  trainingTotals,
} from './numbers.ts';

test('the shape of Llama-7B has its published number of parameters, and an adapter r (d_in + d_out) a matrix', () => {
  assert.equal(parameters(llama7b), 6_738_415_616);
  assert.equal(adapterParameters(llama7b, 16), 39_976_960);
});

test('memory without activations: full fine-tuning, LoRA, QLoRA', () => {
  allNear(Object.values(trainingTotals(0)), [107.8146, 14.1165, 4.5052], 1e-4);
  allNear([0, 8192].map(savedByFourBits), [68.1, 17.0], 0.05);
});

test('the optimizer state that can be paged out is small', () => near(pagedMemory(), 0.3198, 1e-4));

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
