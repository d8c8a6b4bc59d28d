import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dist, expect, test } from './site.ts';

const pattern = '/questions/lora-and-qlora/';

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Selects from the beginning of one text to the end of another. */
const select = (page: Page, from: string, to: string) =>
  page.evaluate(
    ([from, to]) => {
      const find = (text: string) => {
        const walker = document.createTreeWalker(document.querySelector('#answer')!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (node.nodeValue!.includes(text)) return [node, node.nodeValue!.indexOf(text)] as const;
        throw new Error(`not on the page: ${text}`);
      };
      const [start, at] = find(from!);
      const [end, until] = find(to!);
      getSelection()!.setBaseAndExtent(start, at, end, until + to!.length);
      start.parentElement!.scrollIntoView({ block: 'center' });
    },
    [from, to],
  );

test('links to headings, figures, code and items, with what is announced', async ({ page }) => {
  await page.goto(pattern);
  const canonical = (await page.locator('link[rel="canonical"]').getAttribute('href'))!;
  for (const id of ['qlora', 'figure-adapted-layer', 'first-step', 'trains-4-bit-weights', 'one-or-many']) {
    const owner = page.locator(`[id="${id}"]`);
    if ((await owner.evaluate((element) => element.tagName)) === 'DETAILS')
      await owner.locator('summary').click();
    const anchor = owner.locator(`a.anchor[href="#${id}"]`);
    await expect(anchor, id).toHaveAccessibleName(/^Link to /);
    await anchor.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(page)).toBe(`${canonical}#${id}`);
    await expect(page.locator('#announcer')).toHaveText('Link copied to the clipboard');
    expect(new URL(page.url()).hash).toBe(`#${id}`);
  }
  await expect(page.locator('figure[data-code] a.anchor')).toHaveCount(
    await page.locator('figure[data-code]').count(),
  );
});

test('the answer as Markdown, and how to cite it', async ({ page }) => {
  await page.goto(pattern);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect
    .poll(() => clipboard(page))
    .toBe(readFileSync(join(dist, 'questions/lora-and-qlora.md'), 'utf8'));
  await page.getByRole('button', { name: 'Copy as BibTeX' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^@misc\{lora-and-qlora-[0-9a-f]{8},/);
  await page.getByRole('button', { name: 'Copy as Text' }).click();
  const text = await clipboard(page);
  const version = await page.locator('article').getAttribute('data-version');
  expect(text).toContain(`/questions/lora-and-qlora/?v=${version}`);
  // The version that is cited is the present one: nothing is said.
  await page.goto(`${pattern}?v=${version}`);
  await expect(page.locator('.page-note')).toHaveCount(0);
});

test('a Markdown file that does not come is reported', async ({ page, conduct }) => {
  conduct.allow(/lora-and-qlora\.md/);
  await page.route('**/*.md', (route) => route.abort());
  await page.goto(pattern);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('#announcer')).toContainText('could not be loaded');
});

test('selected words can be shared as a link that leads to them and marks them', async ({
  page,
  context,
}) => {
  await page.goto(pattern);
  await select(page, 'After instruction tuning it often is', 'After instruction tuning it often is');
  const button = page.getByRole('button', { name: 'Copy link to this text' });
  await button.click();
  await expect(page.locator('#announcer')).toContainText('Link to the selected text copied');
  const link = await clipboard(page);
  expect(link).toMatch(
    /\/questions\/lora-and-qlora\/#limits:~:text=After%20instruction%20tuning%20it%20often%20is$/,
  );
  await page.evaluate(() => getSelection()!.removeAllRanges());
  await expect(button).toHaveCount(0);
  // Over a citation mark, a selection is named by its ends.
  await select(page, 'until the data exceeded', 'A study of Llama-2-7B shows');
  await button.click();
  await expect
    .poll(() => clipboard(page))
    .toMatch(/text=until%20the%20data%20exceeded[^,]*,[^,]*A%20study%20of%20Llama%2D2%2D7B%20shows$/);
  const ranged = new URL(await clipboard(page));
  for (const { hash } of [new URL(link), ranged]) {
    const other = await context.newPage();
    await other.goto(`${pattern}${hash}`);
    // The text is in view although its section begins elsewhere.
    await expect(other.getByText(/After instruction tuning it often is/)).toBeInViewport();
    await expect(other.locator('.page-note')).toHaveCount(0);
    await other.close();
  }
});

test('styles, which stand in the text of the page, are no words of a selection', async ({ page }) => {
  await page.goto(pattern);
  // Three clicks on the last paragraph before them: the selection ends in the heading behind.
  await page.locator('#correction p').last().click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Copy link to this text' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/#correction:~:text=/);
  expect(await clipboard(page)).not.toMatch(/%7B|webkit|color/);
});

test('code and controls offer no link to their words', async ({ page }) => {
  await page.goto(pattern);
  await page.locator('#code figure[data-code] pre').first().selectText();
  await page.waitForFunction(() => getSelection()!.toString().length > 20);
  await expect(page.getByRole('button', { name: 'Copy link to this text' })).toHaveCount(0);
});

test('the share sheet is offered where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: unknown) => {
        (window as unknown as { shared: unknown }).shared = data;
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
  await page.goto(pattern);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const shared = (await page.evaluate(
    () => (window as unknown as { shared: Record<string, string> }).shared,
  ))!;
  expect(shared['url']).toMatch(/\/questions\/lora-and-qlora\/$/);
  expect(shared['title']).toMatch(/^What is the difference/);
});

const note = '.page-note';

test('a place that is not there is reported, with the one that was meant', async ({ page }) => {
  await page.goto(`${pattern}#qlroa`);
  await expect(page.locator(note)).toContainText('no section named “qlroa”');
  await page.locator(note).getByRole('link', { name: 'qlora' }).click();
  await expect(page).toHaveURL(/#qlora$/);
  await page.keyboard.press('Escape');
  await expect(page.locator(note)).toHaveCount(0);
  await page.goto(`${pattern}#%E0%A4%A`);
  await expect(page.locator(note)).toContainText('Here is the whole answer');
  await expect(page.locator('h1')).toBeVisible();
});

test('the end of a sentence is taken off a link', async ({ page }) => {
  await page.goto(`${pattern}#quiz).`);
  await expect(page).toHaveURL(/#quiz$/);
  await expect(page.locator('#quiz')).toBeInViewport();
  await expect(page.locator(note)).toHaveCount(0);
});

test('a version that is not the present one is reported', async ({ page }) => {
  await page.goto(`${pattern}?v=00000000`);
  await expect(page.locator(note)).toContainText('version “00000000”, which this page does not have');
  await page.goto(`${pattern}?v=<b>x`);
  await expect(page.locator(note)).toContainText('“<b>x”');
  // As it will read once the answer has changed: an earlier version is on the page's list.
  await page.route(`**${pattern}?v=aaaaaaaa`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(<section id="changes"[\s\S]*?<\/li>)/,
      '$1<li data-version="aaaaaaaa"><time datetime="2026-01-02">2 January 2026</time> <code>aaaaaaaa</code> <span class="what">First.</span></li>',
    );
    await route.fulfill({ response, body });
  });
  await page.goto(`${pattern}?v=aaaaaaaa`);
  await expect(page.locator(note)).toContainText('has changed since version aaaaaaaa of 2 January 2026. ');
  const newest = await page.locator('#changes .what').first().textContent();
  await expect(page.locator(note)).toContainText(newest!);
  await page.locator(note).getByRole('link', { name: 'All versions' }).click();
  await expect(page.locator('#changes')).toBeInViewport();
});
