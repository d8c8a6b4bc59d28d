import assert from 'node:assert/strict';
import { test } from 'node:test';

test('tests do not see what the caller of the tests builds', () => {
  const names = ['CONTENT_DIR', 'OUT_DIR', 'CACHE_DIR', 'BASE_PATH', 'SITE_URL', 'PORT'];
  assert.deepEqual(
    names.filter((name) => name in process.env),
    [],
  );
});
