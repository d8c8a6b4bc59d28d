/** Practice kept in the browser: of two tabs, under a wrong clock, from a file, offline, and where nothing can be kept. */
import type { Page } from 'playwright/test';
import { ports } from '../playwright.config.ts';
import { accessProblems } from '../support/axe.ts';
import { keepBook, withoutNetwork } from '../support/host.ts';
import {
  answer,
  card,
  day,
  exported,
  file,
  key,
  morning,
  open,
  own,
  press,
  reviewsIn,
  row,
  seen,
  state,
  summary,
  takeIn,
} from '../support/practice.ts';
import { expect, test } from '../support/site.ts';

test('two tabs add to one log, and show what the other has added when they are seen again', async ({
  page,
  context,
}) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  for (const tab of [page, other]) {
    await tab.getByRole('button', { name: 'Practise 10 cards' }).click();
    await answer(tab, 3);
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
    await expect(own(tab)).toContainText('1 review is kept');
  }
  const seeAgain = (tab: Page) =>
    tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  for (const tab of [page, other]) {
    await seeAgain(tab);
    await expect(own(tab)).toContainText('2 reviews are kept');
  }
  expect(await seen(page)).toBe(await seen(other));
  await press(page, 'Delete');
  await press(page, 'Delete all');
  await expect(own(page)).toContainText('None yet.');
  await seeAgain(other);
  await expect(own(other)).toContainText('None yet.');
});

test('a clock that jumps back loses nothing, and time goes on within each card', async ({ page }) => {
  await open(page);
  const begin = page.getByRole('button', { name: 'Practise 10 cards' });
  await begin.click();
  await answer(page, 1);
  await page.clock.setSystemTime(+morning - 400 * day);
  for (let left = 9; left > 0; left--) await answer(page, 3);
  await answer(page, 3);
  await page.keyboard.press('Escape');
  const reviews = reviewsIn(await exported(page));
  const again = reviews.filter(({ card }) => card === reviews.at(-1)!.card).map(({ at }) => at);
  expect(again).toEqual([expect.any(Number), again[0]! + 1]);
  expect(reviews).toHaveLength(11);
});

test('a file is refused whole where it is newer, broken or damaged, and nothing is lost', async ({
  page,
}) => {
  await open(page);
  await takeIn(page, file({}, row()));
  await expect(own(page)).toContainText('1 review added.');
  const before = reviewsIn(await exported(page));
  for (const [text, reason] of [
    [file({ version: 2 }, row({ id: 'two' })), /Nothing was imported.*version 2.*version 1.*Reload the page/],
    [file({}, row({ id: 'two' })).slice(0, -9), /Nothing was imported.*not valid JSON.*Choose a file/],
    [file({ format: 'x' }), /contains no reviews.*“grounded-practice”/],
    [file({}, row({ id: 'two' }), row({ id: 'three', grade: 7 })), /Review 2.*“grade”.*1, 2, 3, 4/],
    [file({ book: 'Else' }, row({ card: 'x#y' })), /belongs to the book “Else”.*“Grounded”/],
  ] as const) {
    await takeIn(page, text);
    await expect(own(page)).toContainText(reason);
    expect(reviewsIn(await exported(page))).toEqual(before);
  }
});

test('a card that has changed says so, and reviews of cards that are gone are counted and kept', async ({
  page,
}) => {
  await open(page);
  await takeIn(page, file({}, row({ state: '00000000' }), row({ id: 'two', card: 'gone#place' })));
  await expect(own(page)).toContainText('1 of them belongs to cards that this book no longer has');
  await expect(summary(page)).toHaveText(/^1 card is due/);
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  await expect(card(page)).toHaveAttribute('data-practice-card', key);
  await expect(card(page)).toContainText('This has changed since you last saw it.');
  await answer(page, 3);
  await expect(card(page)).not.toContainText('This has changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const reviews = reviewsIn(await exported(page));
  expect(reviews.at(-1)!.state).toBe(state);
});

const trouble = (page: Page) => page.locator('.practice-trouble');
/** Practises a card, and sees that it is there and can be taken along. */
async function goesOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Practise 10 cards' }).click();
  await answer(page, 3);
  await expect(trouble(page)).toContainText('export them before you close this tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(JSON.parse(await exported(page))).toMatchObject({ reviews: [{ grade: 3 }] });
}

for (const [name, take] of [
  ['there is no such storage', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
  [
    'it is blocked',
    () =>
      Object.defineProperty(IDBFactory.prototype, 'open', {
        value: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
] as const)
  test(`the session goes on in memory: ${name}`, async ({ page }) => {
    await page.addInitScript(take);
    await open(page);
    await expect(trouble(page)).toContainText('does not let the site store anything');
    await goesOn(page);
    expect(await accessProblems(page, '.practice-trouble')).toEqual([]);
  });

test('it is full: what was practised is kept as soon as there is room', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (document.documentElement.hasAttribute('data-full'))
        throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await open(page);
  await page.evaluate(() => document.documentElement.toggleAttribute('data-full'));
  await goesOn(page);
  await expect(trouble(page)).toContainText('There is no space left');
  await page.evaluate(() => document.documentElement.toggleAttribute('data-full'));
  await press(page, 'Try again');
  await expect(trouble(page)).toBeEmpty();
  await page.reload();
  await expect(own(page)).toContainText('1 review is kept');
});

test('data unreadable at first is read before anything is said of it', async ({ page }) => {
  await page.addInitScript(() => {
    const getAll = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...given) {
      if (sessionStorage.getItem('failed') !== 'once') return getAll.apply(this, given);
      sessionStorage.setItem('failed', 'done');
      throw new DOMException('lost', 'UnknownError');
    };
  });
  await open(page);
  await takeIn(page, file({}, row()));
  await expect(own(page)).toContainText('1 review added.');
  const due = await page.evaluate(() => localStorage.getItem('practice-due /'));
  await page.evaluate(() => sessionStorage.setItem('failed', 'once'));
  await page.reload();
  await expect(trouble(page)).toContainText('cannot be read or written');
  expect(await page.evaluate(() => localStorage.getItem('practice-due /'))).toBe(due);
  await press(page, 'Try again');
  await expect(trouble(page)).toBeEmpty();
  await expect(own(page)).toContainText('1 review is kept');
});

test('data that cannot be deleted stays, and it is said', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('lost', 'UnknownError');
    };
  });
  await open(page);
  await takeIn(page, file({}, row()));
  await expect(own(page)).toContainText('1 review added.');
  await press(page, 'Delete');
  await press(page, 'Delete all');
  await expect(own(page)).toContainText('could not be deleted');
  await expect(own(page)).toContainText('1 review is kept');
});

test('another page has made it', async ({ page }) => {
  await page.goto('/404.html');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('practice /', 1).onsuccess = ({ target }) => {
          (target as IDBOpenDBRequest).result.close();
          resolve(undefined);
        };
      }),
  );
  await open(page);
  await expect(trouble(page)).toContainText('cannot be read or written');
  await goesOn(page);
});

test('rows that are damaged are left as they are, and reported', async ({ page }) => {
  await open(page);
  await takeIn(page, file({}, row()));
  await expect(own(page)).toContainText('1 review added.');
  const rows = (values: object[]) =>
    page.evaluate(
      (values) =>
        new Promise<number>((resolve) => {
          indexedDB.open('practice /').onsuccess = ({ target }) => {
            const table = (target as IDBOpenDBRequest).result
              .transaction('reviews', 'readwrite')
              .objectStore('reviews');
            for (const value of values) table.put(value);
            table.count().onsuccess = ({ target }) => resolve((target as IDBRequest<number>).result);
          };
        }),
      values,
    );
  await rows([{ id: 'bad' }, row({ id: 'worse', at: 'yesterday' }), row({ id: 'two', card: 7 })]);
  await page.reload();
  await expect(own(page)).toContainText('1 review is kept');
  await expect(own(page)).toContainText('3 more could not be read. They stay as they are');
  expect(JSON.parse(await exported(page))).toMatchObject({ reviews: [row()] });
  expect(await rows([])).toBe(4);
});

test.describe('offline', () => {
  test.use({ baseURL: `http://localhost:${ports.book}`, serviceWorkers: 'allow' });

  test('the kept book is practised without network', async ({ page, context, conduct }) => {
    conduct.allow(withoutNetwork);
    await page.goto('/book/');
    await keepBook(page);
    await context.setOffline(true);
    await page.goto('/book/practice/');
    await page.getByRole('button', { name: /^Practise \d+ cards$/ }).click();
    for (const grade of [3, 3, 3]) await answer(page, grade);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: '3 cards practised' })).toBeVisible();
  });
});
