import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from './query.ts';

test('words without meaning leave the query, unless nothing would be left', () => {
  assert.deepEqual(parseQuery('what is LoRA?').words, ['lora']);
  assert.deepEqual(parseQuery('what is it').words, ['what', 'is', 'it']);
  assert.deepEqual(parseQuery('').words, []);
});

test('the last word may be unfinished, unless a space or a sign ends it', () => {
  assert.equal(parseQuery('gradient chec').unfinished, 'chec');
  assert.equal(parseQuery('gradient chec ').unfinished, undefined);
  assert.equal(parseQuery('what is lora?').unfinished, undefined);
  assert.equal(parseQuery('lora and the').unfinished, undefined);
});

test('texts in quotes are phrases, and their words count', () => {
  const query = parseQuery('"double quantization" of “frozen base” weights');
  assert.deepEqual(query.phrases, ['double quantization', 'frozen base']);
  assert.deepEqual(query.words, ['double', 'quantization', 'frozen', 'base', 'weights']);
  assert.deepEqual(parseQuery('12" of "nothing').phrases, []);
  assert.deepEqual(parseQuery('"" "?"').phrases, []);
});

test('a minus in front of a word leaves pages out; hyphens and flags do not', () => {
  assert.deepEqual(parseQuery('tuning -prefix').excluded, ['prefix']);
  assert.deepEqual(parseQuery('tuning -prefix').words, ['tuning']);
  assert.deepEqual(parseQuery('low-rank --load_in_4bit - x').excluded, []);
});
