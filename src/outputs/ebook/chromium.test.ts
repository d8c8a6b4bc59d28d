/** Plants programs in the place of the browser. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { findChromium, printed } from './chromium.ts';

const home = mkdtempSync(join(tmpdir(), 'browser-'));
after(() => rmSync(home, { recursive: true, force: true }));

function program(name: string, source: string): string {
  const path = join(home, name);
  writeFileSync(path, `#!/bin/sh\n${source}\n`);
  chmodSync(path, 0o755);
  return path;
}
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('grounded-print-'));

test('the browser is the one that CHROMIUM names, else one of PATH; a missing one is told with what to do', () => {
  const chrome = program('google-chrome', 'exit 0');
  assert.equal(findChromium({ PATH: `/nowhere:${home}` }), chrome);
  assert.equal(findChromium({ CHROMIUM: chrome, PATH: '' }), chrome);
  assert.throws(
    () => findChromium({ CHROMIUM: '/nowhere/chrome', PATH: home }),
    /\/nowhere\/chrome, set in CHROMIUM/,
  );
  if (process.platform !== 'darwin')
    assert.throws(
      () => findChromium({ PATH: '/nowhere' }),
      /looked for chromium-headless-shell, .* in \/nowhere[^]*apt-get install chromium[^]*CHROMIUM=/,
    );
});

test('a browser that fails or hangs is ended and told, and leaves nothing', async () => {
  const before = leftovers();
  await assert.rejects(
    printed('<html/>', program('fails', 'echo no display >&2; exit 3')),
    /fails ended with 3, [^]*no display[^]*fix: /,
  );
  const outlived = join(home, 'outlived');
  const hangs = program('hangs', `(sleep 1; touch ${outlived}) & wait`);
  await assert.rejects(printed('<html/>', hangs, 300), /did not end within 0\.3 seconds/);
  await pause(1200);
  assert.ok(!existsSync(outlived), 'what it has started is ended with it');
  await assert.rejects(printed('<html/>', join(home, 'missing')), /could not be started/);
  assert.deepEqual(leftovers(), before);
});
