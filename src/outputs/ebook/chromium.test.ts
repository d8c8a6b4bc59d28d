/** Plants programs in the place of the browser. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
process.env['TMPDIR'] = join(home, 'temporary');
mkdirSync(process.env['TMPDIR']);
const leftovers = () => readdirSync(tmpdir());
/** Whether a process runs: one that has ended and is not yet asked for its status does not. */
const runs = (pid: string) =>
  /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim());

test('the browser is the one that CHROMIUM names, else one of PATH; a missing one is reported with what to do', () => {
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

test(
  'a browser that fails or hangs is ended and reported with what it started, and leaves nothing',
  { timeout: 30_000 },
  async () => {
    await assert.rejects(
      printed('<html/>', program('fails', 'echo no display >&2; exit 3')),
      /fails ended with 3, [^]*no display[^]*fix: /,
    );
    const hangs = program('hangs', `sleep 600 & echo $! > ${join(home, 'child')}; wait`);
    await assert.rejects(printed('<html/>', hangs, 1000), /did not end within 1 seconds/);
    const child = readFileSync(join(home, 'child'), 'utf8').trim();
    while (runs(child)) await pause(20);
    await assert.rejects(printed('<html/>', join(home, 'missing')), /could not be started/);
    assert.deepEqual(leftovers(), []);
  },
);

test('a document is printed from an address of its own, from which none leads to the files of the machine', async () => {
  const script = join(home, 'prints.mjs');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
     const pdf = process.argv.find((given) => given.startsWith('--print-to-pdf=')).slice(15);
     const address = process.argv.at(-1);
     const page = await fetch(address);
     const { status } = await fetch(new URL('/other', address));
     writeFileSync(pdf, [new URL(address).protocol, page.headers.get('content-security-policy'), await page.text(), status].join(' '));`,
  );
  const prints = program('prints', `exec "${process.execPath}" "${script}" "$@"`);
  assert.equal(
    Buffer.from(await printed('<html/>', prints)).toString(),
    "http: sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data: <html/> 404",
  );
  assert.deepEqual(leftovers(), []);
});
