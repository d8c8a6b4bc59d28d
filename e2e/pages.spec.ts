import { accessFaults } from './axe.ts';
import { expect, observeShifts, sitemapPaths, test, watch } from './site.ts';

const paths = [...sitemapPaths(), '/404.html'];

for (const path of paths) {
  test(`${path} opens without errors, shifts or sideways scroll, in both themes accessible`, async ({
    page,
  }) => {
    const shifts = await observeShifts(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const response = await page.goto(path);
    expect(response!.status()).toBe(200);
    await expect(page.locator('h1')).toHaveCount(1);
    await page.evaluate(async () => {
      await document.fonts.ready;
      scrollTo(0, document.body.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    expect(await shifts(), 'layout shift').toBe(0);
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll('[id]')].map((element) => element.id),
    );
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      'ids used twice',
    ).toEqual([]);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
      expect(await accessFaults(page), scheme).toEqual([]);
    }
    for (const width of [320, 375, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `sideways scroll at ${width} px`).toBeLessThanOrEqual(0);
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
    const first = page.getByRole('region', { name: 'Did you mean' }).getByRole('link').first();
    await expect(first).toHaveAttribute('href', /lora-and-qlora|gradient-checkpointing|hybrid-rag/);
  }
  await page.goto('/questions/faiss-and-an/');
  await page.getByRole('region', { name: 'Did you mean' }).getByRole('link').first().click();
  await expect(page).toHaveURL('/questions/faiss-and-ann/');
});

test.describe('the guards themselves', () => {
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
      document.querySelector('main')!.prepend(image);
      const block = document.createElement('div');
      block.style.height = '200px';
      await new Promise((resolve) => setTimeout(resolve, 700));
      document.querySelector('main')!.prepend(block);
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(conduct.errors.join()).toContain('planted');
    expect(conduct.foreign).toEqual(['https://elsewhere.example/x']);
    expect(await shifts()).toBeGreaterThan(0);
    expect((await accessFaults(page)).join()).toContain('image-alt');
    await page.context().close();
  });
});
