import { accessProblems } from '../support/axe.ts';
import { hold } from '../support/hold.ts';
import { expect, test } from '../support/site.ts';

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

test('states: idle and empty', async ({ page }) => {
  await page.goto('/search/');
  await expect(page.locator('[data-search-state="idle"]')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Search' }).fill('zzzzqqqq');
  await expect(page.locator('[data-search-state="empty"]')).toHaveCount(1);
});

test('the open dialog with results is accessible in both themes and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search' }).fill('retrieval');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await accessProblems(page)).toEqual([]);
  }
  const box = (await page.locator('dialog[open]').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(375);
});

test('a result shows the words that were looked for, wherever on the page they stand', async ({ page }) => {
  await page.goto('/search/?q=Kimi%20K2');
  const first = page.locator('[data-search-result]').first();
  await expect(first.locator('.excerpt mark').first()).toBeVisible();
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
    'showing results for “hallucination” instead of “halucination”',
  );
  await page.getByRole('button', { name: 'Search for “halucination detecton” instead' }).click();
  await expect(page.locator('.search-message')).not.toContainText('showing results for');
  await box.fill('kubernetes ingress sourdough recipe');
  await expect(page.locator('[data-search-weak]').first()).toBeVisible();
});

test('words in quotes must stand together, -word leaves pages out', async ({ page }) => {
  await page.goto('/search/');
  const box = page.getByRole('combobox', { name: 'Search' });
  const hrefs = () =>
    page
      .locator('.search-group > :first-child a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await box.fill('double quantization');
  await expect(page.locator('[data-search-for="double quantization"]')).toHaveCount(1);
  const loose = await hrefs();
  await box.fill('"double quantization"');
  await expect(page.locator(`[data-search-for='"double quantization"']`)).toHaveCount(1);
  const strict = await hrefs();
  expect(strict.length).toBeGreaterThan(0);
  expect(strict.length).toBeLessThan(loose.length);
  expect(strict).toContain('/questions/lora-and-qlora/');
  await box.fill('adapter -qlora ');
  await expect(page.locator('[data-search-for="adapter -qlora"]')).toHaveCount(1);
  expect(await hrefs()).not.toContain('/questions/lora-and-qlora/');
  expect((await hrefs()).length).toBeGreaterThan(0);
});

test('formulas are found by what one can type, and read well in an excerpt', async ({ page }) => {
  await page.goto('/search/?q=softmax of Q K transposed');
  const results = page.locator('[data-search-result]');
  await expect(results.first()).toBeVisible();
  for (const query of ['O(n^2)', 'd_k', '\u03b1/r']) {
    await page.getByRole('combobox', { name: 'Search' }).fill(query);
    await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
    await expect(page.locator('[data-search-result] mark').first()).toBeVisible();
  }
  await page.getByRole('combobox', { name: 'Search' }).fill('lambda / (1 + lambda)');
  await expect(page.locator('.search-answer a')).toBeVisible();
  const excerpts = await page.locator('.excerpt, .search-answer').allTextContents();
  const ofFormulas = excerpts.filter((excerpt) => excerpt.includes('λ'));
  expect(ofFormulas.length).toBeGreaterThan(0);
  for (const excerpt of ofFormulas) expect(excerpt).not.toMatch(/[{}\\]|<\w|&\w+;/);
});

test('a misconception is found as one', async ({ page }) => {
  await page.goto('/search/?q=QLoRA is faster than LoRA');
  const option = page.locator('[data-search-result] a[href="/questions/lora-and-qlora/#qlora-is-faster"]');
  await expect(option).toContainText('Misconception: QLoRA is faster');
});

test('searches that led somewhere are kept in this browser, and can be cleared', async ({ page }) => {
  await page.goto('/search/?q=nprobe');
  await page.locator('[data-search-result] a').first().click();
  await page.waitForURL(/faiss-and-ann/, { waitUntil: 'load' });
  await page.keyboard.press('/');
  const recent = page.getByRole('option', { name: 'nprobe' });
  await expect(recent).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('nprobe');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Search' }).fill('');
  await page.locator('.search-message').getByRole('button', { name: 'Clear' }).click();
  await expect(recent).toHaveCount(0);
  // The entry beside is no search: which fonts are there.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['fonts']);
});

test('an empty dialog offers questions', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const offered = page.getByRole('group', { name: 'Questions' }).getByRole('option');
  await expect(offered).toHaveCount(10);
  const href = (await offered.first().getAttribute('href'))!;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(href);
});

test('a page of the book’s own is among what its other names find', async ({ page }) => {
  await page.goto('/search/');
  for (const query of ['model card', 'the book’s model', 'tiny transformer']) {
    await page.getByRole('combobox', { name: 'Search' }).fill(query);
    await expect(page.locator(`[data-search-for="${query}"]`)).toHaveCount(1);
    await expect(page.locator('[data-search-result] a[href="/model/"]')).toHaveCount(1);
  }
});

test('the page that is opened marks the words, Escape clears them, and the address says nothing of them', async ({
  page,
}) => {
  await page.goto('/search/?q=double quantization');
  const section = page.locator('[data-search-result].section a').first();
  const href = (await section.getAttribute('href'))!;
  await section.click();
  await expect(page).toHaveURL(href);
  const marked = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('search') ?? [])].map((range) => (range as Range).toString()),
    );
  await expect.poll(async () => (await marked()).length).toBeGreaterThan(3);
  for (const word of await marked()) expect(word).toMatch(/doubl|quanti|quant/i);
  await expect(page.getByText(/matches for your search are highlighted/)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await marked()).toEqual([]);
  await page.reload();
  await expect(page.locator('h1')).toBeVisible();
  expect(await marked()).toEqual([]);
});

test('a result on the page itself closes the dialog, goes there, unfolds it and marks', async ({ page }) => {
  await page.goto('/questions/lora-and-qlora/');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('500 LoRA adapters of one model');
  const option = page.locator('a[href="/questions/lora-and-qlora/#one-or-many"]');
  await option.click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(page.locator('#one-or-many')).toHaveAttribute('open', '');
  await expect(page.locator('#one-or-many')).toBeInViewport();
  await expect(page.locator('.page-note')).toBeVisible();
});

test('an older answer never replaces a newer one', async ({ page }) => {
  const release = await hold(page, /\/search\/\w+\/words-0\.json/);
  await page.goto('/search/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('quantization');
  await box.fill('nprobe');
  release();
  await expect(page.locator('[data-search-for="nprobe"]')).toHaveCount(1);
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
    'href',
    '/questions/faiss-and-ann/',
  );
});
