import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names under which systems install Chromium or Chrome, in folders of PATH, and where macOS has them. */
const names = 'chromium-headless-shell chromium google-chrome google-chrome-stable chromium-browser'.split(
  ' ',
);
const applications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/**
 * The browser that prints: the one that CHROMIUM names, else the first that is there.
 *
 * @throws Error that says where it was looked for and what to install.
 */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = env['CHROMIUM'];
  if (named && existsSync(named)) return named;
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const found = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...applications,
  ].find((path) => existsSync(path));
  if (found !== undefined && !named) return found;
  const sought = named ? `${named}, set in CHROMIUM` : `${names.join(', ')} in ${folders.join(delimiter)}`;
  throw new Error(
    `PDFs are printed by Chromium or Chrome, but neither was found (looked for ${sought}).\n` +
      '  expected: one of them on this machine\n' +
      '  fix: install one (Debian: apt-get install chromium), or name it: CHROMIUM=/path/to/chrome',
  );
}

const here = '127.0.0.1';

/** It prints what is given to it, and asks nobody else for anything. */
const options = [
  '--headless',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${here}`,
  // Root has no sandbox to give.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A document at an address of this machine, from which no document can lead to its files; it can do nothing but be shown. */
async function served(xhtml: string): Promise<{ address: string; close: () => void }> {
  const path = `/${randomUUID()}`;
  const headers = { 'content-type': 'application/xhtml+xml', 'content-security-policy': 'sandbox' };
  const server = createServer(({ url }, response) => {
    if (url === path) response.writeHead(200, headers).end(xhtml);
    else response.writeHead(404).end();
  });
  await once(server.listen(0, here), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://${here}:${port}${path}`, close: () => server.close() };
}

/**
 * Prints a document in a new profile, which goes afterwards.
 *
 * @param xhtml      A whole document, with nothing from elsewhere.
 * @param timeoutMs  After so long the browser is ended.
 * @throws Error with what the browser said.
 */
export async function printed(
  xhtml: string,
  browser = findChromium(),
  timeoutMs = 180_000,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'grounded-print-'));
  const [pdf, profile] = ['book.pdf', 'profile'].map((name) => join(folder, name));
  const { address, close } = await served(xhtml);
  const own = [`--user-data-dir=${profile}`, `--print-to-pdf=${pdf}`, address];
  // A group of its own, so that its helpers end with it.
  const child = spawn(browser, [...options, ...own], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself, or never begun.
    }
  };
  process.on('exit', end);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2000)));
  const stopped = Promise.withResolvers<string | undefined>();
  const timer = setTimeout(
    () => stopped.resolve(`did not end within ${timeoutMs / 1000} seconds`),
    timeoutMs,
  );
  child.on('error', (error) => stopped.resolve(`could not be started: ${error.message}`));
  child.on('exit', (status) =>
    stopped.resolve(status === 0 && existsSync(pdf!) ? undefined : `ended with ${status ?? 'a signal'}`),
  );
  try {
    const why = await stopped.promise;
    if (why === undefined) return readFileSync(pdf!);
    throw new Error(
      `${browser} ${why}, and printed no PDF.${said.trim() && `\n${said.trim()}`}\n` +
        '  expected: Chromium or Chrome 131 or newer, which starts on this machine\n' +
        '  fix: try it by hand, or name another: CHROMIUM=/path/to/chrome',
    );
  } finally {
    clearTimeout(timer);
    close();
    process.off('exit', end);
    end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
