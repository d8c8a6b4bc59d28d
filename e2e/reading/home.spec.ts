import { globSync } from 'node:fs';
import { expect, test } from '../support/site.ts';

const slugs = globSync('content/questions/*/lab/stage.ts').map((file) => file.split('/')[2]!);

for (const [width, most] of [
  [1280, 2400],
  [375, 4500],
] as const)
  test(`home is a wall of pictures, at most ${most} px high at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 812 });
    await page.goto('/');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(most);
    await expect(page.locator('[data-card]')).toHaveCount(slugs.length);
    for (const slug of slugs) {
      const card = page.locator(`[data-card="${slug}"]`);
      await expect(card.locator('svg[role="img"]'), slug).toBeVisible();
      await expect(card.locator('.hook'), slug).not.toBeEmpty();
      await expect(card.locator(`a[href="/questions/${slug}/"]`), slug).toHaveCount(1);
      await expect(card.locator('.tags'), slug).toContainText(/\d+ min/);
      await expect(card.locator('details')).toContainText(/\w+ \w+/);
    }
  });

test('one picture is alive on the home page, and leads to its answer in that state', async ({ page }) => {
  await page.goto('/');
  const stage = page.locator('figure[data-stage]');
  const said = await stage.locator('[data-stage-sentence]').textContent();
  await stage.locator('[data-try][aria-pressed="false"]').last().click();
  await expect(stage.locator('[data-stage-sentence]')).not.toHaveText(said!);
  const now = (await stage.locator('[data-stage-sentence]').textContent())!;
  await stage.getByRole('link', { name: 'Read the answer' }).click();
  await expect(page).toHaveURL(/\/questions\/.*#lab\?/);
  await expect(stage.locator('[data-stage-sentence]')).toHaveText(now);
});

for (const width of [1280, 1024, 768])
  test(`no card is alone in its row at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/', '/topics/fine-tuning/']) {
      await page.goto(path);
      const tops = await page
        .locator('[data-card]')
        .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
      const rows = [...Map.groupBy(tops, (top) => top).values()].map(({ length }) => length);
      expect(Math.min(...rows), `${path}: ${rows.join(', ')}`).toBeGreaterThan(1);
    }
  });

for (const width of [1280, 375])
  test(`ten cards and a sheet are offered before an interview, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 812 });
    await page.goto('/');
    await page.getByRole('link', { name: 'Ten cards' }).click();
    await expect(page.getByRole('button', { name: 'Practise 10 cards' })).toBeVisible();
    await page.goto('/');
    await page.getByRole('link', { name: 'One-page sheets' }).click();
    await expect(page.locator('[data-sheet-question]')).toHaveCount(slugs.length);
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Practice' }).click();
    await expect(page).toHaveURL('/practice/');
  });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('topic and difficulty narrow each other, by links', async ({ page }) => {
    await page.goto('/');
    const filters = page.getByRole('navigation', { name: 'Filter questions' });
    await filters.getByRole('link', { name: /^Efficiency/ }).click();
    await expect(page).toHaveURL('/topics/efficiency/');
    const all = await page.locator('[data-card]').count();
    const advanced = filters.getByRole('link', { name: /^Advanced/ });
    const promised = Number(/\d+/.exec((await advanced.textContent())!)![0]);
    expect(promised).toBeLessThan(all);
    await advanced.click();
    await expect(page).toHaveURL('/topics/efficiency/advanced/');
    await expect(page.locator('[data-card]')).toHaveCount(promised);
    await expect(filters.locator('[aria-current]')).toHaveCount(2);
    await filters.getByRole('link', { name: /^All/ }).first().click();
    await expect(page).toHaveURL('/difficulty/advanced/');
  });
});

test('a name of one short word stays whole beside the links of a phone', async ({ page }) => {
  for (const width of [320, 344, 360, 375, 412]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/model/');
    const lines = await page
      .locator('.site-name')
      .evaluate(
        (name) => name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight),
      );
    expect(Math.round(lines), `at ${width} px`).toBe(1);
  }
});

test('a card stands where it will stand, before those behind it have come', async ({ page }) => {
  const path = '/topics/fine-tuning/';
  const box = () => page.locator('.wall > .card').first().boundingBox();
  await page.goto(path);
  await expect(page.locator('.wall.in-pairs > .paired')).toHaveCount(4);
  const whole = (await box())!;
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({
      response,
      body: body.split('<li class="card').slice(0, 3).join('<li class="card'),
    });
  });
  await page.goto(path);
  await expect(page.locator('.wall > .card')).toHaveCount(2);
  const { x, y, width } = (await box())!;
  expect([x, y, width]).toEqual([whole.x, whole.y, whole.width]);
});
