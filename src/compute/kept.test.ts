import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
process.env['CACHE_DIR'] = folder;
const { hashOf, kept } = await import('./kept.ts');
after(() => rmSync(folder, { recursive: true }));

test('something is made once, again when what it is made of changes, and what is old goes', async () => {
  const old = join(folder, 'things/old');
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

test('what came with a book as its cache is not found', async () => {
  mkdirSync(join(folder, 'pages'));
  for (const name of [hashOf(['one']), 'one']) writeFileSync(join(folder, 'pages', name), 'planted');
  assert.equal(String(await kept('pages', ['one'], async () => 'made')), 'made');
  assert.equal(readdirSync(join(folder, 'pages')).length, 3);
});
