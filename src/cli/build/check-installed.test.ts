import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

test('where the generator is not installed, a command that makes pages says so, and the check works', (context) => {
  const cwd = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  context.after(() => rmSync(cwd, { recursive: true }));
  const env = { ...process.env, CONTENT_DIR: resolve('e2e/fixtures/book') };
  const call = (...program: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, program[0]!), ...program.slice(1)], {
      cwd,
      env,
      encoding: 'utf8',
    });
  for (const program of ['build.ts', '../dev/dev.ts']) {
    const { status, stderr } = call(program);
    assert.equal(status, 1, program);
    assert.match(
      stderr,
      /not installed in this folder[^]*expected: a folder node_modules[^]*fix: call the command/,
    );
  }
  assert.equal(call('build.ts', '--check').status, 0);
});
