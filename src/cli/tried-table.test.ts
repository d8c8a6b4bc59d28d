import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, triedTable } from './tried-table.ts';

test('what was tried is a row each', () => {
  assert.equal(
    triedTable([{ area: 'A', what: 'b | c', count: 3, planted: 'd' }])
      .split('\n')
      .at(-1),
    '| A | b \\| c | 3 | d |',
  );
});

test('notes of the same add up, others stay apart', () => {
  const note = { area: 'A', what: 'b', count: 1, planted: 'd' };
  assert.deepEqual(added([note, { ...note, what: 'c' }, { ...note, count: 2 }]), [
    { ...note, count: 3 },
    { ...note, what: 'c' },
  ]);
});
