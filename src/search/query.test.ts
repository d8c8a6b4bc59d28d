import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGenuine, planQuery } from './query.ts';

test('stop words leave the query, identifiers stay whole', () => {
  assert.deepEqual(planQuery('What is the LoRA rank?').words, ['lora', 'rank']);
  assert.deepEqual(planQuery('how does use_reentrant work').words, ['use_reentrant', 'work']);
  assert.deepEqual(planQuery('C++ top-k 4.5').words, ['c++', 'top-k', '4.5']);
});

test('a query of stop words alone keeps them, an empty one stays empty', () => {
  assert.deepEqual(planQuery('what is it').words, ['what', 'is', 'it']);
  assert.deepEqual(planQuery(' ?! ').words, []);
});

test('what the index falls back to for an unknown word is no match', () => {
  assert.equal(isGenuine(['zero'], ['zzzzqqqq']), false);
  assert.equal(isGenuine(['half'], ['halucination']), false);
  assert.equal(isGenuine(['Quantized'], ['quantizing']), true);
  assert.equal(isGenuine(['ANN'], ['ann']), true);
  assert.equal(isGenuine([], ['lora']), false);
});
