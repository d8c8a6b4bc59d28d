/** A book of another subject, built outside the checkout and served below a base path: all of it works, nothing is ours. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { readable } from '#book/look/accent.ts';
import type { Book } from '#book/schema.ts';
import { filesBelow } from '#project/book-files.ts';
import { accessProblems } from '../support/axe.ts';
import { fixtureSite, fixtureSource } from '../support/fixture-book.ts';
import { ports } from '../playwright.config.ts';
import { expect, root, test } from '../support/site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });
const orbit = '/book/questions/orbital-motion/';
const read = (path: string) => readFileSync(join(fixtureSite, path), 'utf8');
const bookOf = (folder: string) => parse(readFileSync(join(folder, 'book.yaml'), 'utf8')) as Book;

test('pages, styles, links and search work below the base path', async ({ page }) => {
  await page.goto('/book/');
  await expect(page).toHaveTitle(/The Night Sky/);
  await page.getByRole('link', { name: /Why does a planet move faster/ }).click();
  await expect(page).toHaveURL(orbit);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `https://example.org${orbit}`);
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  await page.locator('#follow-ups summary').click();
  await page.locator('#follow-ups a[href*="/questions/sunlight/"]').click();
  await expect(page).toHaveURL('/book/questions/sunlight/');
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('eccentric anomaly');
  const first = page.locator('[data-search-result] a').first();
  await expect(first).toHaveAttribute('href', orbit);
  await first.click();
  await expect(page).toHaveURL(orbit);
});

test('a page of one or two sections has no contents, and its text stands in the middle', async ({ page }) => {
  await page.goto(orbit);
  await expect(page.locator('.contents')).toHaveCount(1);
  await page.goto('/book/questions/seasons/');
  await expect(page.locator('.contents')).toHaveCount(0);
  for (const width of [900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const part of await page.locator('.opening, article > .body').all()) {
      const box = (await part.boundingBox())!;
      expect(Math.abs(box.x + box.width / 2 - width / 2), `at ${width} px`).toBeLessThan(16);
    }
  }
});

test('terms of other languages lead to their page', async ({ page }) => {
  await page.goto('/book/search/?q=Fl%C3%A4chensatz');
  const found = page.locator('[data-search-result] a');
  await expect(found.first()).toHaveAttribute('href', orbit);
  await page.goto('/book/search/?q=%E3%82%B1%E3%83%97%E3%83%A9%E3%83%BC%E3%81%AE%E6%B3%95%E5%89%87');
  await expect(found.first()).toHaveAttribute('href', orbit);
});

test('each part of the book stands on its page', async ({ page }) => {
  await page.goto(orbit);
  for (const part of [
    'figure#figure-equation svg',
    'figure#figure-speeds svg',
    'figure#figure-distance svg',
    '#short-answer math',
    '#equal-areas ~ .formula math[display="block"]',
    'data[value]',
    '.derived',
    'sup.cite',
    '.note-box.as-of',
    '.table table',
    '#code-kepler-py-solve',
    '#code-kepler-py .output',
    '#code-tonight-py',
    '#code-code',
    '#circle.misconception',
    '#even.misconception .instead',
    '#period.follow-up',
    '#ratio.quiz',
    '#other-languages [lang="zh"]',
    '#also-asked-as',
    '#source-carroll2017astrophysics',
    '#changes [data-version]',
  ])
    expect(await page.locator(part).count(), part).toBeGreaterThan(0);
  const languages = page.locator('#other-languages span');
  await expect(languages.and(page.locator('[lang="de"]'))).toHaveText(/^Warum bewegt sich ein Planet .*\?$/);
  // Terms are for search alone.
  expect(read('questions/orbital-motion/index.html')).not.toContain('Flächensatz');
  const relation = (to: string) => page.locator('#related li', { hasText: to }).locator('.kind');
  await expect(relation('Why is it warmer in summer')).toHaveText('Read next');
  await expect(relation('How old is the sunlight')).toHaveText('Compare');
  await expect(page.locator('header svg ellipse')).toHaveCount(1);
  expect(read('favicon.svg')).toContain('<ellipse cx="12" cy="12" rx="10" ry="6">');
  await page.goto('/book/questions/seasons/');
  await expect(relation('Why does a planet move faster')).toHaveText('Read first');
  await page.goto('/book/questions/stellar-parallax/');
  await expect(page.locator('blockquote[lang="de"]')).toContainText('Entfernung des 61sten Sterns');
});

test('the book has its own colour, in both themes, on its pages, its icon and its drawings', async ({
  page,
}) => {
  const { accent } = bookOf(fixtureSource) as { accent: string };
  for (const [colorScheme, colour] of [
    ['light', accent],
    ['dark', readable(accent, 'dark')],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/book/about/');
    const found = await page
      .getByRole('link', { name: 'the star map' })
      .evaluate((link) => getComputedStyle(link).color.match(/\d+/g)!.map(Number));
    expect(`#${found.map((part) => part.toString(16).padStart(2, '0')).join('')}`, colorScheme).toBe(colour);
    expect(read('favicon.svg')).toContain(`svg{color:${colour}}`);
    expect(await accessProblems(page)).toEqual([]);
  }
  expect(read('thumbs/orbital-motion.svg')).toContain(`--color-accent: light-dark(${accent}, `);
});

test('a picture of a page keeps its place, is found by its words, and is there offline', async ({ page }) => {
  await page.goto('/book/about/');
  const picture = page.getByRole('img', { name: 'A dark hill below two bright stars' });
  await expect(page.locator('figure.picture figcaption')).toHaveText('The hill, seen from the south.');
  expect(
    await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.width / img.height]),
  ).toEqual([480, 2.4]);
  const address = (await picture.getAttribute('src'))!;
  expect(address).toMatch(/^\/book\/assets\/hill\.[0-9a-f]{8}\.svg$/);
  expect((await page.request.get(address)).headers()['content-type']).toMatch(/^image\/svg\+xml/);
  expect(read('offline.json')).toContain(address.slice('/book/'.length));
  await page.goto('/book/search/?q=Procyon');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', '/book/about/');
});

test('files of its folder public/ are copied as they are, and links of its own stand on every page', async ({
  page,
}) => {
  for (const file of ['star-map.txt', '.well-known/security.txt']) {
    expect(read(file)).toBe(readFileSync(join(fixtureSource, 'public', file), 'utf8'));
    expect(read('offline.json')).not.toContain(file);
  }
  await page.goto('/book/');
  await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link')).toHaveText([
    'Topics',
    'About',
  ]);
  const footer = page.getByRole('contentinfo').getByRole('link');
  await expect(footer).toHaveText([
    'CC BY-SA 4.0',
    'Search',
    'Downloads',
    'Imprint',
    'Begin here',
    'Licences',
  ]);
  await footer.nth(4).click();
  await expect(page).toHaveURL('/book/questions/seasons/');
});

test('the lab is driven by keyboard, by its presets and by its address', async ({ page }) => {
  await page.goto(orbit);
  const lab = page.locator('[data-lab="orbital-motion"]');
  const period = lab.locator('[data-value="period"]');
  const ready = () => expect(lab).toHaveAttribute('data-state', 'ready');
  await expect(period).toHaveAttribute('value', '1');
  await lab.scrollIntoViewIfNeeded();
  await ready();
  await lab.getByRole('slider', { name: 'Semi-major axis' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(`${orbit}#lab?axis=1.524`);
  await expect(period).toHaveText('1.881\u00a0years');
  await expect(lab.locator('[data-status]')).toContainText('1.881 years');
  await lab.getByRole('link', { name: 'A comet like Halley’s' }).click();
  await expect(page).toHaveURL(`${orbit}#lab?axis=17.8&eccentricity=0.97`);
  await expect(period).toHaveText('75.098\u00a0years');
  await ready();
  await page.goto('/book/questions/orbital-motion/lab/mercury/');
  await expect(page).toHaveURL(`${orbit}#lab?axis=0.387&eccentricity=0.21`);
  await expect(period).toHaveText('0.241\u00a0years');
});

test('a lab that waits for a press brings its file below the base path, once however often it is pressed', async ({
  page,
}) => {
  const files: string[] = [];
  page.on('request', (request) => {
    if (/\.bin$|worker/.test(request.url())) files.push(new URL(request.url()).pathname);
  });
  await page.goto('/book/about/');
  const live = page.locator('[data-live="about"]');
  const nights = live.locator('[data-value="nights"]');
  await expect(nights).toHaveAttribute('value', '6');
  await live.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(files, 'nothing before the press').toEqual([]);
  await live.getByRole('button', { name: 'Count them (1 kB)' }).dblclick();
  await expect(live).toHaveAttribute('data-state', 'ready');
  expect(page.workers()).toHaveLength(1);
  expect(files.filter((file) => file.endsWith('.bin'))).toEqual([
    expect.stringMatching(/^\/book\/assets\/clear\.[\w-]{8}\.bin$/),
  ]);
  await live.getByRole('link', { name: 'July' }).click();
  await expect(nights).toHaveAttribute('value', '14');
  await expect(page).toHaveURL('/book/about/#live?month=7');
  await live.getByRole('button', { name: 'Reset' }).click();
  await expect(page).toHaveURL('/book/about/#live');
  await page.reload();
  await expect(live).toBeInViewport();
  await expect(page.locator('.page-note')).toHaveCount(0);
});

/** A file of a site as text, but for the name of its maker; the parts of Pagefind's index are packed. */
function textOf(file: string): string {
  const content = readFileSync(file);
  const text = (content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content).toString('utf8');
  return text.replaceAll('Made with Grounded', '');
}

/** Files of a folder that hold one of some phrases. */
const holding = (folder: string, phrases: readonly string[]) =>
  filesBelow(folder)
    .filter((file) => !/\.(png|woff2)$/.test(file))
    .filter((file) => phrases.some((phrase) => textOf(file).includes(phrase)));

test('nothing in it is of the book that lies in the checkout', () => {
  const content = join(root, 'content');
  const { name, tagline, description, topics } = bookOf(content);
  const questions = globSync(join(content, 'questions/*/index.mdx'));
  expect(questions.length).toBeGreaterThan(5);
  const [, symbol] = /<path d="([^"]+)"/.exec(readFileSync(join(content, 'symbol.svg'), 'utf8'))!;
  const phrases = [
    symbol!,
    name,
    tagline,
    description.slice(0, 40),
    ...topics.flatMap(({ slug, title }) => [`"${slug}"`, `/${slug}/`, title]),
    ...questions.flatMap((path) => [
      basename(dirname(path)),
      /^question: "?(.{20,60})/m.exec(readFileSync(path, 'utf8'))![1]!,
    ]),
  ];
  expect(holding(fixtureSite, phrases)).toEqual([]);
  const packed = holding(fixtureSite, ['Why do stars twinkle']).map((file) => file.split('.').at(-1));
  expect(packed, 'a phrase of its own is found wherever it stands').toEqual(
    expect.arrayContaining(['html', 'json', 'md', 'txt', 'xml']),
  );
});

test('what a text says in a value of an attribute is no tag for anybody who looks for tags', () => {
  const tags = /<(script|style)\b[^>]*>[^]*?<\/\1>|<[a-z][\w-]*(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
  const pages = globSync('**/*.html', { cwd: fixtureSite }).map(read);
  for (const [tag] of pages.flatMap((html) => [...html.matchAll(tags)]))
    expect(tag).toMatch(/^<(?:(?:script|style)\b[^]*|[^<>]*>)$/);
  expect(read('questions/stellar-parallax/index.html')).toContain('title="the Swan: 61 stars &gt; 1"');
});
