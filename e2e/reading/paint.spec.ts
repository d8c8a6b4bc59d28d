import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { gzipped } from '../support/budgets.ts';
import { objectsAtFirstPaint } from '../support/first-paint.ts';
import { halting } from '../support/halting.ts';
import { hold } from '../support/hold.ts';
import { expect, observeShifts, sitemapPaths, sites, test } from '../support/site.ts';

const phone = { width: 375, height: 812 };
const heavy = '/questions/lora-and-qlora/';
/** A page of the other book without a picture to move. */
const plain = sitemapPaths(sites[1].folder).find(
  (path) =>
    path.includes('/questions/') &&
    !readFileSync(fileOf(sites[1].folder, path.slice('/book'.length)), 'utf8').includes('data-stage='),
)!;

function fileOf(folder: string, path: string): string {
  return join(folder, path, 'index.html');
}

for (const { name, folder, base } of sites)
  test(`nothing that is fetched holds back the first paint of a page: ${name}`, () => {
    for (const path of sitemapPaths(folder)) {
      const html = readFileSync(fileOf(folder, path.slice(base.length - 1)), 'utf8');
      expect(html, path).not.toMatch(/<link[^>]*rel="(stylesheet|preload)"/);
      for (const [script] of html.split('</head>')[0]!.matchAll(/<script[^>]*\ssrc=[^>]*>/g))
        expect(script, path).toMatch(/\s(type="module"|defer)[\s>]/);
      // The page's description for others comes when a reader has all of it.
      expect(html.split('application/ld+json')[1]?.includes('<p') ?? false, path).toBe(false);
    }
  });

test('the first lines of an answer are within the first 8,400 bytes', () => {
  for (const { folder, base } of sites)
    for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
      const html = readFileSync(fileOf(folder, path.slice(base.length - 1)), 'utf8');
      // All above the prose of an answer without a picture; above the picture of one that has one.
      const end = html.indexOf(html.includes('data-stage=') ? '<p class="actions"' : 'class="prose"');
      expect(end, path).toBeGreaterThan(0);
      expect(gzipped(html.slice(0, end)), path).toBeLessThanOrEqual(8_400);
    }
});

for (const { kind, folder, base, path, most } of [
  { kind: 'a long one', ...sites[0], path: heavy, most: 300 },
  // All of it arrives at once.
  { kind: 'one of plain prose', ...sites[1], path: plain, most: 250 },
])
  test(`an answer is painted from what comes first, and lays out little for it: ${kind}`, async ({
    browser,
  }) => {
    const server = await halting(folder, base, path);
    try {
      expect(await objectsAtFirstPaint(browser, server)).toBeLessThanOrEqual(most);
    } finally {
      server.close();
    }
  });

test('nothing moves where a page is painted before all of its header has come', async ({ browser }) => {
  const [{ folder, base }] = sites;
  const html = readFileSync(fileOf(folder, 'practice'), 'utf8');
  // Until then nothing is painted.
  const named = html.indexOf('</a>', html.indexOf('class="site-name"'));
  const tags = html.slice(0, html.indexOf('</header>')).matchAll(/<\w[^>]*>/g);
  const ends = [...tags].map(({ 0: tag, index }) => index + tag.length).filter((end) => end > named);
  expect(ends.length).toBeGreaterThan(6);
  for (const upTo of ends)
    for (const viewport of [phone, { width: 1280, height: 800 }]) {
      const server = await halting(folder, base, '/practice/', upTo);
      const page = await browser.newPage({ viewport });
      const shifts = await observeShifts(page);
      await page.goto(server.url, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      server.sendRest();
      await page.waitForLoadState();
      await expect(page.locator('.practice-main')).toBeVisible();
      expect(await shifts(), html.slice(upTo - 50, upTo)).toEqual([]);
      await page.close();
      server.close();
    }
});

test('the first lines need none of the styles behind them', async ({ page, conduct }) => {
  conduct.allow(/404.*woff2/);
  for (const viewport of [phone, { width: 1280, height: 800 }]) {
    await page.setViewportSize(viewport);
    // A font that comes is not used after all, until styles change: here it would be the change that is seen.
    await page.route('**/*.woff2', (route) => route.fulfill({ status: 404 }));
    conduct.homes.push(`http://localhost:${sites[1].port}`);
    for (const path of [heavy, `http://localhost:${sites[1].port}${plain}`]) {
      await page.goto(path);
      const [sheets, compared, moved] = await page.evaluate(() => {
        const parts = '.site-header, .opening, nav.contents, .correction';
        const elements = [...document.querySelectorAll(parts)].flatMap((part) => [
          part,
          ...part.querySelectorAll('*'),
        ]);
        const places = () =>
          elements.map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return `${element.localName}.${element.getAttribute('class')} ${[x, y, width, height].map(Math.round).join()}`;
          });
        const before = places();
        const below = [...document.querySelectorAll<HTMLStyleElement>('.body style')];
        for (const { sheet } of below) sheet!.disabled = true;
        const without = places();
        return [below.length, before.length, before.filter((place, at) => place !== without[at])];
      });
      expect(sheets).toBeGreaterThan(2);
      expect(compared).toBeGreaterThan(40);
      expect(moved, `${path} at ${viewport.width}`).toEqual([]);
    }
  }
});

test('fonts wait for a link that is pointed at, and are used on the next page, without moving anything', async ({
  page,
}) => {
  const shifts = await observeShifts(page);
  const face = () => page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily);
  await page.goto(heavy, { waitUntil: 'networkidle' });
  expect(await face()).not.toMatch(/^Inter,/);
  const known = () => page.evaluate(() => localStorage.getItem('fonts'));
  expect(await known()).toBe('');
  await page.locator('.site-header a').first().hover();
  await expect.poll(known).toMatch(/math/);
  const fetched = await known();
  expect(fetched?.split(' ').map((path) => path.split('/').at(-1)!.split('.')[0])).toEqual(['inter', 'math']);
  for (const path of ['/questions/hybrid-rag/', '/topics/', heavy]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await face(), path).toMatch(/^Inter,/);
    expect(await page.evaluate(() => document.fonts.check('1em Inter')), path).toBe(true);
    expect(await shifts(), path).toEqual([]);
  }
  // Those of another build are other fonts.
  await page.evaluate(() => localStorage.setItem('fonts', '/assets/inter.00000000.woff2'));
  await page.goto(heavy, { waitUntil: 'networkidle' });
  expect(await face()).not.toMatch(/^Inter,/);
  expect(await known()).toBe(fetched);
});

const comings: [when: string, until: (page: Page) => Promise<unknown>][] = [
  ['at once', () => Promise.resolve()],
  [
    'after the text',
    (page) => page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0),
  ],
  ['after all of the page', (page) => page.waitForLoadState('domcontentloaded')],
];
for (const [when, until] of comings)
  test(`nothing moves where fonts come ${when}`, async ({ browser, baseURL }) => {
    const visit = async (viewport: typeof phone) => {
      const page = await browser.newPage({ viewport });
      const shifts = await observeShifts(page);
      for (const path of ['/topics/', heavy, '/']) {
        const release = await hold(page, /\.woff2$/);
        await page.goto(baseURL + path, { waitUntil: 'commit' });
        await until(page);
        release();
        await page.waitForLoadState('networkidle');
        expect(await shifts(), `${path} at ${viewport.width}`).toEqual([]);
        await page.unrouteAll({ behavior: 'wait' });
      }
      await page.close();
    };
    await Promise.all([phone, { width: 1280, height: 800 }].map(visit));
  });

test('no style sheet comes after the page has been parsed', async ({ page }) => {
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset['sheets'] = String(document.styleSheets.length);
    }),
  );
  await page.goto(heavy, { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('lora');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  const parsed = Number(await page.locator('html').getAttribute('data-sheets'));
  expect(parsed).toBeGreaterThan(2);
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(parsed);
});

/** How far below the top of the window an element stands. */
const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top));

test('text not yet laid out is found by its address, by the browser’s search and on paper', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await page.goto(heavy);
  const skipped = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => !element.checkVisibility({ contentVisibilityAuto: true }));
  expect(await skipped('#quiz .quiz-question')).toBe(true);
  const stands = async (id: string) => {
    await expect.poll(() => topOf(page, `#${id}`), { message: id }).toBeLessThan(200);
    expect(await topOf(page, `#${id}`), id).toBeGreaterThanOrEqual(-5);
  };
  await page.locator('.contents summary').click();
  await page.locator('.contents a[href="#code"]').click();
  await stands('code');
  for (const id of ['quiz', 'code', 'one-factor-at-zero', 'sources']) {
    await page.goto('about:blank');
    await page.goto(`${heavy}#${id}`);
    await stands(id);
  }
  await page.goto('about:blank');
  await page.goto(heavy);
  const words = (await page.locator('#quiz .quiz-question').last().textContent())!.trim().slice(0, 30);
  expect(
    await page.evaluate((text) => (window as unknown as { find(text: string): boolean }).find(text), words),
  ).toBe(true);
  await expect.poll(() => skipped('#quiz .quiz-question')).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await skipped('#sources .source-list')).toBe(false);
});

test('side notes in the margin of a wide page are whole', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(heavy);
  const waiting = await page.evaluate(
    () =>
      [...document.querySelectorAll('#answer > *')].filter(
        (part) => getComputedStyle(part).contentVisibility !== 'visible',
      ).length,
  );
  expect(waiting).toBe(0);
});

test('Chromium is told to fetch a page of this site while the pointer rests on its link', async ({
  page,
}) => {
  await page.goto(heavy);
  const rules = JSON.parse((await page.locator('script[type="speculationrules"]').textContent())!) as {
    prefetch: { where: { href_matches: string }; eagerness: string }[];
  };
  expect(rules.prefetch).toEqual([{ where: { href_matches: '/*/' }, eagerness: 'moderate' }]);
});

test('a saved theme and a place in the text are there at once when a page is opened again', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  // With the fonts of a third visit, as with none, lines stay where they were.
  for (const url of [heavy, heavy]) await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  await page.goto(heavy);
  await page.locator('.contents summary').click();
  await page.locator('.contents a[href="#code"]').click();
  const before = await topOf(page, '#code');
  const shifts = await observeShifts(page);
  await page.reload();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await expect.poll(() => topOf(page, '#code')).toBe(before);
  expect(await shifts()).toEqual([]);
});
