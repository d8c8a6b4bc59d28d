/** Addresses of a book: those it had before, those it has published, and where its texts are edited. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPublished } from '#book/published.ts';
import { anchorsOf } from '#outputs/answer/read-answer.ts';
import { htmlTree } from '#render/text/html-tree.ts';
import { fixtureSite, fixtureSource } from '../support/fixture-book.ts';
import { ports } from '../playwright.config.ts';
import { expect, sitemapPaths, test } from '../support/site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });
const orbit = '/book/questions/orbital-motion/';
const read = (path: string) => readFileSync(join(fixtureSite, path), 'utf8');

test('each text can be mended where it lies; without a history no page has a day', async ({ page }) => {
  for (const [path, file] of [
    [orbit, 'questions/orbital-motion/index'],
    ['/book/imprint/', 'pages/imprint'],
  ]) {
    await page.goto(path!);
    const link = page.getByRole('link', { name: 'Edit this page' });
    const address = `https://github.com/observatory/night-sky/edit/main/content/${file}.mdx`;
    await expect(link).toHaveAttribute('href', address);
    await expect(page.getByText('Last changed')).toHaveCount(0);
  }
});

test('who wrote the book, its terms and its maker are at the foot of each page', async ({ page }) => {
  await page.goto('/book/topics/');
  const foot = page.getByRole('contentinfo');
  await expect(foot).toContainText('The observatory on the hill');
  await expect(foot).toContainText('Made with Grounded');
  await expect(foot.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  );
});

test('addresses of before lead to what took their place', async ({ page }) => {
  await page.goto(`${orbit}#second-law`);
  await expect(page.getByRole('heading', { name: 'Equal areas' })).toBeInViewport();
  await expect(page.locator('.page-note')).toHaveCount(0);
  await page.goto('/book/questions/kepler-orbits/#quiz');
  await expect(page).toHaveURL(`${orbit}#quiz`);
  await page.goto('/book/questions/kepler-orbits/#kepler-orbits-title');
  await expect(page.locator('#orbital-motion-title')).toBeInViewport();
  for (const [former, present] of [
    ['topics/planets/', 'topics/solar-system/'],
    ['colophon/', 'imprint/'],
    ['questions/kepler-orbits/lab/comet/', 'questions/orbital-motion/#lab'],
  ]) {
    await page.goto(`/book/${former}`);
    await expect(page).toHaveURL(new RegExp(`/book/${present}`));
  }
  expect(read('questions/kepler-orbits/index.html')).toContain(
    `http-equiv="refresh" content="0; url=${orbit}"`,
  );
  expect(read('questions/kepler-orbits.md')).toBe(read('questions/orbital-motion.md'));
  expect(read('questions/orbital-motion/index.html')).toContain(
    '<h2 id="equal-areas"><span class="alias" id="second-law"></span>',
  );
});

test('every address that the book has published is there, with its card and its place in the map', () => {
  const published = readPublished(readFileSync(join(fixtureSource, 'published.yaml'), 'utf8'));
  const map = sitemapPaths(fixtureSite);
  expect(read('sitemap-0.xml')).toContain(`<loc>https://example.org${orbit}</loc>`);
  for (const path of globSync(join(fixtureSource, 'questions/*'))) {
    const slug = basename(path);
    expect(map).toContain(`/book/questions/${slug}/`);
    const article = htmlTree(/<article[\s\S]*<\/article>/.exec(read(`questions/${slug}/index.html`))![0]);
    expect(anchorsOf(article), slug).toEqual(expect.arrayContaining(published.questions[slug]!.anchors));
    const card = readFileSync(join(fixtureSite, `og/${slug}.png`));
    expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});
