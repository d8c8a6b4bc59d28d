import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeBuildData } from '#project/build-data.ts';
import { keepPages, keptPage } from './kept-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-pages-'));
after(() => rmSync(folder, { recursive: true }));

test('a page that has gone from the cache is rendered again, and never published as what is not there', () => {
  const key = 'cleared-away';
  writeBuildData({ pageKeys: { light: key }, keptPages: ['light'] }, folder);
  assert.equal(keepPages(join(folder, 'site'), folder), false);
  assert.throws(() => keptPage(key), /has gone from the cache[^]*fix: build again/);
});
