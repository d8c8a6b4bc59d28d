import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { claims } from './claims.ts';
import { controls } from './lab/controls.ts';
import { stage } from './lab/stage.ts';

test('every claim of the stage is one that it makes', () => {
  const made = new Set<string | undefined>();
  for (const mode of ['once', 'each'] as const)
    for (const refit of [true, false])
      for (let k = 0; k <= 8; k++) made.add(stage.claim!({ ...defaultsOf(controls), mode, refit, k }));
  made.delete(undefined);
  assert.deepEqual([...made].sort(), claims.flatMap(({ id, of }) => (of === 'stage' ? [id] : [])).sort());
});
