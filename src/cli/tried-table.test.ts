import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triedTable } from './tried-table.ts';

test('what was tried is a row each', () => {
  assert.equal(
    triedTable([{ area: 'A', what: 'b | c', count: 3, planted: 'd' }])
      .split('\n')
      .at(-1),
    '| A | b \\| c | 3 | d |',
  );
});
