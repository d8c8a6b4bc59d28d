/** A caller's settings name the book that is checked. No test takes anything else from them, and nothing writes there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { basename, dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { copyFixture } from './support/fixture-book.ts';
import { folderSums } from './support/folder-sums.ts';

test('checking a book runs its own tests and programs, and leaves it byte for byte as it was', () => {
  const content = copyFixture('checked');
  const before = folderSums(dirname(content));
  assert.ok(Object.keys(before).length > 15);
  const node = (args: string[], settings: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: resolve(import.meta.dirname, '..'),
      encoding: 'utf8',
      env: {
        ...process.env,
        // Else the tests within this one would not run.
        NODE_TEST_CONTEXT: undefined,
        CONTENT_DIR: content,
        OUT_DIR: join(content, 'dist'),
        CACHE_DIR: join(content, 'cache'),
        ...settings,
      },
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  node(['src/cli/build/build.ts', '--check']);
  const words = ['no-settings', 'samples', basename(dirname(content))];
  const said = node(['e2e/run.ts', '--check', ...words], {
    BASE_PATH: '??',
    SITE_URL: 'nowhere',
    PORT: 'none',
  });
  for (const passed of [
    'tests do not see what the caller of the tests builds',
    'orbital-motion/kepler.py prints what the page shows',
    'Kepler’s second law: equal times, equal areas',
    'period and speed are those of the Earth at one unit',
  ])
    assert.match(said, new RegExp(`[✔﹣] ${passed}`));
  assert.deepEqual(folderSums(dirname(content)), before);
});
