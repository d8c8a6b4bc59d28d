import type { Locator, Page, Response } from 'playwright';
import { accessProblems } from '../support/axe.ts';
import { budgets, gzipped } from '../support/budgets.ts';
import { expect, test } from '../support/site.ts';
import { expectStillness, pictureOf, sentenceOf, slugs, stageOf } from '../support/stages.ts';

const path = '/questions/gradient-checkpointing/';
/** Moves the first input: drags a slider to its other end, else presses another option. */
async function moveFirstInput(page: Page): Promise<Locator> {
  const slider = stageOf(page).locator('input[type="range"]:visible').first();
  if (await slider.count()) {
    await slider.scrollIntoViewIfNeeded();
    const share = await slider.evaluate((input: HTMLInputElement) => Number(input.value) / Number(input.max));
    const { x, y, width, height } = (await slider.boundingBox())!;
    // The middle of the thumb stays half its width inside.
    const at = (place: number) => x + 8 + place * (width - 16);
    await page.mouse.move(at(share), y + height / 2);
    await page.mouse.down();
    await page.mouse.move(at(share > 0.7 ? 0 : 1), y + height / 2, { steps: 6 });
    await page.mouse.up();
    return slider;
  }
  const button = stageOf(page).locator('[data-option][aria-pressed="false"], [data-by="1"]').first();
  await button.click();
  return button;
}

/** Pairs of visible controls of the stage whose boxes meet. */
const meetingControls = (page: Page): Promise<string[]> =>
  stageOf(page)
    .locator('form :is(button, input):visible')
    .evaluateAll((controls) => {
      const boxes = controls.map((control) => control.getBoundingClientRect());
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .flatMap((b, j) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
              ? [`${controls[i]!.outerHTML.slice(0, 60)} ${controls[i + 1 + j]!.outerHTML.slice(0, 60)}`]
              : [],
          ),
      );
    });

/** Moves the picture of a page's stage: sentence, ghost and address follow. */
async function move(page: Page, height: number) {
  const stage = stageOf(page);
  const { y: top, height: high } = (await stage.boundingBox())!;
  expect(top + high, 'whole on the first screen').toBeLessThanOrEqual(height);
  await expect(stage.locator('input:visible, select:visible').nth(3)).toHaveCount(0);

  expect(await meetingControls(page), 'controls that lie over each other').toEqual([]);
  const [said, drawn] = [await sentenceOf(page).textContent(), await pictureOf(page).innerHTML()];
  const input = await moveFirstInput(page);
  await expect(stage).toHaveAttribute('data-state', 'ready');
  await expect(sentenceOf(page)).not.toHaveText(said!);
  expect(await pictureOf(page).innerHTML()).not.toBe(drawn);
  await expect(pictureOf(page).locator('[data-ghost]')).not.toHaveCount(0);
  await expect(page).toHaveURL(/#lab\?/);
  const now = (await sentenceOf(page).textContent())!;
  await expect(stage.locator('[data-stage-status]')).toHaveText(now);
  const boxes = [(await input.boundingBox())!, (await pictureOf(page).boundingBox())!];
  const [from, to] = [
    Math.min(...boxes.map(({ y }) => y)),
    Math.max(...boxes.map((box) => box.y + box.height)),
  ];
  expect(to - from).toBeLessThan(height);
  return { said: said!, now };
}

/** What can be taken hold of answers to pointer and keys, and its program is small. */
async function takeHold(page: Page): Promise<void> {
  const handles = stageOf(page).locator('[data-grip]:visible');
  const all = await handles.count();
  expect(all, 'before its program has come').toBeGreaterThan(0);
  const loaded: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response);
  });
  await stageOf(page).hover();
  await expect(stageOf(page)).toHaveAttribute('data-state', 'ready');
  const bodies = await Promise.all(loaded.map((response) => response.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipped(body), 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes, 'from first touch to first change').toBeLessThanOrEqual(budgets.stage);

  // By Tab from what stands before the picture, each handle in turn, then what stands below it.
  await page.locator('button[data-copy="answer"]').focus();
  const reached: (string | null)[] = [];
  while (reached.filter(Boolean).length < all && reached.length < all + 6) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement!.getAttribute('data-grip')));
  }
  const inOrder = await handles.evaluateAll((ones) => ones.map((one) => one.getAttribute('data-grip')));
  expect(reached.filter(Boolean)).toEqual(inOrder);
  await page.keyboard.press('Tab');
  await expect(stageOf(page).locator('.stage-frame ~ .stage-row :focus')).toHaveCount(1);

  const handle = handles.first();
  const drawn = () => pictureOf(page).innerHTML();
  const atFirst = await drawn();
  if ((await handle.getAttribute('role')) === 'slider') {
    const { x, y, width, height } = (await handle.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 90, y + height / 2 - 40, { steps: 6 });
    await page.mouse.up();
  } else await handle.click();
  await expect.poll(drawn).not.toBe(atFirst);
  const dragged = await drawn();
  if ((await handle.getAttribute('role')) !== 'slider') return;
  let moved = false;
  for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
    await handle.press(key);
    moved ||= (await drawn()) !== dragged;
  }
  expect(moved, 'by arrow keys').toBe(true);
  expect(await handle.getAttribute('aria-valuetext')).not.toBe('');
}

for (const slug of slugs)
  test(`${slug} is taken hold of by pointer and keys, and moved on a wide page: sentence, ghost, address and a copied link follow`, async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const size = { width: 1280, height: 800 };
    await page.setViewportSize(size);
    await page.goto(`/questions/${slug}/`, { waitUntil: 'networkidle' });
    const stage = stageOf(page);
    const atFirst = await sentenceOf(page).textContent();
    await takeHold(page);
    await stage.getByRole('button', { name: 'Reset' }).click();
    await expect(sentenceOf(page)).toHaveText(atFirst!);
    await page.evaluate(() => scrollTo(0, 0));
    const { said, now } = await move(page, size.height);
    // All else on the page is as pages.spec.ts and labs.spec.ts check it.
    expect(await accessProblems(page, 'figure[data-stage]')).toEqual([]);

    await stage.getByRole('button', { name: 'Copy picture link' }).click();
    await expect(stage.locator('[data-said]')).toHaveAttribute('data-said', 'Copied');
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const fresh = await browser.newPage({ baseURL: baseURL!, viewport: size });
    await fresh.goto(link.pathname + link.hash);
    await expect(sentenceOf(fresh)).toHaveText(now);
    await expect(stageOf(fresh)).toBeInViewport();
    await fresh.close();

    await stage.getByRole('button', { name: 'Reset' }).click();
    await expect(sentenceOf(page)).toHaveText(said);
    await expectStillness(page);
  });

test('all controls unfold under the picture, and each follows the other', async ({ page }) => {
  await page.goto(`${path}#lab?chain=equal`);
  const stage = page.locator('figure[data-stage]');
  const lab = page.locator('[data-lab]');
  const all = stage.locator('button[aria-expanded]');
  await expect(all).toHaveAccessibleName('All controls');
  await all.click();
  await expect(all).toHaveAttribute('aria-expanded', 'true');
  await expect(lab.locator('h3')).toBeFocused();
  await expect.poll(async () => (await lab.locator('h3').boundingBox())!.y).toBeLessThan(140);
  await expect(lab).toHaveAttribute('data-state', 'ready');
  expect((await lab.boundingBox())!.y).toBeGreaterThan((await stage.boundingBox())!.y);
  await expect(page.locator('#lab')).toContainText('below the picture');

  await stage.getByRole('slider', { name: 'Layers recomputed at once', exact: true }).press('End');
  await expect(page).toHaveURL(/#lab\?interval=64&chain=equal$/);
  await expect(lab.locator('[data-value="peak"]')).toHaveAttribute('value', '65');
  // Sliders through given values have a position, not a value.
  await expect(lab.getByRole('slider', { name: 'Tokens in one pass' })).toHaveAttribute(
    'aria-valuetext',
    /8,192/,
  );
  await lab.locator('input[name="interval"]').press('Home');
  await expect(stage.locator('[data-stage-sentence]')).toContainText('takes 65 activations at once');
  await expect(stage.locator('svg:visible [data-ghost]')).toHaveCount(1);

  await lab.getByRole('button', { name: 'Fewer controls' }).click();
  await expect(all).toBeFocused();
  await expect(all).toHaveAttribute('aria-expanded', 'false');
  await expect(all).toHaveAccessibleName('All controls');
  await expect(page.locator('#lab [data-lab]')).toHaveCount(1);
});

test('a link that asks for what cannot be is reported above the picture', async ({ page }) => {
  await page.goto(`${path}#lab?interval=900&chain=equal`);
  const stage = page.locator('figure[data-stage]');
  await expect(stage.locator('[data-stage-notice]')).toContainText('“interval”');
  await expect(stage.locator('[data-stage-sentence]')).toContainText(
    'Keep every 8th activation of 64 equal layers',
  );
  await expect(stage.locator('[data-stage-notice]')).toBeInViewport();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('picture and sentence are there', async ({ page }) => {
    for (const slug of slugs) {
      await page.goto(`/questions/${slug}/`);
      await expect(sentenceOf(page), slug).not.toBeEmpty();
      await expect(pictureOf(page), slug).toHaveCount(1);
      await expect(stageOf(page).locator('button:visible, input:visible'), slug).toHaveCount(0);
    }
  });
});

test('a picture is copied with its sentence, as PNG', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/questions/llm-quantization/');
  await stageOf(page).getByRole('button', { name: 'Copy picture', exact: true }).click();
  await expect(stageOf(page).locator('[data-said]')).toHaveAttribute('data-said', 'Copied');
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width, height } = await createImageBitmap(await item!.getType('image/png'));
    return { width, height };
  });
  expect(size.width).toBe(2 * (640 + 40));
  expect(size.height).toBeGreaterThan(2 * (286 + 40 + 60));
});

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active' } as object);
  test('words in pictures stand out from every fill', async ({ page }) => {
    for (const slug of slugs) {
      await page.goto(`/questions/${slug}/`);
      const lost = await pictureOf(page).evaluate((svg) =>
        [...svg.querySelectorAll('text')]
          .filter((text) => {
            const { fill, stroke, strokeWidth, paintOrder } = getComputedStyle(text);
            return fill === stroke || parseFloat(strokeWidth) < 3 || !paintOrder.startsWith('stroke');
          })
          .map((text) => text.textContent),
      );
      expect(lost, slug).toEqual([]);
    }
  });
});
