import { accessFaults } from './axe.ts';
import { budgets, gzipped } from './budgets.ts';
import { expect, test } from './site.ts';

const path = '/questions/gradient-checkpointing/';

for (const [width, height] of [
  [1280, 800],
  [375, 812],
] as const)
  test(`the picture is moved, at ${width} px: sentence, ghost, address and lab follow`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width, height });
    await page.goto(path);
    const stage = page.locator('figure[data-stage]');
    const picture = stage.locator('[data-stage-picture] svg:visible');
    const sentence = stage.locator('[data-stage-sentence]');
    await stage.scrollIntoViewIfNeeded();
    await expect(sentence).toContainText('16 at once instead of 65');
    const before = await picture.innerHTML();
    const slider = stage.getByRole('slider', { name: 'Segment length' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect(stage).toHaveAttribute('data-state', 'ready');
    await expect(sentence).toContainText('the peak is 65');
    await expect(slider).toHaveAttribute('aria-valuetext', '64');
    expect(await picture.innerHTML()).not.toBe(before);
    await expect(picture.locator('[data-ghost]')).toHaveCount(2);
    await expect(page).toHaveURL(/#lab\?interval=64$/);
    await expect(stage.getByRole('status')).toContainText('the peak is 65');
    // Slider and picture are seen together.
    const [of, drawn] = [(await slider.boundingBox())!, (await picture.boundingBox())!];
    expect(of.y + of.height - drawn.y).toBeLessThan(height);
    await expect(page.locator('[data-lab] input[name="interval"]')).toHaveValue('64');
    expect(await accessFaults(page)).toEqual([]);

    await stage.getByRole('button', { name: 'Copy picture link' }).click();
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const other = await context.newPage();
    await other.goto(link.pathname + link.hash);
    await expect(other.locator('[data-stage-sentence]')).toContainText('the peak is 65');
    await expect(other.locator('figure[data-stage]')).toBeInViewport();
    await other.close();

    await stage.getByRole('radio', { name: 'transformer blocks' }).check();
    await expect(sentence).toContainText('transformer blocks');
    await stage.getByRole('button', { name: 'Reset' }).click();
    await expect(sentence).toContainText('16 at once instead of 65');
  });

test('the scale in the picture can be dragged, and its program is small', async ({ page }) => {
  await page.goto(path, { waitUntil: 'networkidle' });
  const loaded: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response.body());
  });
  const stage = page.locator('figure[data-stage]');
  await stage.scrollIntoViewIfNeeded();
  await stage.hover();
  await expect(stage).toHaveAttribute('data-state', 'ready');
  const bytes = (await Promise.all(loaded)).reduce((sum, body) => sum + gzipped(body), 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes, 'from first touch to first change').toBeLessThanOrEqual(budgets.stage);
  const { x, y, width, height } = (await stage.locator('[data-stage-picture] svg:visible').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height * 0.85);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.97, y + height * 0.85, { steps: 5 });
  await page.mouse.up();
  await expect(stage.locator('[data-stage-sentence]')).toContainText('the peak is 65');
});

test('all controls unfold under the picture, and each follows the other', async ({ page }) => {
  await page.goto(path);
  const stage = page.locator('figure[data-stage]');
  const lab = page.locator('[data-lab]');
  const all = stage.getByRole('button', { name: 'All controls' });
  await all.click();
  await expect(all).toHaveAttribute('aria-expanded', 'true');
  await expect(lab).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  expect((await lab.boundingBox())!.y).toBeGreaterThan((await stage.boundingBox())!.y);
  await expect(page.locator('#lab')).toContainText('under the picture');

  await stage.getByRole('slider', { name: 'Segment length' }).press('End');
  await expect(page).toHaveURL(/#lab\?interval=64$/);
  await expect(lab.locator('[data-value="peak"]')).toHaveAttribute('value', '65');
  // Sliders through given values have a position, not a value.
  await expect(lab.getByRole('slider', { name: 'Its sequence length' })).toHaveAttribute(
    'aria-valuetext',
    /2048/,
  );
  await lab.locator('input[name="interval"]').press('Home');
  await expect(stage.locator('[data-stage-sentence]')).toContainText('65 at once, nothing runs twice');
  await expect(stage.locator('svg:visible [data-ghost]')).toHaveCount(2);

  await all.click();
  await expect(all).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator('#lab [data-lab]')).toHaveCount(1);
});

test('a link that asks for what cannot be is told above the picture', async ({ page }) => {
  await page.goto(`${path}#lab?interval=900&inside=block`);
  const stage = page.locator('figure[data-stage]');
  await expect(stage.locator('[data-stage-notice]')).toContainText('“interval”');
  await expect(stage.locator('[data-stage-sentence]')).toContainText('segments of 8 hold 288 units');
  await expect(stage.locator('[data-stage-notice]')).toBeInViewport();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('picture and sentence are there', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('[data-stage-sentence]')).toContainText('16 at once instead of 65');
    await expect(page.locator('[data-stage-picture] svg:visible')).toHaveCount(1);
    await expect(page.locator('.stage-controls')).toBeHidden();
  });
});
