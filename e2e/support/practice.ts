/** A reader's steps in the tests of practice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import type { CardList, CardsOfQuestion, QuizCard } from '#book/practice-card.ts';
import { dist } from './site.ts';

export const morning = new Date('2026-03-02T09:00:00');
export const day = 86_400_000;
const list = JSON.parse(readFileSync(join(dist, 'practice/cards.json'), 'utf8')) as CardList;
export const [first] = list.questions as [CardList['questions'][number]];
const [id, , current] = first.cards[1]!;
/** State of the card that these tests bring reviews of. */
export const state = current;
export const key = `${first.slug}#${id}`;

export const summary = (page: Page) => page.locator('.practice-summary');
export const card = (page: Page) => page.locator('.practice-card');
export const count = (page: Page) => page.locator('.practice-count');
export const own = (page: Page) => page.locator('.practice-own');
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Opens the page at an hour that the test sets. */
export async function open(page: Page, at: Date | number = morning, path = '/practice/'): Promise<void> {
  await page.clock.install({ time: at });
  await page.goto(path);
  await expect(summary(page)).not.toBeEmpty();
}

/** Looks at the card that is shown by keyboard, and grades it. */
export async function answer(page: Page, grade: number): Promise<void> {
  await expect(card(page)).toBeVisible();
  const before = await count(page).textContent();
  await page.keyboard.press((await card(page).getAttribute('data-kind')) === 'quiz' ? '1' : 'Space');
  await expect(page.locator('.practice-grades')).toBeVisible();
  await page.keyboard.press(String(grade));
  await expect(page.locator('.practice-end').or(count(page).filter({ hasNotText: before! }))).toBeVisible();
}

/** Makes chance fall from call to call: it orders the choices of a card, which stand in reverse then. */
export const withFallingChance = (page: Page) =>
  page.evaluate(() => {
    let chance = 1;
    Math.random = () => (chance -= 0.001);
  });

/** How the last choice begins that the answer gives for the card that is shown. */
export async function lastChoice(page: Page): Promise<string> {
  const [slug, id] = (await card(page).getAttribute('data-practice-card'))!.split('#');
  const text = readFileSync(join(dist, `practice/cards/${slug}.json`), 'utf8');
  const { cards } = JSON.parse(text) as CardsOfQuestion;
  const quiz = cards.find((one) => one.id === id) as QuizCard;
  const [begin] = quiz.choices.at(-1)!.text;
  expect(typeof begin, 'a text').toBe('string');
  return begin as string;
}

/** Practice as readers see it: what is due, and the map. */
export const seen = async (page: Page) =>
  [await summary(page).textContent(), ...(await page.locator('.practice-map tr').allTextContents())].join(
    '\n',
  );

export async function exported(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await own(page).getByRole('button', { name: 'Export', exact: true }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}
/** The reviews of an exported file. */
export const reviewsIn = (text: string) =>
  (JSON.parse(text) as { reviews: { card: string; at: number; state: string }[] }).reviews;

export const takeIn = (page: Page, text: string) =>
  page
    .locator('.practice-own input[type="file"]')
    .setInputFiles({ name: 'practice.json', mimeType: 'application/json', buffer: Buffer.from(text) });
export const row = (fields: object = {}) => ({
  id: 'one',
  card: key,
  grade: 3,
  at: +morning - 9 * day,
  state,
  ...fields,
});
export const file = (fields: object = {}, ...rows: object[]) =>
  JSON.stringify({ format: 'grounded-practice', version: 1, book: 'Grounded', reviews: rows, ...fields });
