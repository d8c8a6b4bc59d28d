import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** Names under which systems install Chromium or Chrome, in folders of PATH, and where macOS has them. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
];
const applications = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** A browser that could not be found, or has not printed. */
class ChromiumError extends Error {}

/**
 * The browser that prints: the one that CHROMIUM names, else the first that is there.
 *
 * @throws ChromiumError that says where it was looked for and what to install.
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
  throw new ChromiumError(
    `PDFs are printed by Chromium or Chrome, but neither was found (looked for ${sought}).\n` +
      '  expected: one of them on this machine\n' +
      '  fix: install one (Debian: apt-get install chromium), or name it: CHROMIUM=/path/to/chrome',
  );
}

/** It prints what is given to it, and asks nobody else for anything. */
const options = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Root has no sandbox to give.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Prints a document in a new profile, which goes afterwards.
 *
 * @param xhtml      A whole document, with nothing from elsewhere.
 * @param timeoutMs  After so long the browser is ended.
 * @throws ChromiumError with what the browser said.
 */
export async function printed(
  xhtml: string,
  browser = findChromium(),
  timeoutMs = 180_000,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'grounded-print-'));
  const page = join(folder, 'book.xhtml');
  const child = spawn(browser, [...options, `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that its helpers end with it.
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself, or never begun.
    }
  };
  process.on('exit', end);
  let said = '';
  child.stderr!.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2000)));
  const stopped = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => stopped.reject(new Error(`did not end within ${timeoutMs / 1000} seconds`)),
    timeoutMs,
  );
  child.on('error', (error) => stopped.reject(new Error(`could not be started: ${error.message}`)));
  child.on('exit', (status) => stopped.reject(new Error(`ended with ${status ?? 'a signal'}`)));
  try {
    writeFileSync(page, xhtml);
    return await Promise.race([printIn(new Pipe(child), pathToFileURL(page).href), stopped.promise]);
  } catch (error) {
    throw new ChromiumError(
      `${browser} ${(error as Error).message}, and printed no PDF.${said.trim() && `\n${said.trim()}`}\n` +
        '  expected: Chromium or Chrome 131 or newer, which starts on this machine\n' +
        '  fix: try it by hand, or name another: CHROMIUM=/path/to/chrome',
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    process.off('exit', end);
    end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Loads a document and prints it when its fonts are there. */
async function printIn(pipe: Pipe, url: string): Promise<Uint8Array> {
  const { targetId } = await pipe.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.ask('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, params: object = {}) => pipe.ask(method, params, sessionId as string);
  await ask('Page.enable');
  const loaded = pipe.event('Page.loadEventFired');
  const { errorText } = await ask('Page.navigate', { url });
  if (errorText) throw new Error(`could not open ${url}: ${errorText as string}`);
  await loaded;
  // All of them are asked for, whatever has been laid out.
  await ask('Runtime.evaluate', {
    expression: 'Promise.all([...document.fonts].map((font) => font.load())).then(() => 0)',
    awaitPromise: true,
  });
  const { data } = await ask('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data as string, 'base64');
}

type Answer = Record<string, unknown>;

/** The browser's protocol over two pipes: messages of JSON, each with a zero byte behind it. */
class Pipe {
  readonly #to: Writable;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  readonly #events = new Map<string, () => void>();
  #asked = 0;
  #read: Buffer[] = [];

  constructor({ stdio }: ChildProcess) {
    this.#to = stdio[3] as Writable;
    // The end of a browser is reported elsewhere.
    this.#to.on('error', () => undefined);
    (stdio[4] as Readable).on('data', (data: Buffer) => this.#take(data));
  }

  ask(method: string, params: object, sessionId?: string): Promise<Answer> {
    const id = (this.#asked += 1);
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.set(id, answer);
    this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer.promise;
  }

  event(name: string): Promise<void> {
    return new Promise((resolve) => this.#events.set(name, resolve));
  }

  #take(data: Buffer): void {
    for (let from = 0; from < data.length;) {
      const end = data.indexOf(0, from);
      this.#read.push(data.subarray(from, end < 0 ? undefined : end));
      if (end < 0) return;
      from = end + 1;
      this.#answer(JSON.parse(Buffer.concat(this.#read.splice(0)).toString()) as Answer);
    }
  }

  #answer({ id, method, result, error }: Answer): void {
    this.#events.get(method as string)?.();
    const asked = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    if (error) asked?.reject(new Error(`refused to print: ${(error as Error).message}`));
    else asked?.resolve(result as Answer);
  }
}
