import { hold } from '../support/hold.ts';
import { expect, test } from '../support/site.ts';

const start = '/questions/gradient-checkpointing/';

test('the field is there before its program: what is typed stays, Escape calls it off', async ({ page }) => {
  const release = await hold(page, /\/assets\/dialog\./);
  await page.clock.install();
  await page.goto('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await page.keyboard.type('/never');
  await expect(box).toHaveValue('never');
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await page.keyboard.type('/prefixx');
  await page.keyboard.press('Backspace');
  await page.clock.fastForward(2_000);
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('prefix');
  release();
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', /soft-prompts/);
  await page.keyboard.type(' tuning');
  await expect(box).toHaveValue('prefix tuning');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', /soft-prompts/);
});

test('by touch the dialog closes before its program has come', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 375, height: 812 },
    baseURL,
  });
  const page = await context.newPage();
  await hold(page, /\/assets\/dialog\./);
  await page.goto(start);
  const dialog = page.locator('dialog[open]');
  for (const close of [
    () => dialog.getByRole('button', { name: 'Close' }).tap(),
    () => page.touchscreen.tap(20, 790),
  ]) {
    await page.getByRole('button', { name: 'Search' }).tap();
    await expect(dialog).toHaveCount(1);
    await close();
    await expect(dialog).toHaveCount(0);
  }
  await context.close();
});

test('a place in the page that is open is found where the text above it waits', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('/questions/lora-and-qlora/');
  await page.keyboard.type('/is qlora slower than lora');
  const place = page.locator('[data-search-result].section a').first();
  await expect(place).toBeVisible();
  const { hash } = new URL((await place.getAttribute('href'))!, 'http://x');
  await place.click();
  const top = () => page.locator(hash).evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(300);
  expect(await top()).toBeGreaterThan(-5);
});

test('Escape before the program has come leaves the page as it was', async ({ page }) => {
  const release = await hold(page, /\/assets\/dialog\./);
  await page.goto(start);
  const link = page.locator('.breadcrumb a').first();
  await link.focus();
  await page.keyboard.type('/soft');
  await page.keyboard.press('Escape');
  const loaded = page.waitForResponse(/\/assets\/dialog\./);
  release();
  const program = (await loaded).url();
  // Whoever asked for it first is answered first.
  await page.evaluate((url) => import(url), program);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('places and the answer come into room that is kept: no row moves, and none is opened in place of another', async ({
  page,
}) => {
  const release = await hold(page, /\/text-\d+\.json$/);
  await page.goto('/search/?q=how much memory does gradient checkpointing save');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  const rows = page.locator('.search-group > :first-child a');
  const tops = () => rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top));
  const before = await tops();
  expect(before.length).toBeGreaterThan(2);
  await page.getByRole('combobox', { name: 'Search' }).press('ArrowDown');
  const chosen = await rows.nth(1).getAttribute('href');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  release();
  await expect(page.locator('[data-search-result].section').first()).toBeVisible();
  await expect(page.locator('.search-answer mark').first()).toBeVisible();
  expect(await tops()).toEqual(before);
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(chosen!);
});

test('before the texts have come, arrows and Enter open what they point at', async ({ page }) => {
  await hold(page, /\/text-\d+\.json$/);
  await page.goto(start);
  await page.keyboard.type('/gradient');
  const rows = page.locator('[data-search-result] a');
  await expect(rows.nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const chosen = await rows.nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(chosen!);
});

test('a sentence that answers stands on top, with a link to its place', async ({ page }) => {
  await page.goto('/search/?q=is qlora slower than lora');
  const answer = page.locator('.search-answer a');
  await expect(answer).toContainText(/QLoRA.*slower/);
  await expect(answer).toHaveAttribute('href', /^\/questions\/lora-and-qlora\/#[\w-]+$/);
  await page.goto('/search/?q=kubernetes ingress sourdough recipe ');
  await expect(page.locator('[data-search-weak]')).toBeVisible();
  await expect(page.locator('.search-answer')).toBeHidden();
});

test('no program of the full-text index comes for words, it comes for words in quotes', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/search/?q=double quantization');
  await expect(page.locator('[data-search-result].section').first()).toBeVisible();
  expect(asked.filter((path) => /\/text-\d+\.json$/.test(path)).length).toBe(2);
  expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
  await page.getByRole('combobox', { name: 'Search' }).fill('"double quantization"');
  await expect.poll(() => asked.some((path) => path === '/pagefind/pagefind.js')).toBe(true);
});

test('a query copied from elsewhere is read as it is meant', async ({ page }) => {
  await page.goto('/search/');
  const box = page.getByRole('combobox', { name: 'Search' });
  for (const [query, slug] of [
    ['lora-and-qlora', 'lora-and-qlora'],
    ['ＬｏＲＡ　ａｎｄ　ＱＬｏＲＡ', 'lora-and-qlora'],
    ['faiss.IndexIVFFlat', 'faiss-and-ann'],
    ['LoRA的区别是什么', 'lora-and-qlora'],
  ] as const) {
    await box.fill(`${query} `);
    await expect(page.locator(`[data-search-for="${query}"]`)).toHaveCount(1);
    await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
      'href',
      `/questions/${slug}/`,
    );
    await expect(page.locator('[data-search-weak]')).toHaveCount(0);
  }
});
