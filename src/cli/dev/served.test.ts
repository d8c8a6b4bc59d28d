import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'served-')));
const book = join(home, 'book');
mkdirSync(join(book, '.hidden'), { recursive: true });
process.chdir(book);
after(() => rmSync(home, { recursive: true }));
const { leadsOut } = await import('./served.ts');

test('an author’s server follows no link out of what it serves, by whatever address', () => {
  writeFileSync(join(home, 'secret.txt'), 'secret');
  writeFileSync(join(book, 'book.yaml'), '');
  symlinkSync('../../secret.txt', join(book, '.hidden/a b'));
  symlinkSync('book.yaml', join(book, 'own'));
  for (const path of ['/.hidden/a%20b', `/@fs${book}/.hidden/a b`, `/@fs${book}/x/../.hidden/a%20b`])
    assert.ok(leadsOut(path), path);
  for (const path of [
    '/',
    '/own',
    '/%',
    '/%E0%A4%A',
    '/%00',
    `/@fs${book}/book.yaml`,
    '/questions/x/',
    `/@fs${home}/secret.txt`,
  ])
    assert.ok(!leadsOut(path), path);
});
