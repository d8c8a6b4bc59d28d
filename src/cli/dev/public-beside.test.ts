/** A book in `content/`, whose `public/` lies beside it. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formatProblems } from '#book/problem.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'beside-')));
after(() => rmSync(home, { recursive: true }));
const project = join(home, 'project');
mkdirSync(join(project, 'content'), { recursive: true });
mkdirSync(join(project, 'public/folder'), { recursive: true });
mkdirSync(join(home, 'away'));
process.chdir(project);
delete process.env['CONTENT_DIR'];
writeFileSync('content/book.yaml', '');
const { isKeptBack } = await import('./served.ts');
const { linkProblems } = await import('#check/trust/links.ts');
const said = () => formatProblems(linkProblems('content'));

test('its files are sent, but no link out of it, and nothing that a build would refuse', () => {
  writeFileSync(join(home, 'away/secret.txt'), 'secret');
  writeFileSync('public/own.txt', 'own');
  writeFileSync('public/page.html', '<script></script>');
  assert.equal(said(), '0 problems in the content');
  symlinkSync('../../away/secret.txt', 'public/leak.txt');
  symlinkSync('../../../away', 'public/folder/away');
  for (const path of ['/leak.txt', '/%6ceak.txt', '/folder/away/secret.txt', '/page.html'])
    assert.ok(isKeptBack(path), path);
  assert.ok(isKeptBack(`/@fs${project}/public/leak.txt`));
  assert.ok(!isKeptBack('/own.txt'));
  assert.match(
    said(),
    /public\/folder\/away\n {2}This symbolic link[^]*public\/leak\.txt\n {2}This symbolic link/,
  );
});

test('it is no link itself', () => {
  renameSync('public', join(home, 'away/public'));
  symlinkSync('../away/public', 'public');
  assert.ok(isKeptBack('/own.txt'));
  assert.match(said(), /^public\n {2}This symbolic link leads to a place outside/);
});
