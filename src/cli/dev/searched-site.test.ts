import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isSiteOf } from './searched-site.ts';

const site = mkdtempSync(join(tmpdir(), 'site-'));
after(() => rmSync(site, { recursive: true, force: true }));

test('a site is searched for the book that it was built of alone', () => {
  assert.equal(isSiteOf(site, 'The Night Sky'), false);
  mkdirSync(join(site, 'pagefind'));
  assert.equal(isSiteOf(site, 'The Night Sky'), false);
  writeFileSync(join(site, 'llms.txt'), '# The Night Sky\n\n> Questions\n');
  assert.equal(isSiteOf(site, 'The Night Sky'), true);
  assert.equal(isSiteOf(site, 'The Night'), false);
  assert.equal(isSiteOf(site, ''), false);
});
