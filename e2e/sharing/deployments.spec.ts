/** Two builds never meet: what is kept of one stays until the reader takes the other, whole. */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright/test';
import { buildBook } from '../support/build-book.ts';
import { copyFixture, fixtureSettings, fixtureSite } from '../support/fixture-book.ts';
import { Host, installed, keepBook, withoutNetwork } from '../support/host.ts';
import { expect, test } from '../support/site.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'default' });

const changed = ['twinkling', 'sunlight'];

/** Builds the book of the tests with a word more in two of its answers. */
async function buildNewer(word: string): Promise<string> {
  const content = copyFixture('newer');
  // Nobody has written down what has changed.
  rmSync(join(content, 'published.yaml'));
  for (const file of globSync(join(content, 'questions/*/index.mdx'))) {
    const text = readFileSync(file, 'utf8').replace(/^changes:\n(?: .*\n)+/m, '');
    const more = changed.includes(basename(dirname(file))) ? `\nThe text has ${word} in it.\n` : '';
    writeFileSync(file, text + more);
  }
  const out = join(dirname(content), 'dist');
  expect(await buildBook(content, out, fixtureSettings)).toBe('');
  return out;
}

const host = new Host();
const deploy = (folder: string) => host.deploy(folder, fixtureSettings.BASE_PATH);
let newer: string;
let origin: string;

test.beforeAll(async () => {
  newer = await buildNewer('newerword');
  origin = `${await host.start()}/book`;
});
test.beforeEach(({ conduct }) => {
  conduct.allow(withoutNetwork);
  conduct.homes.push(origin);
  host.down = undefined;
  deploy(fixtureSite);
});
test.afterAll(() => host.stop());

const article = (page: Page) => page.locator('article');
async function isOlder(page: Page): Promise<void> {
  await expect(article(page)).toContainText('Both are exact');
  await expect(article(page)).not.toContainText('newerword');
}
/** How many answers are found that have the word of the newer build. */
async function found(page: Page): Promise<number> {
  await page.goto(`${origin}/search/?q=newerword`);
  await expect(page.locator('[data-search-state]')).toHaveAttribute('data-search-state', /done|empty/);
  const weak = await page.locator('[data-search-weak]').count();
  return weak > 0 ? 0 : page.locator('.search-group').count();
}

test('files not kept always come from the network', async ({ page }) => {
  await page.goto(`${origin}/questions/twinkling/`);
  await installed(page);
  deploy(newer);
  await page.goto(`${origin}/questions/twinkling/`);
  await expect(article(page)).toContainText('newerword');
});

test('a list that belongs to another build than the service worker is refused', async ({ page }) => {
  await page.goto(`${origin}/`);
  await installed(page);
  deploy(newer);
  await page.getByRole('button', { name: 'Keep this book offline' }).click();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.locator('.keep-offline')).toContainText('the site has just changed');
});

test('the kept one stays until the reader takes the newer, whole', async ({ page }) => {
  await page.goto(`${origin}/`);
  await keepBook(page);
  host.down = /offline\.json/;
  deploy(newer);
  await page.goto(`${origin}/questions/sunlight/`);
  await isOlder(page);
  expect(await found(page)).toBe(0);

  // The newer one is fetched behind it, announced, and taken as a whole.
  host.down = undefined;
  await page.goto(`${origin}/questions/sunlight/`);
  await expect(page.locator('.page-note')).toContainText('A newer version of this site is available');
  await isOlder(page);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(article(page)).toContainText('newerword');
  expect(await found(page)).toBe(2);
  host.down = /./;
  await page.goto(`${origin}/questions/twinkling/`);
  await expect(article(page)).toContainText('newerword');
  const kept = (await page.evaluate(() => caches.keys())).filter((name) => name.includes(' book '));
  expect(kept).toHaveLength(1);

  // A page of the older build among those of the newer would be seen.
  await page.evaluate(async (name) => {
    const book = await caches.open(name!);
    const request = (await book.keys()).find(({ url }) => /\/questions\/twinkling\/(\?|$)/.test(url))!;
    const response = (await book.match(request))!;
    const text = (await response.text()).replaceAll('newerword', 'olderword');
    await book.put(request, new Response(text, { headers: response.headers }));
  }, kept[0]);
  await page.goto(`${origin}/questions/twinkling/`);
  await expect(article(page)).not.toContainText('newerword');
});
