import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nestedTooDeep } from './nesting.ts';

test('what is nested beyond what anyone writes is found before it is parsed', () => {
  assert.equal(nestedTooDeep(`a\n${'{('.repeat(900)}`), 1002);
  assert.equal(nestedTooDeep(`a\n${'> '.repeat(400)}b`), 2);
  assert.equal(nestedTooDeep(`a\n${' - '.repeat(400)}b`), 2);
});

test('long texts are not deep', () => {
  assert.equal(nestedTooDeep('(a) [b] {c} :) '.repeat(5000)), undefined);
  assert.equal(nestedTooDeep('> - a\n'.repeat(5000)), undefined);
  assert.equal(nestedTooDeep('-'.repeat(200)), undefined);
});
