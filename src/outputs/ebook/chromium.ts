import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names of Chromium and Chrome in the folders of PATH, and their places on macOS. */
const names = 'chromium-headless-shell chromium google-chrome google-chrome-stable chromium-browser'.split(
  ' ',
);
const applications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/**
 * The path of the browser that prints: the one that CHROMIUM names, or without that variable the first that is there.
 *
 * @throws Error if it is not there; says where it was looked for and what to install.
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

/** The browser prints one document and may send requests to this machine alone. */
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
  // Chromium does not start with its sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The document runs no program, leads nowhere, and loads nothing. */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * Serves a document under a name that nobody can guess. Unlike one that is opened as a file, it can lead to no file of this
 * machine.
 */
async function served(xhtml: string): Promise<{ address: string; close: () => void }> {
  const path = `/${randomUUID()}`;
  const headers = { 'content-type': 'application/xhtml+xml', 'content-security-policy': policy };
  const server = createServer(({ url }, response) => {
    if (url === path) response.writeHead(200, headers).end(xhtml);
    else response.writeHead(404).end();
  });
  await once(server.listen(0, here), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://${here}:${port}${path}`, close: () => server.close() };
}

/**
 * Prints a document as PDF, in a new profile of the browser, which is deleted afterwards.
 *
 * @param xhtml      A whole document, which loads nothing.
 * @param browser    Path of the browser.
 * @param timeoutMs  After this time the browser is killed.
 * @throws Error if the browser prints nothing; says what it wrote to its error output.
 */
export async function printed(
  xhtml: string,
  browser = findChromium(),
  timeoutMs = 180_000,
): Promise<Uint8Array> {
  const { address, close } = await served(xhtml);
  const folder = mkdtempSync(join(tmpdir(), 'grounded-print-'));
  const [pdf, profile] = ['book.pdf', 'profile'].map((name) => join(folder, name));
  const own = [`--user-data-dir=${profile}`, `--print-to-pdf=${pdf}`, address];
  // The browser is the head of a process group, so that its helper processes are killed with it.
  const child = spawn(browser, [...options, ...own], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself, or never begun.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
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
  }
}
