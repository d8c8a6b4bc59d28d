import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diskError } from './disk-error.ts';

test('errors of the system are put in words, any other error is not taken for one', () => {
  const error = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path: '/x' });
  assert.match(
    diskError(new Error('outer', { cause: error }))!,
    /^\/x could not be written: the disk is read-only/,
  );
  assert.match(diskError(new Error('failed: ENOSPC: no space left on device, write'))!, /the disk is full/);
  assert.equal(diskError(new Error('unknown component')), undefined);
});
