import type { Page } from 'playwright/test';
import { expect, questionPaths, test } from '../support/site.ts';

const screen = { width: 375, height: 812 };
test.use({ viewport: screen, hasTouch: true, isMobile: true });

const screens = 20;
/** The picture begins on the first screen, in px. */
const lowest = 600;

/** Cells of tables that are so narrow that their words stand below each other. */
const narrowCells = (page: Page) =>
  page.locator('.table :is(th, td):visible').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        const lines = text.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
        return cell.clientWidth < 96 && lines > 2.5;
      })
      .map(({ textContent }) => textContent),
  );

for (const [path, part] of [
  ...questionPaths().map((path) => [path, '#short-answer']),
  ['/model/', '#sources'],
])
  test(`${path} is at most ${screens} screens of a phone, its picture on the first, no cell broken word by word`, async ({
    page,
  }) => {
    // A link to a place in a page has all of it laid out, without estimates of what is far below.
    await page.goto(`${path}${part}`);
    await expect(page.locator('html[data-fresh]')).toHaveCount(0);
    const { height, picture } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      picture: (document.querySelector('[data-stage]')?.getBoundingClientRect().top ?? 0) + scrollY,
    }));
    expect(height / screen.height).toBeLessThanOrEqual(screens);
    if (path !== '/model/') expect(picture).toBeLessThanOrEqual(lowest);
    for (const width of [375, 320]) {
      await page.setViewportSize({ ...screen, width });
      expect(await narrowCells(page), `at ${width} px`).toEqual([]);
    }
  });

test('what is folded on a phone comes on a press, which has the focus then', async ({ page }) => {
  await page.goto('/questions/llm-quantization/');
  for (const [section, hidden, name] of [
    ['#misconceptions', '.misconception [class=right-label]', 'Why each is wrong'],
    ['#sources', '.source-list', /sources, \d+ read in the original/],
    ['figure[data-code]:has(.rest)', '.rest', /All \d+ lines/],
    ['[data-lab]', '.lab-simplified', 'Open the lab'],
  ] as const) {
    const folded = page.locator(section).first();
    const inside = folded.locator(hidden).first();
    const shown = () =>
      inside.evaluate((element) => element.checkVisibility() && getComputedStyle(element).fontSize !== '0px');
    expect(await shown(), section).toBe(false);
    await folded.getByRole('button', { name }).click();
    expect(await shown(), section).toBe(true);
    await expect(folded, section).toBeFocused();
  }
});

test('a high chart shows its upper part on a phone, and all of it on a press', async ({ page }) => {
  await page.goto('/questions/llm-quantization/#figure-block');
  const canvas = page.locator('#figure-block .canvas');
  const hidden = () => canvas.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  // The link to it has unfolded it.
  expect(await hidden()).toBe(0);
  await page.goto('/questions/llm-quantization/');
  expect(await hidden()).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Whole picture' }).first().click();
  expect(await hidden()).toBe(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('nothing is folded that only a script unfolds', async ({ page }) => {
    await page.goto('/questions/llm-quantization/');
    await expect(page.locator('#misconceptions .right-label').first()).toBeVisible();
    await expect(page.locator('.source-list')).toBeVisible();
    await expect(page.locator('.unfold:visible, .code-all:visible')).toHaveCount(0);
  });
});
