import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diskError } from './render-problem.ts';

test('errors of the disk come with the way out, any other error is not taken for one', () => {
  const error = new Error("EROFS: read-only file system, mkdir '/x'");
  assert.match(
    diskError(new Error('outer', { cause: error }))!,
    /^The site could not be written: EROFS: read-only file system, mkdir '\/x'\.[^]*OUT_DIR$/,
  );
  assert.match(diskError(new Error('failed: ENOSPC: no space left on device, write'))!, /free some space/);
  assert.equal(diskError(new Error('unknown component')), undefined);
});
