import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diskFault } from './disk-fault.ts';

test('what the system says is told in words, any other error is not taken for it', () => {
  const fault = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path: '/x' });
  assert.match(
    diskFault(new Error('outer', { cause: fault }))!,
    /^\/x could not be written: the disk is read-only/,
  );
  assert.match(diskFault(new Error('failed: ENOSPC: no space left on device, write'))!, /the disk is full/);
  assert.equal(diskFault(new Error('unknown component')), undefined);
});
