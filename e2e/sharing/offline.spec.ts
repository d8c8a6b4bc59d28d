import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Host, installed, keepBook, withoutNetwork } from '../support/host.ts';
import { ports } from '../playwright.config.ts';
import { dist, expect, test } from '../support/site.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'default' });

const question = '/questions/lora-and-qlora/';
const unread = '/questions/faiss-and-ann/';

test('after one visit, what was read opens without network, and the rest says why it does not', async ({
  page,
  context,
  conduct,
}) => {
  conduct.allow(withoutNetwork);
  await page.goto(question);
  await installed(page);
  await context.setOffline(true);
  await page.goto(question);
  await expect(page.locator('#answer')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  await page.goto(unread);
  await expect(page.getByRole('heading', { name: 'This page is not on your device' })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  await expect(page.locator('[data-read-pages] a')).toHaveAttribute('href', new RegExp(`${question}$`));
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.locator('#answer')).toBeVisible();
  await expect(page).toHaveURL(unread);
  await context.setOffline(true);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(question).catch(() => {});
  await expect(page.locator('#answer'), 'what is kept was taken away').toHaveCount(0);
});

for (const [name, isMobile] of [
  ['on a desk', false],
  ['on a phone', true],
] as const)
  test.describe(name, () => {
    test.use({ isMobile, hasTouch: isMobile, viewport: { width: isMobile ? 375 : 1280, height: 812 } });
    test(`a first visit that only reads costs at most 100 kB and 13 requests: for later, one page alone`, async ({
      page,
      conduct,
    }) => {
      const host = new Host();
      host.deploy(dist);
      try {
        const origin = await host.start();
        conduct.homes.push(origin);
        await page.goto(origin + question, { waitUntil: 'networkidle' });
        const first = host.asked.splice(0);
        expect(first).not.toContain('/sw.js');
        await installed(page);
        expect(host.bytesSent).toBeLessThanOrEqual(100_000);
        expect(first.length + host.asked.length).toBeLessThanOrEqual(13);
        const later = host.asked.filter((path) => !first.includes(path) && path !== '/favicon.svg');
        expect(later.filter((path) => !/^\/assets\/offline\./.test(path)).sort()).toEqual([
          '/offline/',
          '/sw.js',
        ]);
        await page.evaluate(() => fetch('/llms.txt'));
        expect(host.asked, 'a planted request').toContain('/llms.txt');
      } finally {
        host.stop();
      }
    });
  });

test.describe('under a base path', () => {
  test.use({ baseURL: `http://localhost:${ports.book}` });

  test('on request, the whole book works without network: pages, search, labs', async ({
    page,
    context,
    conduct,
  }) => {
    conduct.allow(withoutNetwork);
    await page.goto('/book/');
    await keepBook(page);
    await context.setOffline(true);
    await page.goto('/book/questions/orbital-motion');
    await expect(page).toHaveURL('/book/questions/orbital-motion/');
    const lab = page.locator('[data-lab]');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: 'Reset' }).click();
    await expect(lab).toHaveAttribute('data-state', 'ready');
    await expect(lab.locator('[data-status]')).not.toBeEmpty();
    await page.goto('/book/search/?q=eccentric+anomaly');
    await expect(page.locator('[data-search-result].section').first()).toBeVisible();
    await page.locator('[data-search-result] a').first().click();
    await expect(page.locator('article h1')).toBeVisible();
    await page.goto('/book/questions/no-such-question/');
    await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
    await page.goto('/book/');
    const [book] = await page.evaluate(async () =>
      (await caches.keys()).filter((name) => name.includes(' book ')),
    );
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('button', { name: 'Keep this book offline' })).toBeFocused();
    // As where it is being fetched once more, and its first file has not come yet.
    await page.evaluate((name) => caches.open(name), book!);
    await page.goto('/book/questions/twinkling/');
    await expect(page.getByRole('heading', { name: 'This page is not on your device' })).toBeVisible();
    expect(await page.evaluate((name) => caches.has(name), book!), 'files would go into nothing').toBe(true);
  });
});

test('?nosw removes the service worker and all it keeps', async ({ page }) => {
  await page.goto('/');
  await keepBook(page);
  expect(await page.evaluate(() => caches.keys())).not.toEqual([]);
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registered(), 'before it is removed').toBe(1);
  const others = ['http://elsewhere.example/ pages', `${new URL(page.url()).origin}/below/ pages`];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), others);
  await page.goto('/?nosw');
  await expect(page.locator('.page-note')).toContainText('Nothing from this site is kept');
  // The page is the worker's until it goes, and what it asks for must bring nothing back.
  const script = await page.locator('script[type="module"][src]').first().getAttribute('src');
  for (const path of [script!, '/topics/', '/sw.js'])
    expect(await page.evaluate(async (path) => (await fetch(path)).ok, path), path).toBe(true);
  expect(await page.evaluate(() => caches.keys()), 'of other sites').toEqual(others);
  expect(await registered()).toBe(0);
});

/** Pages, and files that pages ask for. */
const forReaders =
  /^$|\/$|^404\.html$|^favicon\.svg$|^licenses\.txt$|^(?:assets|pagefind|practice|search|source|thumbs)\/|^questions\/[\w-]+\.md$/;

test('the list of the book names every page, and no file that no page needs', () => {
  const { files, bytes } = JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')) as {
    files: { path: string; bytes: number }[];
    bytes: number;
  };
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['', 'search/', 'search/index.json', question.slice(1)]));
  expect(
    paths.filter((path) => !forReaders.test(path)),
    'files for no reader (forOthers of src/outputs/offline.ts), or for some (forReaders above)',
  ).toEqual([]);
  expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes);
});
