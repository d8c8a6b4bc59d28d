/** A German book with two of its questions in English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServedFolder } from '../../bench/search/served-folder.ts';
import { germanSite } from '../support/build-book.ts';
import { installed } from '../support/host.ts';
import { expect, test } from '../support/site.ts';

test.describe.configure({ mode: 'default' });

const oiling = '/questions/fahrradkette-oelen/';
let served: ServedFolder;
test.beforeAll(async () => {
  served = new ServedFolder(await germanSite());
});
test.beforeEach(({ conduct }) => void conduct.homes.push(served.origin));
test.afterAll(() => served.close());

test('a reader who changes the language stays at the place', async ({ page }) => {
  await page.goto(`${served.origin}${oiling}#zuerst-abwischen`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${served.origin}/en${oiling}#zuerst-abwischen`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#zuerst-abwischen')).toBeInViewport();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Search' })).toBeVisible();
  // Without an address of a place it is the last one passed that both have.
  await page.goto(`${served.origin}/en${oiling}`);
  await page.locator('#quiz').evaluate((section) => section.scrollIntoView());
  await page.getByRole('link', { name: 'Deutsch' }).evaluate((link: HTMLAnchorElement) => link.click());
  await expect(page).toHaveURL(/\/questions\/fahrradkette-oelen\/#(?:quiz|quiz-heading|zuerst-abwischen)/);
  await expect(page.locator('h1')).toHaveText('Wie oft muss ich die Fahrradkette ölen?');
  await page.goto(`${served.origin}/en${oiling}#%E0%A4%A`);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(`${served.origin}${oiling}`);
});

test('on a phone the buttons of a short answer stand in one line, however long their language is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`${served.origin}${oiling}`);
  const buttons = page.locator('#short-answer .actions button');
  // Browsers without a way to share hide the last.
  await buttons.last().evaluate((button: HTMLElement) => (button.hidden = false));
  const tops = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toHaveLength(3);
  expect(new Set(tops).size, tops.join(', ')).toBe(1);
});

test('pages and map name each other’s addresses', async ({ page }) => {
  const map = readFileSync(join(await germanSite(), 'sitemap-0.xml'), 'utf8');
  const index = readFileSync(join(await germanSite(), 'sitemap-index.xml'), 'utf8');
  expect(index).toContain('/en/sitemap-0.xml');
  for (const folder of ['', '/en']) {
    await page.goto(`${served.origin}${folder}${oiling}`);
    const links = await page
      .locator('head link[hreflang]')
      .evaluateAll((all) =>
        all.map(
          (link) => `${link.getAttribute('hreflang')} ${new URL((link as HTMLLinkElement).href).pathname}`,
        ),
      );
    expect(links).toEqual([`de ${oiling}`, `en /en${oiling}`, `x-default ${oiling}`]);
  }
  const [, entry] = new RegExp(`<loc>[^<]*${oiling}</loc>(.*)</url>`).exec(map)!;
  expect([...entry!.matchAll(/hreflang="([^"]+)"/g)].map(([, code]) => code)).toEqual([
    'de',
    'en',
    'x-default',
  ]);
  await page.goto(`${served.origin}/questions/reifendruck/`);
  await expect(page.locator('head link[hreflang]')).toHaveCount(0);
});

test('search finds the words of the language, and only its pages', async ({ page }) => {
  const found = async (folder: string, query: string) => {
    await page.goto(`${served.origin}${folder}/search/`);
    await page.getByRole('combobox').fill(query);
    await expect(page.locator(`[data-search-for='${query.trim()}']`)).toHaveCount(1);
    return page
      .locator('[data-search-result] a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  };
  expect((await found('/en', 'helmets slipping '))[0]).toBe('/en/questions/helm-groesse/');
  expect((await found('/en', 'oiling chains '))[0]).toBe(`/en${oiling}`);
  expect((await found('', 'kette schmieren '))[0]).toBe(oiling);
  for (const href of await found('/en', 'Kettenöl ')) expect(href).toMatch(/^\/en\//);
});

test('without JavaScript the link leads to the page, or says that it is not translated', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.origin}${oiling}`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('h1')).toHaveText('How often should I oil my bike chain?');
  await page.getByRole('link', { name: 'the gears need adjusting' }).click();
  await expect(page).toHaveURL(`${served.origin}/questions/schaltung-springt/`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByText('has not been translated into English yet')).toBeVisible();
  await expect(page.locator('[data-card]')).toHaveCount(2);
  await page.goto(`${served.origin}/en/`);
  await expect(page.getByText('has not been translated into English yet')).toBeHidden();
  await context.close();
});

test.describe('kept for later', () => {
  test.use({ serviceWorkers: 'allow' });
  test('a language that is opened later leaves what another has kept', async ({ page }) => {
    for (const folder of ['/en', '']) {
      await page.goto(`${served.origin}${folder}${oiling}`);
      await installed(page);
    }
    const kept = () =>
      page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => /-precache-.*\/en\/$/.test(name));
        const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return all.flat().length;
      });
    // What is done at activation goes on after it.
    await page.waitForLoadState('networkidle');
    expect(await kept()).toBeGreaterThan(0);
  });
});
