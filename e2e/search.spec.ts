import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './site.ts';

const start = '/questions/gradient-checkpointing/';

test('by keyboard: open, type, move, follow, and Escape gives the focus back', async ({ page }) => {
  await page.goto(start);
  const link = page.locator('.breadcrumb a').first();
  await link.focus();
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press('Control+k');
  await box.fill('what is lora');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await expect(page.locator('[data-search-result].section').first()).toBeVisible();
  const results = page.locator('[data-search-result] a[href]');
  await expect(results.first()).toHaveAttribute('href', '/questions/lora-and-qlora/');
  await expect(results.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await results.nth(1).getAttribute('id'))!);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/questions/lora-and-qlora/');
});

test('by mouse: a result leads to its section, matched words are marked', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill('double quantization');
  const section = page.locator('[data-search-result].section a').first();
  await expect(section).toBeVisible();
  await expect(page.locator('[data-search-result] mark').first()).toBeVisible();
  const href = (await section.getAttribute('href'))!;
  expect(href).toMatch(/^\/questions\/[\w-]+\/#[\w-]+$/);
  await section.click();
  await expect(page).toHaveURL(href);
  await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeInViewport();
});

test('typing in the page does not open search, a shortcut with a modifier of its own neither', async ({
  page,
}) => {
  await page.goto('/search/');
  await page.getByRole('combobox', { name: 'Search' }).pressSequentially('a/b?');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('a/b?');
  await page.goto(start);
  await page.keyboard.press('Shift+Control+k');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('filters narrow the results and have counts', async ({ page }) => {
  await page.goto('/search/?q=training');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  const groups = page.locator('.search-group');
  const all = await groups.count();
  await page
    .getByRole('group', { name: 'Topic' })
    .getByRole('radio', { name: /^Fine-tuning \(\d+\)$/ })
    .check({ force: true });
  await expect(page).toHaveURL('/search/?q=training&topic=fine-tuning');
  await expect.poll(() => groups.count()).toBeLessThan(all);
  expect(await groups.count()).toBeGreaterThan(0);
});

test('a search is its address: shared, reloaded, gone back to', async ({ page }) => {
  await page.goto('/search/?q=checkpointing&difficulty=introductory');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('checkpointing');
  await expect(page.getByRole('radio', { name: /^introductory/ })).toBeChecked();
  const first = page.locator('[data-search-result] a').first();
  await expect(first).toHaveAttribute('href', '/questions/gradient-checkpointing/');
  await first.click();
  await expect(page).toHaveURL('/questions/gradient-checkpointing/');
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('checkpointing');
  await expect(first).toBeVisible();
});

test('states: idle, empty, and error with a way to try again', async ({ page, conduct }) => {
  conduct.allow(/index\.json|Failed to (load|fetch)|ERR_FAILED/);
  await page.goto('/search/');
  await expect(page.locator('[data-search-state="idle"]')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Search' }).fill('zzzzqqqq');
  await expect(page.locator('[data-search-state="empty"]')).toHaveCount(1);
  await page.route('**/search/index.json', (route) => route.abort());
  await page.goto('/search/?q=lora');
  await expect(page.locator('[data-search-state="error"]')).toHaveCount(1);
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
});

test('the open dialog with results is accessible in both themes and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill('retrieval');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  const box = (await page.locator('dialog[open]').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(375);
});

test('without the full-text index, answers are found all the same', async ({ page, conduct }) => {
  conduct.allow(/pagefind|Failed to (load|fetch)|ERR_FAILED/);
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search/?q=lora');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
    'href',
    '/questions/lora-and-qlora/',
  );
});

test('a slip is corrected and can be insisted on, a far-off query is called so', async ({ page }) => {
  await page.goto('/search/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('halucination detecton ');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
    'href',
    '/questions/rag-hallucinations/',
  );
  await expect(page.locator('.search-message')).toContainText(
    'showing results for “hallucinations” for “halucination”',
  );
  await page.getByRole('button', { name: 'Search instead for “halucination detecton”' }).click();
  await expect(page.locator('.search-message')).not.toContainText('showing results for');
  await box.fill('kubernetes ingress sourdough recipe');
  await expect(page.locator('[data-search-weak]').first()).toBeVisible();
});
