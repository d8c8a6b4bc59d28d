/** Sessions of practice: by keyboard, in each way of asking, in both themes and in another language. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { gzipped } from '../support/budgets.ts';
import { chineseSite, germanSite } from '../support/build-book.ts';
import { Host } from '../support/host.ts';
import { fits, overflow } from '../support/overflow.ts';
import {
  answer,
  card,
  count,
  day,
  exported,
  file,
  first,
  morning,
  open,
  own,
  press,
  reviewsIn,
  row,
  seen,
  summary,
  takeIn,
} from '../support/practice.ts';
import { dist, expect, test } from '../support/site.ts';

test('ten cards by keyboard, a reload, a day later; exported, deleted, imported: the same state', async ({
  page,
}) => {
  await open(page);
  await expect(summary(page)).toHaveText(/^Nothing is due, \d+ are new\.$/);
  await page.getByRole('button', { name: 'Practise 10 cards' }).press('Enter');
  for (const grade of [3, 1, 3, 3, 2, 3, 4, 3, 3, 3]) await answer(page, grade);
  await expect(count(page), 'what was not known comes once more').toHaveText('Card 11 of 11');
  await answer(page, 3);
  await expect(page.getByRole('heading', { name: '10 cards practised' })).toBeFocused();
  await expect(page.locator('.practice-end tbody tr')).toHaveCount(10);
  await expect(page.locator('.practice-end')).toContainText('in 8 days');
  await page.keyboard.press('u');
  await expect(count(page)).toHaveText('Card 11 of 11');
  await answer(page, 3);
  await page.keyboard.press('Escape');
  await expect(own(page)).toContainText('11 reviews are kept');
  const before = await seen(page);
  await page.reload();
  await expect(own(page)).toContainText('11 reviews are kept');
  expect(await seen(page)).toBe(before);

  await page.clock.setSystemTime(+morning + day);
  await page.reload();
  // Cards that were hard, or not known at first, come back sooner than the rest.
  await expect(summary(page)).toHaveText(/^2 cards are due, /);
  await page.getByRole('radio', { name: 'All due cards' }).check();
  await expect(page.getByRole('button', { name: 'Practise 2 cards' })).toBeEnabled();
  const later = await seen(page);

  const text = await exported(page);
  await press(page, 'Delete');
  await expect(page.getByRole('button', { name: 'Export first' })).toBeFocused();
  await press(page, 'Cancel');
  expect(await seen(page)).toBe(later);
  await press(page, 'Delete');
  await press(page, 'Delete all');
  await expect(summary(page)).toHaveText(/^Nothing is due/);
  await expect(own(page)).toContainText('All reviews were deleted.');
  await page.reload();
  await expect(own(page)).toContainText('None yet.');
  await takeIn(page, text);
  await expect(own(page)).toContainText('11 reviews added.');
  expect(await seen(page)).toBe(later);
  await takeIn(page, text);
  await expect(own(page)).toContainText('0 reviews added, 11 already there.');
  await page.reload();
  await expect(own(page)).toContainText('11 reviews are kept');
  expect(await seen(page)).toBe(later);
  expect(reviewsIn(await exported(page))).toEqual(reviewsIn(text));
});

async function begin(page: Page, kind: string): Promise<void> {
  await page.getByRole('group', { name: 'Kind' }).getByRole('checkbox', { name: kind }).check();
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  await expect(card(page)).toBeVisible();
}

test('each kind of card asks in its own way, and suggests a grade', async ({ page }) => {
  await open(page);
  const back = async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Any kind' }).check();
  };
  const suggested = page.locator('.practice-grade[data-suggested]');

  await begin(page, 'Short answer');
  await expect(page.getByRole('timer')).toHaveText('30 s');
  await page.clock.runFor(4_000);
  await expect(page.getByRole('timer')).toHaveText(/^2[456] s$/);
  await page.clock.runFor(40_000);
  await expect(card(page)).toContainText('Time is up.');
  await page.keyboard.press('Enter');
  await expect(page.locator('.practice-answer')).toBeFocused();
  await expect(suggested).toHaveCount(0);
  await card(page).getByText('What a longer answer includes').click();
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await expect(suggested).toContainText('Hard');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await expect(suggested).toContainText('Easy');
  const place = card(page).getByRole('link', { name: 'See it in the answer' });
  const slug = (await card(page).getAttribute('data-practice-card'))!.split('#')[0];
  await expect(place).toHaveAttribute('href', `/questions/${slug}/#short-answer`);
  await back();

  await begin(page, 'Quiz');
  const choices = page.locator('.practice-choices li');
  const all = await choices.count();
  await page.keyboard.press('Space');
  await expect(page.locator('.practice-grades'), 'a choice comes first').toHaveCount(0);
  await page.keyboard.press('1');
  const isRight = (await choices.first().getAttribute('data-state')) === 'right';
  await expect(suggested).toContainText(isRight ? 'Good' : 'Again');
  await expect(page.locator('.practice-verdict')).toHaveText(isRight ? 'Right.' : 'Wrong.');
  await expect(page.locator('.practice-choices [data-state="right"]')).toHaveCount(1);
  await expect(page.locator('.practice-why')).toHaveCount(all);
  await page.keyboard.press('u');
  await expect(count(page), 'nothing was graded yet').toHaveText('Card 1 of 10');
  await back();

  await begin(page, 'Misconception');
  await expect(card(page)).toContainText('This is wrong. What is right?');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.locator('.practice-answer > p').first()).not.toBeEmpty();
});

test('the choices of a quiz come in an order by chance', async ({ page }) => {
  await open(page);
  const orders: string[][] = [];
  for (const step of [0.001, -0.001]) {
    await page.reload();
    await page.evaluate((step) => (Math.random = () => (step += step)), step);
    await begin(page, 'Quiz');
    orders.push(await page.locator('.practice-choices span').allTextContents());
  }
  expect(orders[0]!.length).toBeGreaterThan(1);
  expect(orders[1]).toEqual(orders[0]!.toReversed());
});

test('no key is taken from a reader who types, and undo goes back as far as the session', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  await answer(page, 3);
  await answer(page, 3);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).pressSequentially('u1 3');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(count(page)).toHaveText('Card 3 of 10');
  await expect(page.locator('.practice-grades')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('u');
  await expect(count(page)).toHaveText('Card 1 of 10');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nothing practised' })).toBeFocused();
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { name: 'Nothing practised' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(own(page)).toContainText('None yet.');
});

test('cards that do not come are asked for again', async ({ page, conduct }) => {
  conduct.allow(/Failed to load|ERR_FAILED/);
  await page.route('**/practice/cards.json', (route) => route.abort());
  await page.goto('/practice/');
  await expect(page.getByRole('alert')).toContainText('The cards could not be loaded.');
  await page.unroute('**/practice/cards.json');
  await press(page, 'Try again');
  await page.route('**/practice/cards/*.json', (route) => route.abort());
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  await expect(page.locator('.practice-lost')).toContainText('The cards could not be loaded.');
  await page.unroute('**/practice/cards/*.json');
  await press(page, 'Try again');
  await expect(card(page)).toBeVisible();
});

test('every view is accessible in both themes, and fits a phone', async ({ page }) => {
  await open(page);
  const look = async (name: string) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const again = colorScheme === 'dark';
      expect(await accessProblems(page, 'main', again), `${name} ${colorScheme}`).toEqual([]);
    }
    for (const [width, height] of [
      [320, 256],
      [375, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await overflow(page), `${name} at ${width}`).toEqual(fits);
    }
  };
  await takeIn(page, file({}, row()));
  await press(page, 'Delete');
  await look('overview');
  await press(page, 'Cancel');
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  const kinds = new Set<string>();
  for (let at = 0; at < 9; at++) {
    const kind = (await card(page).getAttribute('data-kind'))!;
    if (!kinds.has(kind)) {
      if (kinds.size === 0) await look(`${kind}, asked`);
      await page.keyboard.press(kind === 'quiz' ? '1' : 'Space');
      await look(`${kind}, answered`);
      await page.keyboard.press('3');
    } else await answer(page, 3);
    kinds.add(kind);
  }
  expect(kinds.size).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await look('end');
});

test('without script the page says what it needs, and leads to the lists', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL!, javaScriptEnabled: false });
  await page.goto('/practice/');
  await expect(page.getByText('Practice needs JavaScript')).toBeVisible();
  await page.locator('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/topics\/[\w-]+\/$/);
  await page.close();
});

test('its program is on no other page, and is small', () => {
  const script = /src="\/(assets\/practice[^"]+)"/;
  const program = script.exec(readFileSync(join(dist, 'practice/index.html'), 'utf8'))![1]!;
  // The schedule, the session and sheets.
  expect(gzipped(readFileSync(join(dist, program)))).toBeLessThan(24_000);
  for (const path of ['index.html', `questions/${first.slug}/index.html`, 'search/index.html'])
    expect(readFileSync(join(dist, path), 'utf8'), path).not.toMatch(script);
});

test('a book in German is practised in German; one without practice and downloads has no trace of either', async ({
  page,
  conduct,
}) => {
  const [german, without] = [await germanSite(), await chineseSite()];

  const parts = ['practice/index.html', 'practice/cards.json', 'export/index.html', 'export'];
  for (const path of ['practice', ...parts])
    expect(
      [german, without].map((site) => existsSync(join(site, path))),
      path,
    ).toEqual([true, false]);
  for (const path of ['index.html', 'sitemap-0.xml', 'offline.json'])
    for (const part of ['practice/', 'export/']) {
      expect(readFileSync(join(german, path), 'utf8'), path).toContain(part);
      expect(readFileSync(join(without, path), 'utf8'), path).not.toContain(part);
    }

  const host = new Host();
  host.deploy(german);
  const origin = await host.start();
  conduct.homes.push(origin);
  try {
    await open(page, morning, `${origin}/practice/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Üben');
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Üben' })).toBeVisible();
    await page.getByRole('button', { name: /^\d+ Karten üben$/ }).click();
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.locator('.practice-grade').first()).toContainText('10 Min.');
    await expect(page.locator('.practice-grade').last()).toContainText('8 Tage');
    await page.keyboard.press('4');
    await page.keyboard.press('Escape');
    await expect(page.locator('.practice-end')).toContainText('in 8 Tagen');
  } finally {
    host.stop();
  }
});
