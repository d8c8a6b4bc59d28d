import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeInter, readyInter } from './fonts.ts';

test('the reading face of most books is what would be made today', async () => {
  const fix = 'make it anew: node src/cli/grounded.js src/outputs/make-inter.ts';
  assert.ok(readFileSync(readyInter).equals(await makeInter()), fix);
});
