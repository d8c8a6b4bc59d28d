import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceOf } from './choice.ts';

test('whatever a browser remembers of a choice is taken with care', () => {
  const any = { topics: [], difficulties: [], kinds: [], length: 10 };
  for (const value of [null, 7, 'x', [], { topics: 'light', length: 11 }])
    assert.deepEqual(choiceOf(value), any);
  assert.deepEqual(choiceOf({ kinds: ['quiz'], length: 'due' }), { ...any, kinds: ['quiz'], length: 'due' });
});
