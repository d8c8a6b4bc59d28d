import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { linkIn } from './check-built.ts';

const home = mkdtempSync(join(tmpdir(), 'built-'));
after(() => rmSync(home, { recursive: true }));

test('a site that is a link, or holds one, is shown and packed by no command', () => {
  const site = join(home, 'site');
  mkdirSync(join(site, 'questions'), { recursive: true });
  assert.equal(linkIn(site), undefined);
  assert.equal(linkIn(join(home, 'missing')), undefined);
  symlinkSync(home, join(site, 'questions/more'));
  assert.equal(linkIn(site), join(site, 'questions/more'));
  symlinkSync('site', join(home, 'linked'));
  assert.equal(linkIn(join(home, 'linked')), join(home, 'linked'));
});
