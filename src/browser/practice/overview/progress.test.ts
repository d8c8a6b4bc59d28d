import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionsRead } from './progress.ts';

test('whatever a browser remembers of what was read is taken with care', () => {
  const read = (value: unknown) => [...versionsRead(value)];
  for (const value of [null, 7, 'x', [], ['light']]) assert.deepEqual(read(value), []);
  assert.deepEqual(read({ light: '01234567', sound: 3, pitch: null }), [['light', '01234567']]);
});
