/** Practice on other pages: what is due, the link below a quiz, and that an answer was read. */
import type { Page } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { fits, overflow } from '../support/overflow.ts';
import { expect, observeShifts, test } from '../support/site.ts';

const answer = '/questions/faiss-and-ann/';
const due = (page: Page) => page.locator('.due-link span');

/** Leaves in the browser what practice would have. */
const leave = (page: Page, times: unknown) =>
  page.addInitScript((text) => localStorage.setItem('practice-due /', text), JSON.stringify(times));

test('due cards are counted below the header of every page, and nothing moves', async ({ page }) => {
  const shifts = await observeShifts(page);
  await leave(page, [
    [Date.now() - 5_000, 4],
    [Date.now() - 1_000, 3],
    [Date.now() + 3_600_000, 5],
  ]);
  for (const path of ['/', answer, '/topics/']) {
    await page.goto(path);
    await expect(due(page)).toBeVisible();
    await expect(due(page)).toHaveText('7 due');
    expect(await shifts()).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflow(page)).toEqual(fits);
  expect(await accessProblems(page, '.due-link')).toEqual([]);
  await due(page).click();
  await expect(page).toHaveURL('/practice/');
  // There it is said in full, as it changes.
  await expect(due(page)).toBeHidden();
});

test('nothing is said where nothing is due, or storage holds anything else', async ({ page }) => {
  await page.goto('/topics/');
  await expect(due(page)).toBeHidden();
  for (const text of ['[]', '7', '[[1]]', '{"a":1}', '[["x","y"]]', 'null', '[[1,0]]', '[', '[[9e15,4]]']) {
    await page.evaluate((held) => localStorage.setItem('practice-due /', held), text);
    await page.reload();
    await expect(due(page), text).toBeHidden();
  }
});

test('a card that was not known is due on the next page, and fills its tile below the answer', async ({
  page,
}) => {
  await page.clock.install({ time: new Date(2026, 4, 3, 10) });
  await page.goto(answer);
  const link = page.getByRole('link', { name: 'Practise this' });
  const tiles = link.locator('.practice-tile');
  await link.focus();
  await expect(link).toHaveText(/0 of \d\d$/);
  const cards = await tiles.count();
  await expect(link).toHaveText(`Practise this0 of ${cards}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/practice/?of=faiss-and-ann');
  const card = page.locator('[data-practice-card]');
  await expect(card).toHaveAttribute('data-practice-card', /^faiss-and-ann#/);
  await page.keyboard.press((await card.getAttribute('data-kind')) === 'quiz' ? '1' : 'Space');
  const before = await card.getAttribute('data-practice-card');
  await page.getByRole('button', { name: /^Again/ }).click();
  await expect(card).not.toHaveAttribute('data-practice-card', before!);
  for (const view of ['.practice-end', '.practice-start']) {
    await page.keyboard.press('Escape');
    await expect(page.locator(view)).toBeVisible();
  }
  await expect(page.locator('.practice-own')).toContainText('1 review is kept');
  await page.goto('/topics/');
  await expect(due(page)).toBeHidden();
  await page.clock.setFixedTime(new Date(2026, 4, 3, 10, 11));
  await page.goto('/topics/');
  await expect(due(page)).toBeVisible();
  await expect(due(page)).toHaveText('1 due');
  // The map of the book shows the same card as due.
  await due(page).click();
  await expect(page.locator('.practice-legend .practice-tile[data-state="due"]')).toBeVisible();
  const row = page.locator('[data-practice-question="faiss-and-ann"] .practice-tile');
  await expect(row).toHaveCount(cards);
  await expect(row.and(page.locator('[data-state="due"]'))).toHaveCount(1);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(answer);
  await link.scrollIntoViewIfNeeded();
  await expect(link).toHaveText(`Practise this1 of ${cards}`);
  await expect(tiles.and(page.locator('[data-state="due"]'))).toHaveCount(1);
  expect(await overflow(page)).toEqual(fits);
});

test('an answer is read when its end has been seen', async ({ page }) => {
  const read = () => page.evaluate(() => localStorage.getItem('read /'));
  await page.addInitScript(() => localStorage.getItem('read /') ?? localStorage.setItem('read /', '[3, "x"'));
  await page.goto(answer);
  const version = (await page.locator('article[data-version]').getAttribute('data-version'))!;
  expect(await read()).toBe('[3, "x"');
  await page.locator('.neighbours').scrollIntoViewIfNeeded();
  await expect.poll(read).toBe(JSON.stringify({ 'faiss-and-ann': version }));
  await page.goto('/practice/');
  const row = page.locator('[data-practice-question="faiss-and-ann"]');
  await expect(row.getByRole('cell').first()).toHaveText('yes');
  const other = page.locator('[data-practice-question="lora-and-qlora"]');
  await expect(other.getByRole('cell').first()).toHaveText('–');
});
