import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const home = mkdtempSync(join(tmpdir(), 'lock-'));
after(() => rmSync(home, { recursive: true, force: true }));
const log = join(home, 'log');

/** Holds the lock for a while, and notes when it began and ended. */
const build = (ms = 300) =>
  spawn(process.execPath, [
    '--input-type=module-typescript',
    '-e',
    `
  import { appendFileSync } from 'node:fs';
  import { waitForBuilds } from ${JSON.stringify(pathToFileURL(resolve('src/cli/build/build-lock.ts')).href)};
  await waitForBuilds(${JSON.stringify(join(home, 'a/lock'))}, () => console.log('waits'));
  appendFileSync(${JSON.stringify(log)}, 'begin\\n');
  console.log('begins');
  await new Promise((resolve) => setTimeout(resolve, ${ms}));
  appendFileSync(${JSON.stringify(log)}, 'end\\n');
`,
  ]);

test('of builds that begin together, one runs at a time', async () => {
  writeFileSync(log, '');
  const ends = await Promise.all([1, 2, 3, 4].map(() => once(build(), 'exit')));
  assert.deepEqual(
    ends.map(([status]) => status as number),
    [0, 0, 0, 0],
  );
  assert.deepEqual(
    readFileSync(log, 'utf8').trim().split('\n'),
    Array.from({ length: 4 }, () => ['begin', 'end']).flat(),
  );
});

test('a build that waits says so, and begins when the other is killed', async () => {
  const first = build(60_000);
  assert.equal(String(await once(first.stdout, 'data')), 'begins\n');
  const second = build();
  assert.equal(String(await once(second.stdout, 'data')), 'waits\n');
  first.kill('SIGKILL');
  assert.deepEqual(await once(second, 'exit'), [0, null]);
});
