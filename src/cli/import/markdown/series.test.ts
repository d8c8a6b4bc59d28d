import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutLevels } from './series.ts';

test('a level goes from titles, and a long run of spaces takes no longer than other signs', () => {
  assert.deepEqual(withoutLevels(['Why? [Easy]', 'How? [Hard]', 'When? [Easy]']), ['Why?', 'How?', 'When?']);
  const long = `x${' '.repeat(100_000)}y?`;
  assert.deepEqual(withoutLevels([long, 'b', 'c']), [long, 'b', 'c']);
});
