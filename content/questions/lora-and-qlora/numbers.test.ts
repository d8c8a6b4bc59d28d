import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adapterParameters, linearParameters, llama7b, parameters, totalMemory } from './numbers.ts';

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
  assert.ok(Math.abs(totalMemory(llama7b, 0) - 107.81) < 0.01);
  assert.ok(Math.abs(totalMemory(llama7b, 1) - 14.12) < 0.01);
  assert.ok(Math.abs(totalMemory(llama7b, 2) - 4.51) < 0.01);
});
