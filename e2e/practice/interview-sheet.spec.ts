/** A sheet of chosen questions: from its address, from the form, on paper. */
import type { Page } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { fits, overflow } from '../support/overflow.ts';
import { expect, test } from '../support/site.ts';

const question = (page: Page, number: number) => page.locator(`[data-sheet-question="${number}"]`);
const filled = async (page: Page, number: number) => {
  await expect(question(page, number).locator('.sheet-points li')).not.toHaveCount(0);
  return question(page, number);
};

test('an address names the questions of a sheet, in its order, and what is none is said', async ({
  page,
}) => {
  await page.goto('/practice/?sheet=10,1,99,10');
  await expect(page.getByRole('heading', { level: 1, name: 'Revision sheet' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'number 99' })).toBeVisible();
  for (const number of [10, 1]) {
    const part = await filled(page, number);
    await expect(part.getByRole('heading', { name: 'In three minutes' })).toBeVisible();
    expect(await part.locator('.sheet-wrong > div').count()).toBeGreaterThan(2);
    const picture = part.locator('.sheet-picture');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(0);
  }
  const numbers = page.locator('[data-sheet-question]');
  expect(await numbers.evaluateAll((all) => all.map(({ dataset }) => dataset.sheetQuestion))).toEqual([
    '10',
    '1',
  ]);
  expect(await accessProblems(page, 'main')).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await overflow(page)).toEqual(fits);
});

test('on paper a question has a page, without what is only to be pressed', async ({ page }) => {
  await page.goto('/practice/?sheet=1,2');
  for (const number of [1, 2]) await filled(page, number);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.site-header', '.sheet-ways', '.site-footer'])
    await expect(page.locator(gone)).toBeHidden();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
});

test('questions are chosen by keyboard, and their sheet is a link', async ({ page }) => {
  await page.goto('/practice/#sheet');
  const boxes = page.locator('.practice-choose').getByRole('checkbox');
  await expect(boxes).toHaveCount(10);
  await expect(page.getByText('Choose questions')).toHaveAttribute('aria-disabled', 'true');
  await boxes.nth(0).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const make = page.getByRole('link', { name: 'Make a sheet of 2 questions' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/practice\/\?sheet=\d+,\d+$/);
  await expect(page.locator('[data-sheet-question]')).toHaveCount(2);
  await page.getByRole('link', { name: 'Choose other questions' }).click();
  await expect(boxes.first()).toBeVisible();
});

test('an empty sheet, and one whose question does not come, say so', async ({ page, conduct }) => {
  conduct.allow(/Failed to load resource/);
  await page.goto('/practice/?sheet=');
  await expect(page.getByRole('alert').filter({ hasText: 'does not name any question' })).toBeVisible();
  await page.route('**/practice/cards/*.json', (route) => route.fulfill({ status: 503 }));
  await page.goto('/practice/?sheet=1');
  await expect(question(page, 1).getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/practice/cards/*.json');
  await question(page, 1).getByRole('button', { name: 'Try again' }).click();
  await filled(page, 1);
});
