/** The line that a program writes below a picture: nothing of it before a touch, then at once, and nothing moves. */
import type { Locator, Page, Response } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { budgets, gzipped } from '../support/budgets.ts';
import { expect, test } from '../support/site.ts';

const path = '/questions/attention-head-pruning/';

const settled = async (line: Locator) => {
  await expect(line).toHaveAttribute('data-state', 'ready');
  await expect(line.locator('progress')).toHaveAttribute('hidden');
};
const status = (line: Locator) => line.locator('[data-status]');
const square = (line: Locator, name: string) => line.getByRole('button', { name, exact: true });

/** Everything that the line consists of, in px from its own corner. */
const places = (line: Locator) =>
  line.evaluate((root) => {
    const { x, y } = root.getBoundingClientRect();
    return [...root.querySelectorAll('figcaption, [data-view], [data-status], button, a')].map((element) => {
      const box = element.getBoundingClientRect();
      return [box.x - x, box.y - y, box.width, box.height];
    });
  });

/** Where it stands is rounded to parts of a pixel as a page scrolls. */
async function hasNotMoved(line: Locator, before: readonly (readonly number[])[]): Promise<void> {
  const now = await places(line);
  const most = Math.max(...now.flatMap((box, at) => box.map((px, i) => Math.abs(px - before[at]![i]!))));
  expect(now.length).toBe(before.length);
  expect(most).toBeLessThanOrEqual(0.5);
}

function watchFiles(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin')) files.push(new URL(request.url()).pathname);
  });
  return files;
}

for (const [width, height, touch] of [
  [1280, 800, false],
  [375, 812, true],
] as const)
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height }, hasTouch: touch });

    test('the first press takes a head away, each press writes anew, and nothing moves', async ({ page }) => {
      const files = watchFiles(page);
      await page.goto(path);
      const line = page.locator('[data-line]');
      await line.scrollIntoViewIfNeeded();
      await page.waitForLoadState('networkidle');
      expect(files, 'nothing of the model before a press').toEqual([]);
      const [written, before] = [await line.locator('[data-view]').textContent(), await places(line)];
      await expect(status(line)).toContainText('32 of 32 heads left.');

      const seventh = square(line, 'layer 1, head 7');
      await (touch ? seventh.tap() : seventh.click());
      await expect(seventh).toHaveAttribute('aria-pressed', 'true');
      await expect(status(line)).toContainText('31 of 32 heads left.');
      await settled(line);
      expect(await line.locator('mark').count()).toBeGreaterThan(0);
      expect(await line.locator('[data-view]').textContent()).not.toBe(written);
      expect(files.length).toBe(2);
      await hasNotMoved(line, before);

      const first = await line.locator('[data-view]').textContent();
      await line.getByRole('button', { name: 'Another line' }).click();
      await expect.poll(() => line.locator('[data-view]').textContent()).not.toBe(first);
      await settled(line);
      await expect(page).toHaveURL(/#line\?off=6&seed=3$/);
      await line.getByRole('link', { name: '16 cheapest' }).click();
      await expect(status(line)).toContainText('16 of 32 heads left.');
      await settled(line);
      await expect(line.getByRole('link', { name: '16 cheapest' })).toHaveAttribute('aria-current', 'true');
      expect(files.length, 'fetched once').toBe(2);
      await hasNotMoved(line, before);
      expect(await accessProblems(page, '[data-line]')).toEqual([]);

      await line.getByRole('button', { name: 'Reset' }).click();
      await expect(status(line)).toContainText('32 of 32 heads left.');
      await settled(line);
      expect(await line.locator('[data-view]').textContent()).toBe(written);
    });
  });

for (const [path, start, key, end] of [
  ['/questions/lora-and-qlora/', 'Strength 0.', 'End', 'Strength 3.'],
  ['/questions/llm-quantization/', '8 bits a weight.', 'Home', '2 bits a weight.'],
] as const)
  test(`a slider breaks the words of ${path}, and nothing moves`, async ({ page }) => {
    await page.goto(path);
    const line = page.locator('[data-line]');
    await line.scrollIntoViewIfNeeded();
    const [marks, before] = [await line.locator('mark').count(), await places(line)];
    await expect(status(line)).toContainText(start);
    await line.getByRole('slider').focus();
    await page.keyboard.press(key);
    await expect(status(line)).toContainText(end);
    await settled(line);
    expect(await line.locator('mark').count()).toBeGreaterThan(2 * marks + 5);
    await hasNotMoved(line, before);
    expect(await accessProblems(page, '[data-line]')).toEqual([]);
  });

test('“Loading” is said while files come, and not while the line is written', async ({ page }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/words*.bin', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path);
  const line = page.locator('[data-line]');
  await square(line, 'layer 2, head 6').click();
  await expect(status(line)).toHaveText('Loading data …');
  arrive();
  await expect(status(line)).not.toHaveText('Loading data …');
  await settled(line);
  const said: string[] = [];
  await page.exposeFunction('note', (text: string) => said.push(text));
  await status(line).evaluate((element) =>
    new MutationObserver(() =>
      (globalThis as unknown as { note(text: string): void }).note(element.textContent),
    ).observe(element, { childList: true, characterData: true, subtree: true }),
  );
  await square(line, 'layer 2, head 7').click();
  await expect(status(line)).toContainText('30 of 32 heads left.');
  await settled(line);
  expect(said.filter((text) => text.startsWith('Loading'))).toEqual([]);
});

test('Tab reaches one square, arrows the others, and a link opens what it names', async ({ page }) => {
  await page.goto(`${path}#line?off=0-31&seed=7`);
  const line = page.locator('[data-line]');
  await expect(line).toBeInViewport();
  await expect(status(line)).toContainText('30 of 32 heads left.');
  await square(line, 'layer 1, head 1').focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowUp'])
    await page.keyboard.press(key);
  await expect(square(line, 'layer 2, head 1')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(status(line)).toContainText('29 of 32 heads left.');
  await page.keyboard.press('Tab');
  await expect(line.getByRole('button', { name: 'Another line' })).toBeFocused();
});

test('where fetching is dear, the button says how much comes, and waits', async ({ page }) => {
  const files = watchFiles(page);
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
  );
  await page.goto(path);
  const line = page.locator('[data-line]');
  await square(line, 'layer 1, head 7').click();
  const press = line.getByRole('button', { name: 'Another line (0.9 MB)' });
  await expect(press).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(files).toEqual([]);
  await press.click();
  await expect(status(line)).toContainText('31 of 32 heads left.');
  await expect(line.getByRole('button', { name: 'Another line', exact: true })).toBeVisible();
});

test('its first touch brings few bytes, the model apart', async ({ page }) => {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const loaded: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' && !/worker|\/live-/.test(response.url()))
      loaded.push(response);
  });
  const line = page.locator('[data-line]');
  await line.hover();
  await expect(line).toHaveAttribute('data-state', 'ready');
  const bodies = await Promise.all(loaded.map((response) => response.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipped(body), 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(budgets.stage);
});
