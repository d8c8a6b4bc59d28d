import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright/test';
import { dist, expect, test } from '../support/site.ts';

/** Failures of one file on its way. `hung` is one that never comes. */
const failures = ['missing', 'aborted', 'truncated', 'a page instead', 'hung'] as const;
type Failure = (typeof failures)[number];

const page404 = readFileSync(join(dist, '404.html'), 'utf8');

async function fail(route: Route, failure: Failure): Promise<void> {
  switch (failure) {
    case 'missing':
      return route.fulfill({ status: 404, contentType: 'text/html', body: page404 });
    case 'aborted':
      return route.abort();
    case 'truncated': {
      const response = await route.fetch();
      const body = await response.body();
      // Uncached, for a browser never keeps what came short.
      const headers = { ...response.headers(), 'cache-control': 'no-store' };
      return route.fulfill({ status: 200, headers, body: body.subarray(0, body.length >> 1) });
    }
    case 'a page instead':
      // As hosts do that send the start page of an application for whatever they do not have.
      return route.fulfill({ status: 200, contentType: 'text/html', body: page404 });
    case 'hung':
      return;
  }
}

interface Case {
  name: string;
  files: RegExp;
  /** The page that needs the file. */
  at: string;
  /** The page waits for the file while it loads. */
  holdsPage?: boolean;
  /** The failures to plant: all for one file of each kind, those that differ for others like it. */
  failures?: readonly Failure[];
  /** The reader's step that needs the file. */
  act?(page: Page): Promise<void>;
  /** The page after the failure. */
  seen(page: Page): Promise<void>;
  /** The page once the network is back and the reader tries again. */
  again?(page: Page): Promise<void>;
}

/** Longer than anything on the site waits for a file. */
const timeoutMs = 16_000;

const answer = (page: Page) => page.locator('#answer');
const notice = (page: Page, text: string, options = {}) =>
  expect(page.locator('.page-note')).toContainText(text, options);
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' }).click();
const searchIs = (page: Page, state: string, options = {}) =>
  expect(page.locator(`[data-search-state="${state}"]`)).toHaveCount(1, options);
const question = '/questions/lora-and-qlora/';
const openSearch = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
const searchField = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const readable = (page: Page, options = {}) => expect(answer(page)).toBeVisible(options);

/** Tries again; a browser that remembers a damaged program needs a reload, which is then offered. */
async function retry(page: Page, act: (page: Page) => Promise<void>, done: () => Promise<void>) {
  await tryAgain(page);
  const reload = page.getByRole('button', { name: 'Reload' });
  const helped = done().then(() => true);
  if (await Promise.race([helped, reload.waitFor().then(() => false)])) return;
  helped.catch(() => {});
  await Promise.all([page.waitForEvent('load'), reload.click()]);
  await act(page);
  await done();
}

const searchFails = {
  at: '/search/?q=lora',
  async seen(page: Page) {
    await searchIs(page, 'error');
    await expect(page.locator('.search-message')).toContainText(
      /could not be loaded: .*(request for .* failed|status 404|cut off|sent a web page|did not load within)/,
    );
  },
  async again(page: Page) {
    await tryAgain(page);
    await searchIs(page, 'done');
  },
};
const sectionsFail = {
  at: '/search/?q=lora',
  async seen(page: Page) {
    await searchIs(page, 'done');
    await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', question);
    await expect(page.locator('.search-message')).toContainText('The matching passages could not be loaded');
  },
  async again(page: Page) {
    await tryAgain(page);
    await expect(page.locator('[data-search-result].section').first()).toBeVisible();
    await expect(page.locator('.search-message')).not.toContainText('could not');
  },
};
const phraseFails = {
  at: '/search/?q=%22double%20quantization%22',
  async seen(page: Page) {
    await searchIs(page, 'done');
    await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', question);
    await expect(page.locator('.search-message')).toContainText('could not be searched');
  },
  async again(page: Page) {
    await page.getByRole('combobox', { name: 'Search' }).fill('"double quantization" ');
    await expect(page.locator('.search-message')).not.toContainText('could not');
  },
};
const scriptFails = {
  at: question,
  holdsPage: true,
  async seen(page: Page) {
    await notice(page, 'Part of this page could not be loaded');
    await readable(page);
  },
  async again(page: Page) {
    const reload = page.getByRole('button', { name: 'Reload' });
    await Promise.all([page.waitForEvent('load'), reload.click()]);
    await expect(page.locator('.page-note')).toHaveCount(0);
    await openSearch(page);
    await expect(searchField(page)).toBeFocused();
  },
};
/** A part that is loaded when the reader asks for it. */
const partFails = (
  what: string,
  act: (page: Page) => Promise<void>,
  done: (page: Page) => Promise<void>,
) => ({
  act,
  seen: (page: Page) => notice(page, `${what} could not be loaded`),
  again: (page: Page) => retry(page, act, () => done(page)),
});
const labFails = {
  at: question,
  act: (page: Page) => page.locator('[data-lab]').scrollIntoViewIfNeeded(),
  async seen(page: Page) {
    const lab = page.locator('[data-lab]');
    await expect(lab).toHaveAttribute('data-state', 'error');
    await expect(lab.locator('[data-status]')).toContainText(
      'The picture shows the result for the default settings',
    );
    await expect(lab.locator('progress')).toBeHidden();
  },
  async again(page: Page) {
    const lab = page.locator('[data-lab]');
    await tryAgain(page);
    await expect(lab).toHaveAttribute('data-state', 'ready');
    await expect(lab.locator('[data-status]')).not.toContainText('stopped');
  },
};
const press = (key: string) => (page: Page) => page.keyboard.press(key);
const nothing = () => Promise.resolve();

const cases: Case[] = [
  { name: 'the head of the index', files: /search\/index\.json/, ...searchFails },
  {
    name: 'the words of the index',
    failures: ['missing', 'truncated'],
    files: /words-\d+\.json/,
    ...searchFails,
  },
  {
    name: 'the pages of the index',
    failures: ['missing', 'truncated'],
    files: /pages-\d+\.json/,
    ...searchFails,
  },
  { name: 'the full-text program', files: /pagefind\/pagefind\.js/, ...phraseFails },
  {
    name: 'the full-text index',
    failures: ['missing', 'hung'],
    files: /pagefind\/(pagefind-entry|index\/|wasm)/,
    ...phraseFails,
  },
  {
    name: 'the full text of pages',
    files: /search\/\w+\/text-\d+\.json/,
    ...sectionsFail,
  },
  {
    name: 'the search dialog',
    files: /assets\/dialog\./,
    at: question,
    ...partFails('Search', press('/'), (page) => expect(searchField(page)).toBeFocused()),
  },
  {
    name: 'the list of shortcuts',
    failures: ['missing', 'hung'],
    files: /assets\/shortcuts\./,
    at: question,
    ...partFails('The list of shortcuts', press('?'), (page) =>
      expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible(),
    ),
  },
  {
    name: 'the note on versions',
    failures: ['missing', 'hung'],
    files: /assets\/version-note\./,
    at: `${question}?v=00000000`,
    ...partFails('The list of changes', nothing, (page) => notice(page, 'which this page does not have')),
  },
  {
    name: 'the note on lost places',
    failures: ['missing', 'hung'],
    files: /assets\/lost-place\./,
    at: `${question}#no-such-place`,
    seen: readable,
  },
  { name: 'the worker of labs', files: /assets\/worker/, ...labFails },
  { name: 'the program of a lab', failures: ['missing', 'hung'], files: /assets\/lab-/, ...labFails },
  { name: 'the script of a lab', files: /assets\/LabScript\./, ...scriptFails },
  {
    name: 'the script of all pages',
    failures: ['missing', 'hung'],
    files: /assets\/Page\.[^/]*\.js/,
    ...scriptFails,
  },
  {
    name: 'the script of answers',
    failures: ['missing', 'hung'],
    files: /assets\/TextScript\./,
    ...scriptFails,
  },
  {
    name: 'the fonts',
    failures: ['missing', 'hung'],
    files: /\.woff2/,
    at: question,
    // The first page fetches none.
    act: async (page) => void (await page.reload({ waitUntil: 'commit' })),
    seen: readable,
  },
];

/** Messages of the browser and Pagefind on a planted failure. Anything else is an error of the site. */
const reports =
  /Failed to load resource|net::|MIME type|Unexpected (end|token)|Invalid or unexpected|^missing |Pagefind|font|OTS parsing/;

for (const { name, files, at, holdsPage, failures: planted = failures, act, seen, again } of cases) {
  for (const failure of planted) {
    test(`${name}: ${failure}`, async ({ page, conduct }) => {
      conduct.allow(reports);
      if (failure === 'hung') await page.clock.install();
      let met = 0;
      await page.route(files, async (route) => {
        met += 1;
        // The page may be gone before its file has come.
        await fail(route, failure).catch(() => {});
      });
      await page.goto(at, holdsPage ? { waitUntil: 'commit' } : {});
      await act?.(page);
      await expect.poll(() => met, 'the file is asked for').toBeGreaterThan(0);
      if (failure === 'hung') await page.clock.fastForward(timeoutMs);
      await seen(page);
      await page.unroute(files);
      await again?.(page);
    });
  }
}

test('a picture that a page refuses is reported as a lab that stopped', async ({ page }) => {
  await page.addInitScript(() => {
    const receive = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')!;
    Object.defineProperty(Worker.prototype, 'onmessage', {
      ...receive,
      set(this: Worker, handler: (event: MessageEvent) => void) {
        receive.set!.call(this, ({ data }: MessageEvent<{ kind: string }>) =>
          handler(
            new MessageEvent('message', {
              data: data.kind === 'frame' ? { ...data, html: '<p onclick="x">' } : data,
            }),
          ),
        );
      },
    });
  });
  await page.goto(`${question}#lab?rank=5`);
  await labFails.seen(page);
  await expect(page.locator('[data-lab] [data-status]')).toContainText('no picture may hold "<p onclick');
});

test('planted failures are found: a wait without end, a blank page, silence', async ({ page, conduct }) => {
  conduct.allow(reports);
  // Until the page waits no longer, it is one that waits for ever.
  await page.route(/search\/index\.json/, () => {});
  await page.goto(searchFails.at);
  const none = { timeout: 1 };
  await expect(page.locator('[data-search-state="loading"]')).toHaveCount(1);
  await expect(searchIs(page, 'error', none)).rejects.toThrow();
  await page.goto('/');
  await page.evaluate(() => document.body.replaceChildren());
  await expect(readable(page, none)).rejects.toThrow();
  await expect(notice(page, 'could not be loaded', none)).rejects.toThrow();
});
