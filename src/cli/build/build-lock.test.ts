import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const home = mkdtempSync(join(tmpdir(), 'lock-'));
after(() => rmSync(home, { recursive: true, force: true }));
const lock = join(home, 'a/lock');
const log = join(home, 'log');
/** Holds the lock for a while, and notes when it began and ended. */
const program = `
  import { appendFileSync } from 'node:fs';
  import { waitForBuilds } from ${JSON.stringify(pathToFileURL(resolve('src/cli/build/build-lock.ts')).href)};
  await waitForBuilds(${JSON.stringify(lock)}, (pid) => console.log('waits for ' + pid));
  appendFileSync(${JSON.stringify(log)}, 'begin\\n');
  await new Promise((resolve) => setTimeout(resolve, 300));
  appendFileSync(${JSON.stringify(log)}, 'end\\n');
`;
const run = () =>
  new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
    child.on('exit', resolve);
  });

test('of builds that begin together, one runs at a time', async () => {
  writeFileSync(log, '');
  assert.deepEqual(await Promise.all([run(), run(), run(), run()]), [0, 0, 0, 0]);
  assert.deepEqual(
    readFileSync(log, 'utf8').trim().split('\n'),
    Array.from({ length: 4 }, () => ['begin', 'end']).flat(),
  );
  assert.ok(!existsSync(lock));
});

test('what a killed build left is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(lock, String(pid));
  assert.equal(await run(), 0);
  assert.ok(!existsSync(lock));
});
