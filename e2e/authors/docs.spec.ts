/** The book about Grounded, in docs/: all of its examples build, and each shows what its source says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessProblems } from '../support/axe.ts';
import { buildBook } from '../support/build-book.ts';
import { temporaryFolder } from '../support/fixture-book.ts';
import { Host } from '../support/host.ts';
import { fits, overflow } from '../support/overflow.ts';
import { expect, root, sitemapPaths, test } from '../support/site.ts';

test.describe.configure({ mode: 'serial' });

const out = join(temporaryFolder('docs'), 'dist');
const host = new Host();
let origin = '';

test.beforeAll(async () => {
  expect(await buildBook(join(root, 'docs'), out)).toBe('');
  host.deploy(out);
  origin = await host.start();
});
test.beforeEach(({ conduct }) => void conduct.homes.push(origin));
test.afterAll(() => host.stop());

test('every part is shown, and each example stands above its own source', async ({ page }) => {
  let count = 0;
  for (const path of sitemapPaths(out).filter((path) => path.startsWith('/questions/'))) {
    const text = readFileSync(join(root, 'docs', path, 'index.mdx'), 'utf8');
    const written = [...text.matchAll(/^<Example>\n\n([^]*?)\n\n<\/Example>$/gm)].map(
      ([, inside]) => inside!,
    );
    if (written.length === 0) continue;
    await page.goto(origin + path);
    const examples = await page.locator('.example').all();
    expect(examples.length, path).toBe(written.length);
    for (const [at, example] of examples.entries()) {
      const source = await example.locator('pre').last().textContent();
      const imported = /^((?:import .*\n)*)\n?/.exec(source!)![0];
      expect(text, path).toContain(imported.trim());
      expect(source!.slice(imported.length), path).toBe(written[at]);
      const shown = await example.locator('.example-shown').textContent();
      for (const [, words] of written[at]!.matchAll(/ (?:title|claim|question|text)="(.+?)"/g))
        expect(shown, path).toContain(words);
      expect(shown!.trim().length + (await example.locator('svg, img').count()), path).toBeGreaterThan(0);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(12);
  for (const [path, part] of [
    ['diagram', '.example svg'],
    ['stage', '[data-stage="stage"]'],
    ['lab', '.example [data-lab="lab"]'],
    ['live', '.example [data-live="live"]'],
    ['live', '[data-line="live"]'],
  ] as const) {
    await page.goto(`${origin}/questions/${path}/`);
    await expect(page.locator(part).first(), path).toBeVisible();
  }
});

test('the picture on the home page moves, and search finds a part', async ({ page }) => {
  await page.goto(`${origin}/`);
  const sentence = page.locator('[data-stage-sentence]');
  await expect(sentence).toContainText('12 cm');
  await page.getByRole('slider', { name: 'Distance' }).first().press('ArrowLeft');
  await expect(sentence).toContainText('10 cm the image is 1.00 times');
  await page.goto(`${origin}/search/?q=diagram`);
  await page.locator('[data-search-result] a').first().click();
  await expect(page).toHaveURL(`${origin}/questions/diagram/`);
});

test('every page is accessible, and fits a phone', async ({ page }) => {
  for (const [at, path] of sitemapPaths(out).entries()) {
    await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' });
    await page.setViewportSize({ width: 375, height: 812 });
    await page.goto(origin + path);
    expect(await overflow(page), path).toEqual(fits);
    if (at % 4 !== 0) continue;
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await accessProblems(page), path).toEqual([]);
  }
});
