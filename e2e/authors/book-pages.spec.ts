/** Pages of the book's own: those of the other book, which is served below a base path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeFiles, takenAddresses } from '#book/addresses.ts';
import { accessProblems } from '../support/axe.ts';
import { fixtureSite, fixtureSource } from '../support/fixture-book.ts';
import { fits, overflow } from '../support/overflow.ts';
import { ports } from '../playwright.config.ts';
import { dist, expect, root, sitemapPaths, test } from '../support/site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });
const about = '/book/about/';
/** Stands on that page alone. */
const word = 'astrolabe';
const read = (path: string) => readFileSync(join(fixtureSite, path), 'utf8');

test('the menu leads there, and the page has what its text has', async ({ page }) => {
  await page.goto('/book/questions/seasons/');
  const menu = page.getByRole('navigation', { name: 'Site' });
  await expect(menu.locator('[aria-current]')).toHaveCount(0);
  await menu.getByRole('link', { name: 'About' }).click();
  await expect(page).toHaveURL(about);
  await expect(menu.locator('[aria-current="page"]')).toHaveText('About');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('About this book');
  await expect(page).toHaveTitle('About this book · The Night Sky');
  const attribute = (selector: string, name: string) => page.locator(selector).getAttribute(name);
  const described = 'Who looks up, with what, and how the numbers of this book are checked.';
  expect(await attribute('meta[name="description"]', 'content')).toBe(described);
  expect(await attribute('link[rel="canonical"]', 'href')).toBe(`https://example.org${about}`);
  expect(await attribute('meta[property="og:url"]', 'content')).toBe(`https://example.org${about}`);
  expect(await attribute('meta[property="og:image"]', 'content')).toMatch(/\/book\/og\/site\/home\.png$/);

  const text = page.locator('article');
  await expect(text).toContainText('90 nights a year');
  await expect(text.locator('math')).toHaveCount(1);
  const code = text.locator('figure[data-source="content/pages/about/moons.py"]');
  await expect(code.locator('.output')).toContainText('12.37 new moons a year');
  await expect(text.getByRole('region', { name: 'Full answer' })).toHaveCount(0);
  await expect(page.locator('.contents a')).toHaveText([
    'How numbers are checked',
    'Clear nights',
    'Sources',
  ]);
  await text
    .locator('.cite a')
    .first()
    .click({ modifiers: ['Shift'] });
  const source = text.locator('#sources #source-perryman1997hipparcos');
  await expect(source).toContainText('The HIPPARCOS Catalogue');
  await source.locator('summary').click();
  await expect(source.locator('[data-says]')).toHaveText('118218 stars');

  await text.getByRole('link', { name: 'the imprint' }).click();
  await expect(page).toHaveURL('/book/imprint/');
  await expect(page.locator('#sources, .contents, nav a[href$="/imprint/"]')).toHaveCount(0);
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Imprint' })).toHaveAttribute('href', '/book/imprint/');
  await expect(footer.getByRole('link', { name: 'About' })).toHaveCount(0);
});

test('a whole program of a page is there as text', async ({ page }) => {
  await page.goto(about);
  const address = await page.locator('figure[data-source] a[href$=".txt"]').getAttribute('href');
  const program = await page.request.get(address!);
  expect(await program.text()).toContain('synodic_month = 29.53');
});

test('search finds it by its words, and drops it where a topic or difficulty is asked for', async ({
  page,
}) => {
  await page.goto('/book/');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill(word);
  const results = page.locator('[data-search-result] a');
  await expect(results.first()).toHaveAttribute('href', about);
  await expect(results.first()).toContainText('About this book');
  await expect(page.locator('[data-search-weak]')).toHaveCount(0);
  const filters = page.locator('.search-filters');
  await expect(filters.locator('label')).not.toHaveText([/^\s*\(/]);
  await expect(filters.getByRole('radio', { name: 'Solar system (0)' })).toBeDisabled();
  await expect(filters.getByRole('radio', { name: 'introductory (0)' })).toBeDisabled();
  await results.first().click();
  await expect(page).toHaveURL(about);
  await expect(page.locator('.page-note')).toContainText('1 match for your search is highlighted');

  for (const filter of ['topic=solar-system', 'difficulty=introductory', 'difficulty=unheard-of']) {
    await page.goto(`/book/search/?q=${word}&${filter}`);
    await expect(page.locator('[data-search-state="empty"]'), filter).toHaveCount(1);
  }
  await page.goto(`/book/search/?q=${word}`);
  await expect(results.first()).toHaveAttribute('href', about);
});

test('lists for programs and for offline reading have it', () => {
  expect(sitemapPaths(fixtureSite)).toEqual(expect.arrayContaining([about, '/book/imprint/']));
  expect(read('llms.txt')).toContain(
    '\n## Pages\n\n- [About this book](https://example.org/book/about/): Who looks up, with what, and',
  );
  const { files } = JSON.parse(read('offline.json')) as { files: { path: string }[] };
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['about/', 'imprint/', 'questions/seasons/']));
  expect(paths.filter((path) => /^(sitemap|llms)/.test(path))).toEqual([]);
});

test('every first part of an address is taken by the site, or is a page of the book', () => {
  for (const folder of [fixtureSite, dist]) {
    const names = readdirSync(folder).map((name) => name.replace(/\..*$/, ''));
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const copied = readdirSync(folder === fixtureSite ? join(fixtureSource, 'public') : join(root, 'public'));
    const theirs = files.map(({ name }) => name).filter((name) => !copied.includes(name));
    expect(theirs.filter((name) => !madeFiles.has(name))).toEqual([]);
    const own = names.filter(
      (name) =>
        !takenAddresses.has(name) &&
        !name.startsWith('_') &&
        !copied.some((file) => file.replace(/\..*$/, '') === name),
    );
    const pages = sitemapPaths(folder).map((path) => path.split('/').at(-2)!);
    const former = folder === fixtureSite ? ['colophon'] : [];
    expect(own.filter((name) => !pages.includes(name))).toEqual(former);
    if (folder === fixtureSite) expect(own.sort()).toEqual(['about', ...former, 'imprint']);
  }
});

test('it works without script, and its text is in the page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('/book/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'About' }).click();
  await expect(page.locator('article')).toContainText(word);
  await page.locator('.cite a').first().click();
  await expect(page.locator('#source-perryman1997hipparcos')).toBeInViewport();
  await context.close();
});

test('the header stays one line on the narrowest phones, and the page is accessible there', async ({
  page,
}) => {
  for (const width of [320, 375]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(about);
    expect(await overflow(page), `at ${width} px`).toEqual(fits);
    const boxes = await page
      .locator('.site-header > div > :visible:not(nav), .site-nav a')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes).toHaveLength(5);
    const sorted = boxes.sort((a, b) => a.left - b.left);
    for (const [at, { left, top, bottom }] of sorted.slice(1).entries()) {
      const before = sorted[at]!;
      expect(left, `${width} px: beside each other`).toBeGreaterThan(before.right);
      expect(top < before.bottom && before.top < bottom, `${width} px: in one line`).toBe(true);
    }
    expect(await accessProblems(page)).toEqual([]);
  }
});

test('a page loads the same scripts first as a question', () => {
  const scripts = (path: string) =>
    [...read(path).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, file]) => file).sort();
  expect(scripts('imprint/index.html')).toEqual(scripts('questions/seasons/index.html'));
  expect(existsSync(join(fixtureSite, 'og/about.png'))).toBe(false);
});
