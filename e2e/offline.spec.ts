import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { buildBook } from './build-book.ts';
import { Host, installed } from './host.ts';
import { ports } from './playwright.config.ts';
import { dist, expect, test } from './site.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'default' });

const question = '/questions/lora-and-qlora/';
const unread = '/questions/faiss-and-ann/';
const withoutNetwork = /Failed to (load|fetch)|net::|no-response|fetch/;

async function keepBook(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep this book offline' }).click();
  await expect(page.locator('.keep-offline')).toContainText(/take \d+\.\d\sMB on this device/);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.locator('.keep-offline')).toContainText('kept on this device', { timeout: 30_000 });
}

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

test('the first visit fetches nothing for later but the page that stands for unread ones', async ({
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

test.describe('under a base path', () => {
  test.use({ baseURL: `http://localhost:${ports.book}` });

  test('on request, the whole book works without network: pages, search, labs', async ({
    page,
    context,
    conduct,
  }) => {
    test.setTimeout(90_000);
    conduct.allow(withoutNetwork);
    await page.goto('/book/');
    await keepBook(page);
    await context.setOffline(true);
    await page.goto('/book/questions/faiss-and-ann');
    await expect(page).toHaveURL('/book/questions/faiss-and-ann/');
    const lab = page.locator('[data-lab]');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: 'Reset' }).click();
    await expect(lab).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
    await expect(lab.locator('[data-status]')).not.toBeEmpty();
    await page.goto('/book/search/?q=double+quantization');
    await expect(page.locator('[data-search-result].section').first()).toBeVisible();
    await page.locator('[data-search-result] a').first().click();
    await expect(page.locator('article h1')).toBeVisible();
    await page.goto('/book/questions/no-such-question/');
    await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
    await page.goto('/book/');
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('button', { name: 'Keep this book offline' })).toBeFocused();
    await page.goto('/book/questions/rlhf-factuality/');
    await expect(page.getByRole('heading', { name: 'This page is not on your device' })).toBeVisible();
  });
});

test('?nosw removes the service worker and all it keeps', async ({ page }) => {
  await page.goto('/');
  await keepBook(page);
  expect(await page.evaluate(() => caches.keys())).not.toEqual([]);
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registered(), 'before it is removed').toBe(1);
  await page.goto('/?nosw');
  await expect(page.locator('.page-note')).toContainText('Nothing of this site is kept');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await registered()).toBe(0);
});

/** Builds a book of two questions whose texts all have one word. */
async function buildWith(folder: string, word: string): Promise<string> {
  const content = join(folder, word, 'content');
  for (const slug of ['one', 'two']) {
    mkdirSync(join(content, 'questions', slug), { recursive: true });
    writeFileSync(
      join(content, 'questions', slug, 'index.mdx'),
      `---\nquestion: What is ${slug}?\nnumber: ${slug === 'one' ? 1 : 2}\ntopics: [a]\nshortAnswer: It is ${word}.\n---\nThe text has ${word} in it.\n`,
    );
  }
  writeFileSync(
    join(content, 'book.yaml'),
    'name: Plain\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
  );
  const out = join(folder, word, 'dist');
  expect(await buildBook(content, out)).toBe('');
  return out;
}

test('two builds never meet: the kept one stays until the reader takes the newer, whole', async ({
  page,
  conduct,
}) => {
  test.setTimeout(180_000);
  conduct.allow(withoutNetwork);
  const folder = mkdtempSync(join(tmpdir(), 'builds-'));
  const older = await buildWith(folder, 'olderword');
  const newer = await buildWith(folder, 'newerword');
  const host = new Host();
  host.deploy(older);
  try {
    const origin = await host.start();
    conduct.homes.push(origin);
    const found = async (word: string) => {
      await page.goto(`${origin}/search/?q=${word}`);
      await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
      const weak = await page.locator('[data-search-weak]').count();
      return weak === 0 && (await page.locator('.search-group').count());
    };
    // Not kept: pages are always those of the network.
    await page.goto(`${origin}/questions/one/`);
    await installed(page);
    host.deploy(newer);
    await page.goto(`${origin}/questions/one/`);
    await expect(page.locator('#answer, .prose').first()).toContainText('newerword');

    // A list that belongs to another build than the service worker is refused, and so is a file of another.
    host.deploy(older);
    await page.goto(`${origin}/?nosw`);
    await page.goto(`${origin}/`);
    await installed(page);
    host.deploy(newer);
    await page.getByRole('button', { name: 'Keep this book offline' }).click();
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.locator('.keep-offline')).toContainText('the site has just changed');

    // Kept: the older one as a whole, although the newer is there.
    host.deploy(older);
    await page.goto(`${origin}/?nosw`);
    await page.goto(`${origin}/`);
    await keepBook(page);
    host.down = /^\/offline\.json/;
    host.deploy(newer);
    await page.goto(`${origin}/questions/two/`);
    await expect(page.locator('article')).toContainText('olderword');
    expect(await found('olderword')).toBe(2);

    // The newer one is fetched behind it, announced, and taken as a whole.
    host.down = undefined;
    await page.goto(`${origin}/questions/two/`);
    await expect(page.locator('.page-note')).toContainText('A newer version of this site is there', {
      timeout: 30_000,
    });
    await expect(page.locator('article')).toContainText('olderword');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('article')).toContainText('newerword');
    expect(await found('newerword')).toBe(2);
    host.down = /./;
    await page.goto(`${origin}/questions/one/`);
    await expect(page.locator('article')).toContainText('newerword');
    const kept = await page.evaluate(() => caches.keys());
    expect(kept.filter((name) => name.includes(' book '))).toHaveLength(1);

    // A page of the older build among those of the newer would be seen.
    await page.evaluate(
      async ([name, word, other]) => {
        const book = await caches.open(name!);
        const request = (await book.keys()).find(({ url }) => /\/questions\/one\/(\?|$)/.test(url))!;
        const response = (await book.match(request))!;
        const text = (await response.text()).replaceAll(word!, other!);
        await book.put(request, new Response(text, { headers: response.headers }));
      },
      [kept.find((name) => name.includes(' book '))!, 'newerword', 'olderword'],
    );
    await page.goto(`${origin}/questions/one/`);
    await expect(page.locator('article')).not.toContainText('newerword');
  } finally {
    host.stop();
  }
});

test('the list of the book names every page and no card', () => {
  const { files, bytes } = JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')) as {
    files: { path: string; bytes: number }[];
    bytes: number;
  };
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['', 'search/', 'search/index.json', question.slice(1)]));
  expect(paths.filter((path) => /^og\/|index\.html$/.test(path))).toEqual([]);
  expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes);
});
