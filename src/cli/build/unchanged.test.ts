import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inputsHash, isBuilt, isUnchanged, rememberSite, siteFiles } from './unchanged.ts';

const folder = mkdtempSync(join(tmpdir(), 'unchanged-'));
after(() => rmSync(folder, { recursive: true }));

test('a site is unchanged while what it was made from and each of its files are', () => {
  const [site, cache] = [join(folder, 'site'), join(folder, 'cache')];
  mkdirSync(join(site, 'questions'), { recursive: true });
  mkdirSync(cache);
  const page = join(site, 'questions/a.html');
  writeFileSync(page, 'An answer.');
  assert.ok(!isUnchanged('one', siteFiles(site), cache), 'nothing is known yet');
  rememberSite('one', siteFiles(site), cache);
  assert.ok(isUnchanged('one', siteFiles(site), cache));
  assert.ok(!isUnchanged('two', siteFiles(site), cache), 'it was made from something else');
  assert.ok(isBuilt(siteFiles(site), cache));
  writeFileSync(join(site, 'more.txt'), '');
  assert.ok(!isUnchanged('one', siteFiles(site), cache), 'there is one file more');
  assert.ok(!isBuilt(siteFiles(site), cache), 'which no build has made');
  rmSync(join(site, 'more.txt'));
  assert.ok(isUnchanged('one', siteFiles(site), cache));
  writeFileSync(page, 'An answer');
  assert.ok(!isUnchanged('one', siteFiles(site), cache), 'a file is another');
  rememberSite('one', siteFiles(site), cache);
  rmSync(page);
  assert.ok(!isUnchanged('one', siteFiles(site), cache), 'a file is missing');
  writeFileSync(join(cache, 'finished-site.json'), '{"inputs":"one","fi');
  assert.ok(!isUnchanged('one', siteFiles(site), cache), 'what was known was cut off');
});

test('the hash of what a site is made from is the same each time, and depends on what was asked for', () => {
  assert.equal(inputsHash([false]), inputsHash([false]));
  assert.notEqual(inputsHash([false]), inputsHash([true]));
});
