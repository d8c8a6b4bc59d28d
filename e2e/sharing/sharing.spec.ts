import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dist, expect, test } from '../support/site.ts';

const pattern = '/questions/lora-and-qlora/';

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('links to headings, figures, code and items, with what is announced', async ({ page }) => {
  await page.goto(pattern);
  const canonical = (await page.locator('link[rel="canonical"]').getAttribute('href'))!;
  for (const id of ['qlora', 'figure-adapted-layer', 'first-step', 'trains-4-bit-weights', 'one-or-many']) {
    const owner = page.locator(`[id="${id}"]`);
    if ((await owner.evaluate((element) => element.tagName)) === 'DETAILS')
      await owner.locator('summary').click();
    const anchor = owner.locator(`a.anchor[href="#${id}"]`);
    await expect(anchor, id).toHaveAccessibleName(/^Link to /);
    await anchor.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(page)).toBe(`${canonical}#${id}`);
    await expect(page.locator('#announcer')).toHaveText('Link copied to the clipboard');
    expect(new URL(page.url()).hash).toBe(`#${id}`);
  }
  await expect(page.locator('figure[data-code] a.anchor')).toHaveCount(
    await page.locator('figure[data-code]').count(),
  );
});

test('a link to the lab’s heading stays there once the lab has come', async ({ page }) => {
  await page.goto('/questions/gradient-checkpointing/', { waitUntil: 'load' });
  // Its program comes after the place has been gone to.
  const reached = page.waitForFunction(
    () => document.querySelector('#lab')!.getBoundingClientRect().top < 200,
  );
  await page.route(/\.js$/, async (route) => {
    await reached;
    await route.continue();
  });
  await page.locator('.contents a[href="#lab"]').click();
  await expect(page.locator('[data-lab]')).toHaveAttribute('data-hash', /./);
  await expect(page.locator('a.anchor[href="#lab"]')).toBeInViewport();
});

test('the answer as Markdown, and how to cite it', async ({ page }) => {
  await page.goto(pattern);
  await page.locator('#cite > summary').click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(() => clipboard(page))
    .toBe(readFileSync(join(dist, 'questions/lora-and-qlora.md'), 'utf8'));
  await page.getByRole('button', { name: 'Copy as BibTeX' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^@misc\{lora-and-qlora-[0-9a-f]{8},/);
  await page.getByRole('button', { name: 'Copy as Text' }).click();
  const text = await clipboard(page);
  const version = await page.locator('article').getAttribute('data-version');
  expect(text).toContain(`/questions/lora-and-qlora/?v=${version}`);
  // The version that is cited is the present one: nothing is said.
  await page.goto(`${pattern}?v=${version}`);
  await expect(page.locator('.page-note')).toHaveCount(0);
});

test('a Markdown file that does not come is reported', async ({ page, conduct }) => {
  conduct.allow(/lora-and-qlora\.md/);
  await page.route('**/*.md', (route) => route.abort());
  await page.goto(pattern);
  await page.locator('#cite > summary').click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('#announcer')).toContainText('could not be loaded');
});

test('the share sheet is offered where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: unknown) => {
        (window as unknown as { shared: unknown }).shared = data;
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
  await page.goto(pattern);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const shared = (await page.evaluate(
    () => (window as unknown as { shared: Record<string, string> }).shared,
  ))!;
  expect(shared['url']).toMatch(/\/questions\/lora-and-qlora\/$/);
  expect(shared['title']).toMatch(/^What is the difference/);
});

const note = '.page-note';

test('a place that is not there is reported, with the one that was meant', async ({ page }) => {
  await page.goto(`${pattern}#qlroa`);
  await expect(page.locator(note)).toContainText('no section named “qlroa”');
  await page.locator(note).getByRole('link', { name: 'qlora' }).click();
  await expect(page).toHaveURL(/#qlora$/);
  await page.keyboard.press('Escape');
  await expect(page.locator(note)).toHaveCount(0);
  await page.goto(`${pattern}#%E0%A4%A`);
  await expect(page.locator(note)).toContainText('Here is the whole answer');
  await expect(page.locator('h1')).toBeVisible();
});

test('the end of a sentence is taken off a link', async ({ page }) => {
  await page.goto(`${pattern}#quiz).`);
  await expect(page).toHaveURL(/#quiz$/);
  await expect(page.locator('#quiz')).toBeInViewport();
  await expect(page.locator(note)).toHaveCount(0);
});

test('a version that is not the present one is reported', async ({ page }) => {
  await page.goto(`${pattern}?v=00000000`);
  await expect(page.locator(note)).toContainText('version “00000000”, which this page does not have');
  await page.goto(`${pattern}?v=<b>x`);
  await expect(page.locator(note)).toContainText('“<b>x”');
  // As it will read once the answer has changed: an earlier version is on the page's list.
  await page.route(`**${pattern}?v=aaaaaaaa`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(<details id="changes"[\s\S]*?<\/li>)/,
      '$1<li data-version="aaaaaaaa"><time datetime="2026-01-02">2 January 2026</time> <code>aaaaaaaa</code> <span class="what">First.</span></li>',
    );
    await route.fulfill({ response, body });
  });
  await page.goto(`${pattern}?v=aaaaaaaa`);
  await expect(page.locator(note)).toContainText('has changed since version aaaaaaaa of 2 January 2026. ');
  const newest = await page.locator('#changes .what').first().textContent();
  await expect(page.locator(note)).toContainText(newest!);
  await page.locator(note).getByRole('link', { name: 'All versions' }).click();
  await expect(page.locator('#changes')).toBeInViewport();
});
