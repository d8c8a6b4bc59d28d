import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
process.env['CACHE_DIR'] = folder;
const { kept } = await import('./kept.ts');
const { cacheDir, workFolder } = await import('#project/site.ts');
after(() => rmSync(folder, { recursive: true }));

test('something is made once, again when what it is made of changes, and what is old goes', async () => {
  const old = join(cacheDir, 'things/old');
  mkdirSync(old, { recursive: true });
  utimesSync(old, new Date(0), new Date(0));
  let made = 0;
  const ask = async (...of: string[]) => String(await kept('things', of, async () => `made ${(made += 1)}`));
  assert.equal(await ask('a', 'b'), 'made 1');
  assert.equal(await ask('a', 'b'), 'made 1');
  assert.equal(await ask('ab'), 'made 2');
  assert.equal(await ask('a', 'b'), 'made 1');
  assert.ok(!existsSync(old));
  await assert.rejects(
    kept('things', ['c'], () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(await ask('c'), 'made 3');
});

test('all that is kept lies in a folder whose name differs between two folders of the same book', () => {
  const ofProject = (cwd: string) =>
    spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `const { cacheDir } = await import('${site}'); console.log(cacheDir)`],
      { cwd, env: { ...process.env, CONTENT_DIR: folder }, encoding: 'utf8' },
    ).stdout;
  const site = import.meta.resolve('#project/site.ts');
  const project = join(folder, 'project');
  mkdirSync(project);
  const before = ofProject(project);
  assert.match(before, /kept-/);
  assert.equal(ofProject(project), before);
  renameSync(project, join(folder, 'moved'));
  mkdirSync(project);
  assert.notEqual(ofProject(project), before);
  assert.ok(relative('.cache', workFolder).length > 8);
});
