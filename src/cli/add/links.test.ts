/** Folders that somebody has sent, with links to what lies outside of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readTarget } from './target.ts';

const home = mkdtempSync(join(tmpdir(), 'links-'));
after(() => rmSync(home, { recursive: true }));
const outside = join(home, 'outside');
mkdirSync(outside);
let count = 0;
/** A folder with a link. */
function folderWith(link: string, target: string): string {
  const folder = join(home, String(count++));
  mkdirSync(join(folder, link, '..'), { recursive: true });
  symlinkSync(target, join(folder, link));
  return folder;
}

test('a book is begun in no folder with a link in the way, and nothing is written outside', () => {
  for (const [link, target] of [
    ['questions', outside],
    ['.github/workflows', outside],
    ['package.json', join(outside, 'package.json')],
  ] as const) {
    const folder = folderWith(link, target);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../grounded.js'), 'init', folder],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.ok(stderr.includes(`${join(folder, link)} is a symbolic link.`), stderr);
    assert.deepEqual(readdirSync(folder), [link.split('/')[0]]);
  }
  assert.deepEqual(readdirSync(outside), []);
});

test('questions are added to no book with a link that leads elsewhere', () => {
  const folder = folderWith('questions', outside);
  writeFileSync(join(folder, 'book.yaml'), 'name: B\n');
  assert.throws(
    () => readTarget(folder),
    /questions\n {2}This symbolic link leads to a place outside the book/,
  );
});
