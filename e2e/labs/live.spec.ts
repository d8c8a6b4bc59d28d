/** The experiments with the book's own model: nothing before the press, the build's numbers after it, by keyboard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { gzipped } from '../support/budgets.ts';
import { kindsIn, ofEachKind } from '../support/control-kinds.ts';
import { expectSame, numbers, programBytes } from '../support/lab-numbers.ts';
import { dist, expect, test } from '../support/site.ts';

/** The quickest first, which go the whole way. */
const paths = [
  '/model/',
  '/questions/gradient-checkpointing/',
  '/questions/multimodal-llm/',
  '/questions/llm-quantization/',
  '/questions/attention-head-pruning/',
  '/questions/soft-prompts-and-prefix-tuning/',
];
const megabyte = 1_000_000;

/** A run has ended, and said so. */
const settled = async (live: Locator) => {
  await expect(live).toHaveAttribute('data-state', 'ready');
  await expect(live.locator('progress')).toBeHidden();
};

/** Files of the model that a page fetches. */
function watchFiles(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    if (/\.bin$|worker/.test(request.url())) files.push(new URL(request.url()).pathname);
  });
  return files;
}

async function press(page: Page, live: Locator): Promise<void> {
  await live.locator('[data-press]').focus();
  await page.keyboard.press('Enter');
  await settled(live);
}

/** Presses the button of an experiment, which shows the build's numbers then; returns them. */
async function firstRun(page: Page, path: string, live: Locator) {
  const files = watchFiles(page);
  await page.goto(path);
  await live.scrollIntoViewIfNeeded();
  await expect(live).toHaveAttribute('data-state', 'static');
  await page.waitForLoadState('networkidle');
  const before = files.filter((file) => file.endsWith('.bin'));
  expect(before, 'nothing of the model before the press').toEqual([]);
  const first = await numbers(live);
  expect(Object.keys(first).length).toBeGreaterThan(0);
  const announced = Number(/\(([\d.]+) MB\)/.exec((await live.locator('[data-press]').textContent())!)![1]);

  await press(page, live);
  expectSame(await numbers(live), first);
  const fetched = [...new Set(files)].filter((file) => file.endsWith('.bin'));
  expect(fetched.length).toBeGreaterThan(0);
  const contents = fetched.map((file) => readFileSync(join(dist, file)));
  expect(contents.reduce((sum, content) => sum + gzipped(content), 0)).toBeLessThanOrEqual(megabyte);
  const bytes = contents.reduce((sum, content) => sum + content.length, 0);
  expect(Math.abs(bytes / megabyte - announced), 'the button says how much comes').toBeLessThan(0.06);

  // A lab near by has a worker of its own.
  for (const worker of page.workers())
    expect(await programBytes(worker), 'bytes of its program').toBeLessThanOrEqual(30_000);
  return first;
}

async function isAccessibleAndFits(page: Page): Promise<void> {
  expect(await accessProblems(page, '[data-live]')).toEqual([]);
  for (const width of [320, 375]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
}

const journeys = ofEachKind(paths, 'data-live');

for (const path of paths.filter((path) => !journeys.has(path)))
  test(`${path}#live runs when it is asked to, with the build's numbers`, async ({ page }) => {
    await firstRun(page, path, page.locator('[data-live]'));
    await isAccessibleAndFits(page);
  });

for (const path of journeys)
  test(`${path}#live runs when it is asked to, with the build's numbers, and shares its state`, async ({
    page,
  }) => {
    const live = page.locator('[data-live]');
    const first = await firstRun(page, path, live);
    const view = await live.locator('[data-view]').innerHTML();
    const control = live.locator('form input[type="range"], form select').first();
    await control.focus();
    const value = await control.inputValue();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft'])
      if ((await control.inputValue()) === value) await page.keyboard.press(key);
    await expect(page).toHaveURL(/#live\?/);
    // The address has had a state since the press, and a frame may come before the last.
    await expect.poll(() => live.locator('[data-view]').innerHTML()).not.toBe(view);
    await settled(live);
    const changed = await numbers(live);

    const shared = page.url();
    await page.goto('about:blank');
    await page.goto(shared);
    await expect(live).toBeInViewport();
    await expect(live).toHaveAttribute('data-state', 'static');
    await press(page, live);
    expectSame(await numbers(live), changed);
    await live.getByRole('button', { name: 'Reset' }).click();
    await settled(live);
    expectSame(await numbers(live), first);

    await isAccessibleAndFits(page);
  });

test('the experiments that go the whole way have together every kind of control', () => {
  const kinds = new Set([...journeys].flatMap((path) => kindsIn(path, 'data-live')));
  expect([...kinds].sort()).toEqual(['data-stepper', 'number', 'range', 'select', 'text']);
});

test("the adapter runs with the build's numbers, and those that PyTorch recorded", async ({ page }) => {
  const reference = JSON.parse(readFileSync('content/model/reference.json', 'utf8')) as Record<
    string,
    number
  >;
  const found = await firstRun(page, '/questions/lora-and-qlora/', page.locator('[data-live]'));
  for (const voice of ['shakespeare', 'genesis'])
    expect(Math.abs(found[`original-${voice}`]! - reference[`loss.${voice}`]!)).toBeLessThan(1e-4);
  await isAccessibleAndFits(page);
});

/** A run of a tenth of a second. */
const shortest = '/model/#live?length=100';

test('a run is stopped, and goes on from another setting', async ({ page }) => {
  await page.goto(shortest);
  const live = page.locator('[data-live]');
  await press(page, live);
  await live.getByRole('slider', { name: 'Characters' }).fill('4');
  await expect(live).toHaveAttribute('data-state', 'running');
  await live.getByRole('button', { name: 'Stop' }).click();
  await expect(live.locator('[data-status]')).toContainText('Stopped before the end.');
  await expect.poll(() => page.workers().length, 'its memory is given back').toBe(0);
  await live.getByRole('button', { name: 'Continue' }).click();
  await expect(live).toHaveAttribute('data-state', 'running');
  await live.getByRole('slider', { name: 'Characters' }).fill('0');
  await settled(live);
  await expect(live.locator('[data-status]')).toContainText('100 characters');
});

test('any text of its characters may be typed; others are refused and said', async ({ page }) => {
  await page.goto(shortest);
  const live = page.locator('[data-live]');
  await press(page, live);
  const start = live.getByRole('textbox', { name: 'It goes on from' });
  await start.fill('My kingdom for a horse,');
  await settled(live);
  await expect(live.locator('.written b')).toHaveText('My kingdom for a horse,');
  await start.fill('Größe');
  await settled(live);
  await expect(live.locator('[data-status]')).toContainText('cannot be “Größe”');
});

test('a model that does not come is reported, and may be asked for again', async ({ page, conduct }) => {
  conduct.allow(/ERR_FAILED|Failed to load/);
  await page.route('**/*.bin', (route) => route.abort());
  await page.goto(shortest);
  const live = page.locator('[data-live]');
  await live.locator('[data-press]').click();
  await expect(live).toHaveAttribute('data-state', 'error');
  await expect(live.locator('[data-status]')).toContainText('its data could not be loaded');
  await page.unroute('**/*.bin');
  await live.getByRole('button', { name: 'Try again' }).click();
  await settled(live);
  await expect(live.locator('[data-status]')).toContainText('characters at temperature');
});

test('the model is kept by the browser for all pages, and its worker ends with the page', async ({
  page,
}) => {
  const answer = page.waitForResponse(/base.*\.bin$/);
  await page.goto(shortest);
  await press(page, page.locator('[data-live]'));
  expect((await answer).headers()['cache-control']).toContain('immutable');
  expect(page.workers()).toHaveLength(1);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a page that is shown again goes on with what ran when it was left', async ({ page }) => {
  await page.goto(shortest);
  const live = page.locator('[data-live]');
  await press(page, live);
  await live.getByRole('slider', { name: 'Characters' }).fill('3');
  await expect(live).toHaveAttribute('data-state', 'running');
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await settled(live);
  await expect(live.locator('[data-status]')).toContainText('800 characters');
});

test('an experiment, the lab and the picture of a page each copy a link to themselves', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/questions/gradient-checkpointing/');
  const [live, lab] = [page.locator('[data-live]'), page.locator('[data-lab]')];
  const copied = async (of: Locator) => {
    await of.getByRole('button', { name: 'Copy state link' }).click();
    await expect(of.getByRole('button', { name: 'Copied' })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await lab.scrollIntoViewIfNeeded();
  await settled(lab);
  await lab.locator('form input[type="range"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#lab\?/);
  const { hash } = new URL(page.url());
  await press(page, live);
  await live.getByRole('slider', { name: 'Length of the text' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/#live\?/);
  await settled(live);
  expect(await copied(live)).toContain('#live?');
  expect(await copied(lab)).toContain(hash);
});
