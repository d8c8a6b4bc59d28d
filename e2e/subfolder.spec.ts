import { ports } from './playwright.config.ts';
import { expect, test } from './site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });

test('under a base path, pages, styles, search and links work', async ({ page }) => {
  await page.goto('/book/');
  await page.getByRole('link', { name: /LoRA and QLoRA/ }).click();
  await expect(page).toHaveURL('/book/questions/lora-and-qlora/');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    'https://example.org/book/questions/lora-and-qlora/',
  );
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  await page.locator('#answer a[href*="/questions/gradient-checkpointing/"]').first().click();
  await expect(page).toHaveURL('/book/questions/gradient-checkpointing/');
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('low-rank adaptation');
  const first = page.locator('[data-search-result] a').first();
  await expect(first).toHaveAttribute('href', '/book/questions/lora-and-qlora/');
  await first.click();
  await expect(page).toHaveURL('/book/questions/lora-and-qlora/');
});
