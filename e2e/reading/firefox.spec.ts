/** The main paths in Firefox, driven by WebDriver BiDi. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, firefox, test, type Browser, type Page } from 'playwright/test';
import { temporaryFolder } from '../support/fixture-book.ts';
import { Host, installed } from '../support/host.ts';
import { needs } from '../support/needs.ts';
import { ports } from '../playwright.config.ts';
import { dist } from '../support/site.ts';

const executablePath = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].find((path) => path && existsSync(path));
const origin = `http://localhost:${ports.root}`;
const pattern = '/questions/lora-and-qlora/';

// One after another in the same Firefox, each with storage of its own: to start it takes as long as a test.
test.describe.configure({ mode: 'default' });
let started: Browser | undefined;
test.beforeEach(() => needs(executablePath !== undefined, 'Firefox'));
test.afterAll(() => started?.close());

/** Playwright emulates a colour scheme for each page, by a command that Firefox ESR does not know. */
function withoutColourScheme(browser: Browser): Browser {
  const { _connection } = browser as unknown as {
    _connection: { toImpl(of: Browser): { _browserSession: { send(...message: unknown[]): unknown } } };
  };
  const session = _connection.toImpl(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = (method, ...rest) =>
    method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send(method, ...rest);
  return browser;
}

/** Runs steps as a new reader in Firefox; returns errors in the console, and addresses elsewhere that were asked. */
async function inFirefox(
  steps: (page: Page, errors: readonly string[]) => Promise<void>,
  home = origin,
): Promise<string[]> {
  started ??= withoutColourScheme(
    await firefox.launch({
      channel: 'moz-firefox',
      executablePath: executablePath!,
      args: [],
      firefoxUserPrefs: { 'dom.events.testing.asyncClipboard': true },
    }),
  );
  const errors: string[] = [];
  const page = await started.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'allow' });
  try {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(home) && !/^(data|blob|about):/.test(request.url()))
        errors.push(request.url());
    });
    await steps(page, errors);
  } finally {
    await page.close();
  }
  return errors;
}

test('in Firefox: read, choose a theme, search and open, run a lab, copy', async () => {
  const errors = await inFirefox(async (page) => {
    await page.goto(origin + pattern);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toContain('LoRA and QLoRA');
    expect(await page.$eval('body', (body) => getComputedStyle(body).fontFamily)).toContain('Inter');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );

    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    const before = await theme();
    await page.click('[data-theme-button]');
    expect(await theme()).toBe(before === 'dark' ? 'light' : 'dark');
    await page.reload({ waitUntil: 'load' });
    expect(await theme()).toBe(before === 'dark' ? 'light' : 'dark');

    await page.click('#code figure[data-code] button[data-copy]');
    await page.waitForFunction(() => document.querySelector('#announcer')!.textContent !== '');
    expect(await page.$eval('#announcer', (region) => region.textContent)).toBe('Copied to the clipboard');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.$eval('#code figure[data-code] pre', (pre) => pre.textContent));

    await page.focus('[data-lab] input[name="rank"]');
    await page.waitForSelector('[data-lab][data-state="ready"]');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => location.hash === '#lab?rank=5');
    await page.waitForSelector('[data-lab][data-state="ready"]');
    expect(await page.$eval('[data-lab] [data-status]', (status) => status.textContent)).not.toBe('');

    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('/');
    await page.waitForSelector('dialog[open] [role="combobox"]');
    await page.keyboard.type('gradient checkpointing');
    await page.waitForSelector('[data-search-state="done"]');
    await page.waitForSelector('[data-search-result].section');
    // Words in quotes are looked up by the full-text program: its worker and WebAssembly run under the policy.
    await page.focus('dialog[open] input');
    await page.$eval('dialog[open] input', (input) => (input as HTMLInputElement).select());
    await page.keyboard.type('"gradient checkpointing"');
    await page.waitForSelector('[data-search-for=\'"gradient checkpointing"\']');
    expect(await page.$eval('.search-message', (message) => message.textContent)).not.toContain('could not');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.pathname === '/questions/gradient-checkpointing/');
    await page.waitForSelector('.page-note');
    expect(await page.$eval('.page-note', (note) => note.textContent)).toMatch(
      /match(es)? for your search (is|are) highlighted/,
    );

    await page.goto(`${origin}${pattern}#one-or-many`);
    expect(await page.$eval('#one-or-many', (item) => (item as HTMLDetailsElement).open)).toBe(true);
  });
  expect(errors).toEqual([]);
});

test('in Firefox the whole book is kept, and opens and is searched once its host is gone', async () => {
  const host = new Host();
  host.deploy(dist);
  const home = await host.start();
  const press = (page: Page, name: string) =>
    page.evaluate((name) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.keep-offline button')];
      buttons.find((button) => button.textContent!.trim() === name)!.click();
    }, name);
  const says = (page: Page, text: string) =>
    page.waitForFunction(
      (text) => document.querySelector('.keep-offline')?.textContent?.includes(text),
      text,
    );
  try {
    await inFirefox(async (page) => {
      await page.goto(`${home}/`);
      await page.click('[data-keep-offline]');
      await says(page, 'on this device');
      await press(page, 'Keep');
      await says(page, 'kept on this device');
      await installed(page);
      host.stop();
      // Where a worker does not start in time, Firefox asks the host itself; a reader opens the page again.
      await expect(() => page.goto(`${home}/questions/faiss-and-ann/`)).toPass({ timeout: 60_000 });
      expect(await page.$eval('h1', (heading) => heading.textContent)).toContain('FAISS');
      await page.goto(`${home}/search/?q=double+quantization`);
      await page.waitForSelector('[data-search-result].section');
      await page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      await page.goto(`${home}/questions/hybrid-rag/`).catch(() => {});
      expect(await page.$('#answer'), 'what is kept was taken away').toBe(null);
    }, home);
  } finally {
    host.stop();
  }
});

const text = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent!.trim());
/** Waits until the page of practice says something of what it keeps. */
const keeps = (page: Page, part: string) =>
  page.waitForFunction((part) => document.querySelector('.practice-own')?.textContent?.includes(part), part);
/** Due cards, and the map of the book. */
const progress = async (page: Page) =>
  [await text(page, '.practice-summary'), await text(page, '.practice-map')].join('\n');

/** Practises as many cards as there are grades, by keyboard. */
async function practise(page: Page, grades: readonly string[]): Promise<void> {
  await page.waitForSelector('.practice-main');
  await page.focus('.practice-main');
  await page.keyboard.press('Enter');
  for (const grade of grades) {
    await page.waitForSelector('.practice-card');
    const before = await page.$eval('.practice-card', (card) => card.getAttribute('data-practice-card'));
    await page.keyboard.press((await page.$('[data-kind="quiz"]')) ? '1' : ' ');
    await page.waitForSelector('.practice-grades');
    await page.keyboard.press(grade);
    await page.waitForFunction(
      (before) => document.querySelector('.practice-card')?.getAttribute('data-practice-card') !== before,
      before,
    );
  }
}

/** Makes it a day later in pages that open from now on, and keeps exports to be looked up. */
function aDayLater(): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + 86_400_000;
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((text) => document.documentElement.setAttribute('data-exported', text));
    return make(blob);
  };
}

test('in Firefox ten cards are practised by keyboard, and are there after a reload, a day, an export', async () => {
  const press = (page: Page, name: string) =>
    page.evaluate((name) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.practice-own button')];
      buttons.find((button) => button.textContent === name)!.click();
    }, name);
  const file = join(temporaryFolder('firefox-practice'), 'practice.json');
  const errors = await inFirefox(async (page) => {
    await page.goto(`${origin}/practice/`);
    await practise(page, ['3', '3', '2', '3', '4', '3', '3', '3', '3', '3']);
    expect(await text(page, '.practice-end h2')).toBe('10 cards practised');
    await page.keyboard.press('Escape');
    await keeps(page, '10 reviews are kept');
    const before = await progress(page);
    await page.reload({ waitUntil: 'load' });
    await keeps(page, '10 reviews are kept');
    expect(await progress(page)).toBe(before);

    await page.addInitScript(aDayLater);
    await page.reload({ waitUntil: 'load' });
    await keeps(page, '10 reviews are kept');
    expect(await text(page, '.practice-summary')).toMatch(/^[1-9]\d* cards? (is|are) due/);
    const later = await progress(page);
    await press(page, 'Export');
    await page.waitForSelector('[data-exported]');
    writeFileSync(file, (await page.$eval('html', (root) => root.getAttribute('data-exported')))!);
    await press(page, 'Delete');
    await press(page, 'Delete all');
    await keeps(page, 'All reviews were deleted.');
    await page.setInputFiles('.practice-own input[type="file"]', file);
    await keeps(page, '10 reviews added.');
    await page.reload({ waitUntil: 'load' });
    await keeps(page, '10 reviews are kept');
    expect(await progress(page)).toBe(later);
  });
  expect(errors).toEqual([]);
});

test('in Firefox an error and a request elsewhere are noticed', async () => {
  await inFirefox(async (page, errors) => {
    await page.goto(`${origin}/`);
    await page.evaluate(() => {
      console.error('planted');
      void fetch('https://elsewhere.example/').catch(() => {});
    });
    await expect.poll(() => errors.join()).toContain('planted');
  });
});
