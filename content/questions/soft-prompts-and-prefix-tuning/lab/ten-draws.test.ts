import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { pairOf } from './pair.ts';
import { bothTasks, tenDraws } from './ten-draws.ts';

test('ten draws of both tasks come out as they are drawn, and stay within the picture', () => {
  for (const teacher of ['prefix', 'soft'] as const)
    tenDraws[teacher].forEach((pair, seed) => {
      const { soft, prefix } = pairOf(teacher, seed);
      allNear([soft, prefix], pair, 5.01e-4, `${teacher} ${seed}`);
      // As the picture's name says.
      assert.equal(prefix < soft, teacher === 'prefix');
    });
  assert.doesNotMatch(bothTasks(), /NaN|undefined/);
  for (const [, at] of bothTasks().matchAll(/cy="(-?[\d.]+)"/g))
    assert.ok(Number(at) > 20 && Number(at) < 170, at);
});
