import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a stage that draws a role which the book lacks is found before a build, with its place', () => {
  const home = mkdtempSync(join(tmpdir(), 'check-'));
  const book = join(home, 'book');
  cpSync('e2e/fixtures/book', book, { recursive: true });
  const stage = join(book, 'questions/orbital-motion/lab/stage.ts');
  writeFileSync(
    stage,
    readFileSync(stage, 'utf8').replace('<b class="role-orbit">', '<b class="role-tide">'),
  );
  const { stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'check.ts')], {
    env: { ...process.env, CONTENT_DIR: book, CACHE_DIR: join(home, 'cache') },
    encoding: 'utf8',
  });
  assert.match(stderr, /lab\/stage\.ts:63\n {2}This draws the role "tide".*`roles` in book\.yaml/);
  assert.equal(status, 1);
  rmSync(home, { recursive: true });
});
