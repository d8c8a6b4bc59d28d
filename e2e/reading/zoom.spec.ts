/** Large text and zoom: nothing is cut off or reaches beyond the window. That pages fit at 400 % is in pages.spec.ts. */
import { chromium } from 'playwright/test';
import { fits, overflow } from '../support/overflow.ts';
import { expect, sitemapPaths, test } from '../support/site.ts';

test('with text of twice the size every page fits', async ({ baseURL, launchOptions }) => {
  // As readers set it in their browser: what is measured in em and rem grows with it.
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'],
  });
  const page = await browser.newPage({ baseURL: baseURL! });
  await page.goto('/');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  for (const path of [...sitemapPaths(), '/404.html']) {
    await page.goto(path);
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${path} at ${width} px`).toEqual(fits);
    }
  }
  await browser.close();
});

test('a box that is too wide is found', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    const wide = document.createElement('p');
    wide.style.width = '3000px';
    wide.textContent = 'planted';
    document.querySelector('main')!.append(wide);
  });
  expect((await overflow(page)).cut).toHaveLength(1);
});

test('results scroll inside the dialog while its field stays', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('training');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await page.locator('[data-search-result] a').first().hover();
  await page.mouse.wheel(0, 20_000);
  await expect(page.locator('.search-group').last()).toBeInViewport();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeInViewport({ ratio: 1 });
});

test('at 400 % search shows what it finds', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto('/questions/lora-and-qlora/');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('quantization');
  const first = page.locator('[data-search-result] a').first();
  await first.scrollIntoViewIfNeeded();
  await expect(first).toBeInViewport({ ratio: 0.3 });
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeInViewport();
});
