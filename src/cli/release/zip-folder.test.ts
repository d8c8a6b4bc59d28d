import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { zipFolder } from './zip-folder.ts';

function folderOf(files: readonly (readonly [string, string])[], time: Date): string {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  for (const [path, text] of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), time, time);
  }
  return folder;
}
const files = [
  ['index.html', '<p>one</p>'],
  ['a/b.json', '{}'],
] as const;

test('the archive has every file, below the prefix', () => {
  const entries = unzipSync(zipFolder(folderOf(files, new Date()), 'book/'));
  assert.deepEqual(Object.keys(entries).sort(), ['book/a/b.json', 'book/index.html']);
  assert.equal(strFromU8(entries['book/index.html']!), '<p>one</p>');
});

test('neither times nor zone nor the order of writing change a byte, and a changed file does', () => {
  const first = zipFolder(folderOf(files, new Date(2020, 1, 1)));
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  try {
    assert.deepEqual(zipFolder(folderOf(files.toReversed(), new Date(2024, 5, 5))), first);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  assert.notDeepEqual(zipFolder(folderOf([['index.html', '<p>two</p>'], files[1]], new Date())), first);
});
