import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speed } from './numbers.ts';

test('light is slower in glass', () => {
  assert.ok(speed < 299.792458);
});
