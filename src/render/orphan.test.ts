import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutOrphan } from './orphan.ts';

test('the last word of a heading is bound to the one before', () => {
  assert.equal(withoutOrphan('How does it work?'), 'How does it\u00a0work?');
});
