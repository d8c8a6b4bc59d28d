import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { sum } from '../../numerics/sums.ts';
import { adapterParameters, linearParameters, llama7b, parameters, trainingMemory } from './numbers.ts';

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
