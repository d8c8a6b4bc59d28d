/** A book with a style sheet, fonts and components of its own, built outside the checkout and served below a base path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { fixtureSite, fixtureSource } from '../support/fixture-book.ts';
import { ports } from '../playwright.config.ts';
import { expect, test } from '../support/site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });
const orbit = '/book/questions/orbital-motion/';
const read = (path: string) => readFileSync(join(fixtureSite, path), 'utf8');

test('the book has its own look, which print and the site’s own layers for it overrule', async ({ page }) => {
  const styleOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(orbit);
  expect(await styleOf('body', 'background-color')).toBe('rgb(16, 20, 31)');
  expect(await styleOf('.note-box', 'border-top-width')).toBe('1px');
  expect(await styleOf('.site-header', 'border-block-end-style')).toBe('double');
  await page.getByRole('button', { name: /^Theme/ }).click();
  await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(251, 248, 240)');
  await page.emulateMedia({ media: 'print' });
  expect(await styleOf('.site-header', 'display')).toBe('none');
});

test('the book has its own fonts, from the second page on, and nothing moves', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') asked.push(new URL(request.url()).pathname);
  });
  const faces = () => page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded'));
  const shown = (selector: string) =>
    page.$eval(selector, (node) => getComputedStyle(node).fontFamily.split(',')[0]);
  await page.goto('/book/');
  expect(await shown('body')).toBe('"Own Text Times New Roman"');
  await page.getByRole('link', { name: 'About' }).first().hover();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('fonts'))).toContain('/own-text.');
  await page.goto(orbit);
  expect([await shown('body'), await shown('h1')]).toEqual(['"Own Text"', '"Own Heading"']);
  await expect.poll(async () => (await faces()).length).toBeGreaterThanOrEqual(2);
  const own = ['own-text', 'own-heading', 'math'].map((name) => `/book/assets/${name}.`);
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );
  expect(moved).toBe(0);
  for (const path of asked) expect(own.some((beginning) => path.startsWith(beginning))).toBe(true);
  const [text] = asked.filter((path) => path.includes('own-text'));
  const source = readFileSync(join(fixtureSource, 'fonts/literata.woff2'));
  expect(readFileSync(join(fixtureSite, text!.slice('/book/'.length))).length).toBeLessThan(
    source.length / 2,
  );
  const licenses = read('licenses.txt');
  expect(licenses).toContain('fonts/marcellus.woff2');
  expect(licenses).toContain('The Literata Project Authors');
});

test('a component of the book stands in its page, and its text in all that is made of it', async ({
  page,
}) => {
  await page.goto('/book/questions/stellar-parallax/');
  const seen = page.locator('.sighting');
  await expect(seen).toContainText('Seen in Königsberg, 1838');
  expect(await seen.evaluate((node) => getComputedStyle(node).borderBlockStartStyle)).toBe('solid');
  await expect(page.locator('link[rel="stylesheet"]')).toHaveCount(0);
  const book = unzipSync(readFileSync(join(fixtureSite, 'export/the-night-sky.epub')));
  const chapters = Object.keys(book).filter((name) => name.endsWith('.xhtml'));
  for (const made of [
    read('questions/stellar-parallax.md'),
    read('llms-full.txt'),
    chapters.map((name) => strFromU8(book[name]!)).join(''),
  ]) {
    expect(made).toContain('Seen in Königsberg, 1838');
    expect(made).toMatch(/(?:\*\*|<(?:b|strong)>)came back/);
    expect(made).toContain('Friedrich Wilhelm Bessel');
  }
  await page.goto('/book/search/?q=seen+in+K%C3%B6nigsberg');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
    'href',
    /\/book\/questions\/stellar-parallax\//,
  );
});
