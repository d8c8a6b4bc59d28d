/** The main paths in Firefox, driven by WebDriver BiDi. */
import { existsSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { Host } from './host.ts';
import { needs } from './needs.ts';
import { ports } from './playwright.config.ts';
import { dist } from './site.ts';

const firefox = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
].find((path) => path && existsSync(path));
const origin = `http://localhost:${ports.root}`;
const pattern = '/questions/lora-and-qlora/';

test.beforeEach(() => needs(firefox !== undefined, 'Firefox'));

/** Runs steps on a page of a fresh Firefox, and fails if it wrote an error to the console or asked another origin. */
async function inFirefox(
  steps: (page: Page, faults: readonly string[]) => Promise<void>,
  home = origin,
): Promise<string[]> {
  const browser: Browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox!,
    headless: true,
    extraPrefsFirefox: { 'dom.events.testing.asyncClipboard': true },
  });
  const faults: string[] = [];
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(home) && !/^(data|blob|about):/.test(request.url()))
        faults.push(request.url());
    });
    await steps(page, faults);
  } finally {
    await browser.close();
  }
  return faults;
}

test('in Firefox: read, choose a theme, search and open, run a lab, copy', async () => {
  test.setTimeout(120_000);
  const faults = await inFirefox(async (page) => {
    await page.goto(origin + pattern, { waitUntil: 'load' });
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
    await page.waitForSelector('[data-lab][data-state="ready"]', { timeout: 60_000 });
    expect(await page.$eval('[data-lab] [data-status]', (status) => status.textContent)).not.toBe('');

    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('/');
    await page.waitForSelector('dialog[open] [role="combobox"]');
    await page.keyboard.type('gradient checkpointing');
    await page.waitForSelector('[data-search-state="done"]');
    await page.waitForSelector('[data-search-result].section', { timeout: 20_000 });
    // Words in quotes are looked up by the full-text program: its worker and WebAssembly run under the policy.
    await page.focus('dialog[open] input');
    await page.$eval('dialog[open] input', (input) => (input as HTMLInputElement).select());
    await page.keyboard.type('"gradient checkpointing"');
    await page.waitForSelector('[data-search-for=\'"gradient checkpointing"\']', { timeout: 20_000 });
    expect(await page.$eval('.search-message', (message) => message.textContent)).not.toContain('could not');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.pathname === '/questions/gradient-checkpointing/');
    await page.waitForSelector('.page-note');
    expect(await page.$eval('.page-note', (note) => note.textContent)).toMatch(
      /places? of your search (is|are) marked/,
    );

    await page.goto(`${origin}${pattern}#one-or-many`, { waitUntil: 'load' });
    expect(await page.$eval('#one-or-many', (item) => (item as HTMLDetailsElement).open)).toBe(true);
  });
  expect(faults).toEqual([]);
});

test('in Firefox the whole book is kept, and opens and is searched once its host is gone', async () => {
  test.setTimeout(120_000);
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
      { timeout: 60_000 },
      text,
    );
  try {
    await inFirefox(async (page) => {
      await page.goto(`${home}/`, { waitUntil: 'load' });
      await page.click('[data-keep-offline]');
      await says(page, 'on this device');
      await press(page, 'Keep');
      await says(page, 'kept on this device');
      host.stop();
      await page.goto(`${home}/questions/faiss-and-ann/`, { waitUntil: 'load' });
      expect(await page.$eval('h1', (heading) => heading.textContent)).toContain('FAISS');
      await page.goto(`${home}/search/?q=double+quantization`, { waitUntil: 'load' });
      await page.waitForSelector('[data-search-result].section', { timeout: 20_000 });
      await page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      await page.goto(`${home}/questions/hybrid-rag/`, { waitUntil: 'load' }).catch(() => {});
      expect(await page.$('#answer'), 'what is kept was taken away').toBe(null);
    }, home);
  } finally {
    host.stop();
  }
});

test('in Firefox an error and a request elsewhere are noticed', async () => {
  await inFirefox(async (page, faults) => {
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    await page.evaluate(() => {
      console.error('planted');
      void fetch('https://elsewhere.example/').catch(() => {});
    });
    await expect.poll(() => faults.join()).toContain('planted');
  });
});
