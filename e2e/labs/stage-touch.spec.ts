/** The pictures that readers move, by touch on a phone: the first touch counts, and nothing moves but what is moved. */
import type { Locator, Page } from 'playwright';
import { accessProblems } from '../support/axe.ts';
import { expect, test } from '../support/site.ts';
import { expectStillness, pictureOf, sentenceOf, slugs, stageOf } from '../support/stages.ts';

const phone = { width: 375, height: 812 };
test.use({ hasTouch: true, isMobile: true, viewport: phone });

type Place = readonly [x: number, y: number];

/** A finger that goes down at the first place and up at the last. */
async function touch(page: Page, [first, ...others]: readonly Place[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  await send('touchStart', first!);
  for (const place of others) await send('touchMove', place);
  await send('touchEnd');
  await session.detach();
}

/** Brings the picture into view, and touches the page beside it. */
async function comeNear(page: Page): Promise<void> {
  await stageOf(page).scrollIntoViewIfNeeded();
  // By then the page has seen that it is near.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.touchscreen.tap(2, 400);
}

/** From a place on, in steps, by so much. */
const way = ([x, y]: Place, byX: number, byY: number): Place[] =>
  [0, 1, 2, 3, 4, 5, 6].map((step) => [x + (step * byX) / 6, y + (step * byY) / 6]);

async function middleOf(element: Locator): Promise<Place> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Presses what is a button, taps a large handle beside its mark, and drags a small one. */
async function takeHold(page: Page): Promise<void> {
  const handle = stageOf(page).locator('[data-grip]:visible').first();
  const { x, y, width, height } = (await handle.boundingBox())!;
  if ((await handle.getAttribute('data-jumps')) !== null)
    return touch(page, [[x + width * 0.15, y + height * 0.15]]);
  const middle = await middleOf(handle);
  return touch(page, (await handle.getAttribute('role')) ? way(middle, 70, -70) : [middle]);
}

for (const slug of slugs)
  test(`${slug}: its program comes once the page is touched near it, and the first touch counts`, async ({
    page,
  }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/assets\/mount\./, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/assets\/mount\./);
    await page.goto(`/questions/${slug}/`);
    const stage = stageOf(page);
    await comeNear(page);
    await asked;
    await expect(stage).toHaveAttribute('data-state', 'static');
    const drawn = await pictureOf(page).innerHTML();
    await takeHold(page);
    expect(await pictureOf(page).innerHTML()).toBe(drawn);
    release();
    await expect(stage).toHaveAttribute('data-state', 'ready');
    await expect.poll(() => pictureOf(page).innerHTML()).not.toBe(drawn);
    await expect(page).toHaveURL(/#lab\?/);

    // Around its mark a finger drags upright and sideways, and does not scroll.
    const ring = stage.locator('.stage-ring[data-hint]');
    await ring.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => scrollY);
    await touch(page, way(await middleOf(ring), 20, -90));
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);

    // What has been done is said to the reader, in view; of each first state the next one is no preset.
    await stage.getByRole('button', { name: 'Reset' }).evaluate((reset: HTMLElement) => reset.click());
    const handle = stage.locator(`[data-grip="${await ring.getAttribute('data-ring')}"]`);
    await handle.press(slug === 'hybrid-rag' ? 'ArrowLeft' : 'ArrowRight');
    const done = stage.locator('.stage-yours p');
    await expect(done).toHaveText(/^You .{12,118}\. Send this$/);
    await expect(done).toBeInViewport({ ratio: 1 });

    expect((await stage.boundingBox())!.height, 'whole on one screen').toBeLessThanOrEqual(phone.height);
    const small = await stage
      .locator('form :is(button, a, input):visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)),
      );
    expect(small, 'less than 44 px high').toEqual([]);
    await expectStillness(page);
    expect(await accessProblems(page, 'figure[data-stage]')).toEqual([]);
  });

test('a finger that goes up elsewhere on a picture scrolls the page', async ({ page }) => {
  await page.goto('/questions/faiss-and-ann/');
  const frame = stageOf(page).locator('[data-stage-frame]');
  await comeNear(page);
  await expect(stageOf(page)).toHaveAttribute('data-state', 'ready');
  const [said, scrolled] = [await sentenceOf(page).textContent(), await page.evaluate(() => scrollY)];
  const { x, y } = (await frame.boundingBox())!;
  await touch(page, way([x + 30, y + 150], 0, -120));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 60);
  await expect(sentenceOf(page)).toHaveText(said!);
});

test('what a reader has made is theirs to send', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/questions/gradient-checkpointing/');
  const stage = stageOf(page);
  await comeNear(page);
  await expect(stage).toHaveAttribute('data-state', 'ready');
  const { height } = (await stage.boundingBox())!;
  await stage.locator('input[type="range"]:visible').first().press('ArrowRight');
  await stage.getByRole('button', { name: 'Send this' }).tap();
  await expect(stage.locator('[data-said]')).toHaveAttribute('data-said', 'Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/questions\/gradient-checkpointing\/#lab\?/,
  );
  expect((await stage.boundingBox())!.height).toBe(height);
  await stage.locator('[data-try]').first().tap();
  await expect(stage.getByRole('button', { name: 'Send this' })).toBeHidden();
});

test.describe('with little to spare', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test('words in pictures are at least 11 px high on a screen of 320 px', async ({ page }) => {
    for (const slug of slugs) {
      await page.goto(`/questions/${slug}/`);
      const small = await pictureOf(page).evaluate((svg: SVGSVGElement) => {
        const scale = svg.getScreenCTM()!.a;
        return [...svg.querySelectorAll('text')]
          .filter((text) => parseFloat(getComputedStyle(text).fontSize) * scale < 11)
          .map((text) => `${text.textContent} ${parseFloat(getComputedStyle(text).fontSize) * scale}`);
      });
      expect(small, slug).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), slug).toBeLessThanOrEqual(320);
    }
  });
});
