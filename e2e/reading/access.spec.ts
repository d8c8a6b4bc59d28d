/** The ways to read that are not a mouse and a wide window: keyboard, names, forced colours, less motion. */
import type { Page } from 'playwright/test';
import { accessProblems } from '../support/axe.ts';
import { expect, labPaths, questionPaths, test } from '../support/site.ts';

const pattern = '/questions/lora-and-qlora/';

test('a lab that is computing, and one that has failed, is accessible', async ({ page, conduct }) => {
  conduct.allow(/worker|Failed to (load|fetch)|ERR_FAILED/i);
  let stop = () => {};
  const held = new Promise<void>((resolve) => (stop = resolve));
  await page.route(/worker.*\.js/, async (route) => {
    await held;
    await route.abort();
  });
  await page.goto(`${pattern}#lab?rank=2`);
  const lab = page.locator('[data-lab]');
  const values = () => lab.locator('[data-value]').allTextContents();
  const before = await values();
  await expect(lab).toHaveAttribute('data-state', 'running');
  await expect(lab.getByRole('progressbar', { name: 'Computing' })).toBeVisible();
  expect(await accessProblems(page, '[data-lab]')).toEqual([]);
  stop();
  await expect(lab).toHaveAttribute('data-state', 'error');
  expect(await accessProblems(page, '[data-lab]')).toEqual([]);
  expect(await values(), 'the picture stays').toEqual(before);
  await page.unroute(/worker.*\.js/);
  await lab.getByRole('button', { name: 'Reset' }).click();
  await expect(lab).toHaveAttribute('data-state', 'ready');
});

test('pages that lead on are accessible where they do not', async ({ page }) => {
  // The page of a preset and a short link, held where they would go on at once.
  await page.route(/\/(q|lab)\//, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({
      response,
      body: body.replace(/<meta http-equiv="refresh"[^>]*>|<script type="module"[^>]*>/g, ''),
    });
  });
  for (const path of [`${pattern}lab/rank-2/`, '/q/1/']) {
    await page.goto(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessProblems(page), `${path} ${colorScheme}`).toEqual([]);
    }
  }
});

/**
 * Presses Tab until something has the focus; fails if it never has, or if the focus cannot be seen on the way.
 *
 * @param timeout  For how long it waits until the focus is seen, in ms.
 */
async function tabTo(page: Page, selector: string, most = 120, timeout = 15_000): Promise<void> {
  for (let pressed = 1; pressed <= most; pressed++) {
    await page.keyboard.press('Tab');
    const focus = () =>
      page.evaluate((selector) => {
        const element = document.activeElement!;
        const box = element.getBoundingClientRect();
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const bar = element.closest('.search-bar');
        const shown =
          (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) ||
          boxShadow !== 'none' ||
          (bar !== null && getComputedStyle(bar).boxShadow !== 'none');
        return [
          element.matches(selector),
          shown && box.bottom > 0 && box.top < innerHeight,
          element.outerHTML.slice(0, 120),
        ] as const;
      }, selector);
    const [there, , what] = await focus();
    // Browsers scroll to it in one of the next frames.
    await expect
      .poll(async () => (await focus())[1], { message: `the focus is seen on ${what}`, timeout })
      .toBe(true);
    if (there) return;
  }
  throw new Error(`Tab did not reach ${selector} in ${most} steps`);
}

test('by keyboard alone: read, search, open, set a lab, answer a quiz', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, '.skip');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/#main');
  await tabTo(page, `a[href="${pattern}"]`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pattern);
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await page.keyboard.type('gradient checkpointing');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/questions/gradient-checkpointing/');
  await page.waitForLoadState();
  // The contents lead there, as the marks of sources before it are many.
  await tabTo(page, '.contents a[href="#lab"]');
  await page.keyboard.press('Enter');
  // Whoever goes on before the page has come there is taken back to it.
  await expect(page.locator('#lab')).toBeInViewport();
  await tabTo(page, '[data-lab] input[type="range"]', 30);
  const slider = page.locator('[data-lab] input[type="range"]').first();
  const before = await slider.inputValue();
  await page.keyboard.press('ArrowRight');
  if ((await slider.inputValue()) === before) await page.keyboard.press('ArrowLeft');
  await expect(slider).not.toHaveValue(before);
  await expect(page).toHaveURL(/#lab\?/);
  await expect(page.locator('[data-lab]')).toHaveAttribute('data-state', 'ready');
  await tabTo(page, '#quiz summary', 200);
  await page.keyboard.press('Enter');
  await expect(page.locator('#quiz details[open] .verdict')).toHaveText(/^(Right|Wrong)\.$/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lora');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('a focus that cannot be seen is found', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { outline: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await expect(tabTo(page, '#quiz', 3, 500)).rejects.toThrow(/focus is seen/);
});

/** Everything that moves by itself for longer than a millisecond. */
const motion = (page: Page) =>
  page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(',').map((text) => parseFloat(text)));
    return [...document.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after'].flatMap((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const moves =
          (style.animationName !== 'none' && seconds(style.animationDuration) > 0.001) ||
          seconds(style.transitionDuration) > 0.001 ||
          (pseudo === '' && style.scrollBehavior === 'smooth');
        return moves ? [`${element.tagName}.${element.className}${pseudo}`] : [];
      }),
    );
  });

test('where less motion is wanted nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const paths = ['/', '/search/?q=lora', ...questionPaths().slice(0, 3)];
  for (const path of paths) {
    await page.goto(path);
    expect(await motion(page), path).toEqual([]);
  }
  await page.keyboard.press('/');
  expect(await motion(page)).toEqual([]);
  await page.evaluate(() => (document.querySelector('main')!.style.transition = 'opacity 1s'));
  expect(await motion(page), 'a planted transition').toHaveLength(1);
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('focus, choices and pictures are seen', async ({ page }) => {
    await page.goto(pattern);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await tabTo(page, 'button[data-copy="link"]');
    for (const path of labPaths()) {
      await page.goto(path);
      // Lines and texts of pictures against the ground of the page, which the system has chosen.
      const faint = await page.evaluate(() => {
        const probe = document.createElement('p');
        document.body.append(probe);
        const colour = (name: string) => {
          probe.style.setProperty('forced-color-adjust', 'none');
          probe.style.color = name;
          return getComputedStyle(probe).color;
        };
        const [canvas, text, border, highlight] = ['Canvas', 'CanvasText', 'ButtonBorder', 'Highlight'].map(
          colour,
        );
        const may = new Set([canvas, text, border, highlight, 'none', 'rgba(0, 0, 0, 0)']);
        return [...document.querySelectorAll('main svg :is(text, path, rect, circle, ellipse)')]
          .filter((part) => {
            const { fill, stroke } = getComputedStyle(part);
            // A text in the colour of the ground has an outline, as on a fill.
            return (part.tagName === 'text' && fill === canvas && stroke !== text) || !may.has(stroke);
          })
          .map((part) => `${getComputedStyle(part).stroke} ${part.outerHTML.slice(0, 100)}`);
      });
      expect(faint, path).toEqual([]);
    }
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('lora');
    await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
    const outlines = await page.evaluate(() =>
      ['.search-bar input', '[aria-selected="true"]', '.search-filters input:checked + span'].map(
        (selector) => getComputedStyle(document.querySelector(`dialog ${selector}`)!).outlineStyle,
      ),
    );
    expect(outlines).toEqual(['solid', 'solid', 'solid']);
    expect(await accessProblems(page)).toEqual([]);
  });
});

test('names and roles are those that assistive programs expect', async ({ page }) => {
  await page.goto(pattern);
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - link "Grounded"
      - navigation "Site":
        - link "Practice"
        - link "Model"
      - button "Search"
      - 'button "Theme: light or dark"'
  `);
  await expect(page.locator('#short-answer')).toMatchAriaSnapshot(`
    - region /Short answer/:
      - heading /Short answer/ [level=2]
      - paragraph: /both train a small add-on/
      - paragraph:
        - button "Copy link"
        - button "Copy answer"
  `);
  await expect(page.locator('[data-lab] form')).toMatchAriaSnapshot(`
    - form "Settings of Fit a low-rank update to a known target":
      - slider "Rank r": "4"
      - combobox "Base weights":
        - option "full precision"
        - option "NF4" [selected]
      - slider "Weights in a block"
      - checkbox "Double quantization" [checked]
      - button "Reset"
      - button "Copy state link"
  `);
  await expect(page.locator('#first-step')).toMatchAriaSnapshot(`
    - group /Which of the two changes in the first optimizer step/:
      - group: Both
      - group: Neither
  `);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('gradient checkpointing');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Search":
      - combobox "Search" [expanded]: gradient checkpointing
      - button "Close"
      - group "Topic":
        - radio "Any topic" [checked]
      - group "Difficulty":
        - radio "Any difficulty" [checked]
      - status: /\\d+ results/
      - listbox "Results":
        - group /How does gradient checkpointing work/:
          - option /How does gradient checkpointing work/ [selected]
  `);
  await page.keyboard.press('Escape');
  await page
    .locator('[data-lab] [type="reset"]')
    .evaluate((button) => button.setAttribute('aria-hidden', 'true'));
  await expect(
    expect(page.locator('[data-lab] form')).toMatchAriaSnapshot(`- button "Reset"`, { timeout: 300 }),
    'a planted lost name',
  ).rejects.toThrow();
});
