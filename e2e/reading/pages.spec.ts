import { accessProblems } from '../support/axe.ts';
import { overBudget, weigh } from '../support/budgets.ts';
import { fits, overflow } from '../support/overflow.ts';
import { expect, observeShifts, sitemapPaths, test, watch } from '../support/site.ts';

const paths = [...sitemapPaths(), '/404.html'];

/** One page of each kind: those of a kind differ in their last name alone. */
const ofEachKind = new Set(
  new Map(paths.map((path) => [path.replace(/^(\/[\w-]+\/)[\w-]+\/$/, '$1*'), path])).values(),
);

for (const path of paths) {
  const schemes = ofEachKind.has(path) ? (['light', 'dark'] as const) : (['light'] as const);
  test(`${path} opens without errors or shifts, is accessible (${schemes.join(', ')}), and fits`, async ({
    page,
  }, info) => {
    const shifts = await observeShifts(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const sizes = await weigh(page, path);
    info.annotations.push({ type: 'bytes', description: JSON.stringify(sizes) });
    for (const kind of ['html', 'script', 'styles', 'fonts'] as const)
      expect(sizes[kind], kind).toBeGreaterThan(0);
    if (path.startsWith('/questions/')) expect(overBudget(sizes)).toEqual([]);
    await expect(page.locator('h1')).toHaveCount(1);
    await page.evaluate(async () => {
      await document.fonts.ready;
      scrollTo(0, document.body.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    expect(await shifts(), 'layout shifts').toEqual([]);
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll('[id]')].map((element) => element.id),
    );
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      'ids used twice',
    ).toEqual([]);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const again = colorScheme !== schemes[0];
      expect(await accessProblems(page, undefined, again), colorScheme).toEqual([]);
    }
    // The first is a window of 1280 × 1024 at 400 %.
    for (const [width, height] of [
      [320, 256],
      [375, 800],
      [768, 800],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await overflow(page), `at ${width} px`).toEqual(fits);
    }
  });
}

test('an address that does not exist answers 404 with a way on', async ({ page, conduct }) => {
  conduct.allow(/404/);
  const response = await page.goto('/questions/no-such-question/');
  expect(response!.status()).toBe(404);
  await page.getByRole('link', { name: 'All questions' }).click();
  await expect(page).toHaveURL('/');
});

test('a mistyped address offers the page that was meant', async ({ page, conduct }) => {
  conduct.allow(/404/);
  for (const path of [
    '/questions/lora-and-qlra/',
    '/question/gradient-chekpointing',
    '/questions/hybrid-rag/).',
  ]) {
    await page.goto(path);
    await expect(page.locator('h1')).toHaveText('There is no page here');
    const first = page.getByRole('region', { name: 'Did you mean' }).getByRole('link').first();
    await expect(first).toHaveAttribute('href', /lora-and-qlora|gradient-checkpointing|hybrid-rag/);
  }
  await page.goto('/questions/faiss-and-an/');
  await page.getByRole('region', { name: 'Did you mean' }).getByRole('link').first().click();
  await expect(page).toHaveURL('/questions/faiss-and-ann/');
});

test('an error, a request elsewhere, a shift and an inaccessible image are noticed', async ({
  browser,
  baseURL,
}) => {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const conduct = watch(page, baseURL!);
  const shifts = await observeShifts(page);
  await page.route('https://elsewhere.example/**', (route) => route.fulfill({ body: '' }));
  await page.goto(`${baseURL}/`);
  await page.evaluate(async () => {
    console.error('planted');
    await fetch('https://elsewhere.example/x', { mode: 'no-cors' }).catch(() => {});
    const image = document.createElement('img');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    const block = document.createElement('div');
    block.style.cssText = 'height: 200px; color: #777; background: #888';
    block.textContent = 'A text that one can hardly read.';
    // Elements in a frame that has been drawn can shift in the next.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.querySelector('main')!.prepend(image, block);
  });
  await expect.poll(shifts).not.toEqual([]);
  expect(conduct.errors.join()).toContain('planted');
  expect(conduct.foreign).toEqual(['https://elsewhere.example/x']);
  expect((await accessProblems(page)).join()).toContain('image-alt');
  expect((await accessProblems(page, undefined, true)).join()).toMatch(/^color-contrast: <div[^|]*$/);
  await page.context().close();
});
