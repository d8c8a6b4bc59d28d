import { hold } from '../support/hold.ts';
import { expect, questionPaths, test } from '../support/site.ts';

const pattern = '/questions/lora-and-qlora/';

test('home → topic → question → next → related → back', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'Filter questions' })
    .getByRole('link', { name: /^Fine-tuning/ })
    .click();
  await expect(page).toHaveURL('/topics/fine-tuning/');
  await page.getByRole('link', { name: /LoRA and QLoRA/ }).click();
  await expect(page).toHaveURL(pattern);
  await expect(page.locator('article[data-question="1"] h1')).toContainText('LoRA and QLoRA');
  const next = page
    .getByRole('navigation', { name: 'Previous and next question' })
    .getByRole('link', { name: /^Next/ });
  const nextUrl = new URL((await next.getAttribute('href'))!, page.url()).href;
  await next.click();
  await expect(page).toHaveURL(nextUrl);
  const related = page.locator('#related a').first();
  const relatedUrl = new URL((await related.getAttribute('href'))!, page.url()).href;
  await related.click();
  await expect(page).toHaveURL(relatedUrl);
  await page.goBack();
  await expect(page).toHaveURL(nextUrl);
  await page.goBack();
  await expect(page).toHaveURL(pattern);
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Fine-tuning' })
    .click();
  await expect(page).toHaveURL('/topics/fine-tuning/');
});

test('a link to a section lands below the header, a link to a folded part opens it', async ({ page }) => {
  await page.goto(`${pattern}#qlora`);
  const box = await page.locator('#qlora').boundingBox();
  expect(box!.y).toBeGreaterThan(40);
  expect(box!.y).toBeLessThan(300);
  await page.goto(`${pattern}#one-or-many`);
  await expect(page.locator('#one-or-many')).toHaveAttribute('open', '');
  await expect(page.locator('#one-or-many .reveal')).toBeInViewport();
});

test('the contents list marks what is being read', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(pattern);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.locator('[aria-current]')).toHaveText('Short answer');
  await contents.getByRole('link', { name: 'Misconceptions' }).click();
  await expect(contents.locator('[aria-current]')).toHaveText('Misconceptions');
});

test('the theme is set before first paint, can be chosen, and stays chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      (window as unknown as { themeAtBody: string | undefined }).themeAtBody =
        document.documentElement.dataset['theme'];
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(pattern);
  expect(await page.evaluate(() => (window as unknown as { themeAtBody: string }).themeAtBody)).toBe('dark');
  await page.getByRole('button', { name: /^Theme/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.goto('/topics/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('code, answer and link can be copied clean', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(pattern);
  const figure = page.locator('figure[data-code][data-source$="/lora.py"]').first();
  await figure.getByRole('button', { name: 'Copy' }).click();
  await expect(page.locator('#announcer')).toHaveText('Copied to the clipboard');
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toBe(await figure.locator('pre').first().textContent());
  expect(code).toContain('class LoRALinear');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/\/questions\/lora-and-qlora\/$/);
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^What is the difference[\s\S]*both train a small add-on[\s\S]*\/questions\/lora-and-qlora\/$/);
});

test('quiz and follow-ups work by keyboard', async ({ page }) => {
  await page.goto(pattern);
  const choice = page.locator('#first-step details').first();
  await choice.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(choice.getByText('Right.', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(choice.getByText('Right.', { exact: true })).toBeHidden();
});

test('the quiz has letters, tells the score of first choices, and can be taken again', async ({ page }) => {
  await page.goto(pattern);
  const quizzes = page.locator('.quiz');
  const count = await quizzes.count();
  for (let at = 0; at < count; at++) {
    await quizzes.nth(at).locator('details.right summary').click();
    // A second choice at the same question does not count.
    await quizzes.nth(at).locator('details.not-right summary').first().click();
  }
  const score = page.locator('.quiz-score');
  await expect(score).toContainText(`${count} of ${count} right on the first try`);
  await score.getByRole('button', { name: 'Again' }).click();
  await expect(page.locator('.quiz details[open]')).toHaveCount(0);
  await quizzes.first().locator('details.not-right summary').first().click();
  await expect(score).toContainText('0 of 1 right so far');
});

test('choices that are made before the program of the quiz is there count in their order', async ({
  page,
}) => {
  const release = await hold(page, /\/assets\/quiz\./);
  await page.goto(pattern);
  const quizzes = page.locator('.quiz');
  const count = await quizzes.count();
  for (let at = 0; at < count; at++) {
    await quizzes.nth(at).locator('details.right summary').click();
    await quizzes.nth(at).locator('details.not-right summary').first().click();
  }
  await expect(page.locator('.quiz-score')).toHaveCount(0);
  release();
  await expect(page.locator('.quiz-score')).toContainText(`${count} of ${count} right on the first try`);
});

test('long code shows its beginning until it is unfolded, and is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/questions/faiss-and-ann/');
  const id = await page.locator('figure[data-code].folded').first().getAttribute('id');
  const code = page.locator(`[id="${id}"]`);
  const all = code.getByRole('button', { name: /^All \d+ lines$/ });
  const lines = Number(/\d+/.exec((await all.textContent())!)![0]);
  const folded = (await code.locator('pre').first().boundingBox())!.height;
  await code.getByRole('button', { name: 'Copy' }).click();
  await expect
    .poll(
      async () => (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n').length,
    )
    .toBe(lines);
  await all.click();
  expect((await code.locator('pre').first().boundingBox())!.height).toBeGreaterThan(folded);
});

test('on a phone a bar stays with the section, and leads to the others', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`${pattern}#misconceptions`);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.locator('summary')).toHaveText('Misconceptions');
  await expect(contents).toBeInViewport();
  await contents.locator('summary').click();
  await contents.getByRole('link', { name: 'Quiz' }).click();
  await expect(page).toHaveURL(/#quiz$/);
  await expect(contents.locator('details')).not.toHaveAttribute('open', '');
  await expect(contents.locator('summary')).toHaveText('Quiz');
});

test('side notes stand in the margin on wide screens and unfold on narrow ones', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(pattern);
  const note = page.locator('#answer > p .sidenote').first();
  await expect(note).toBeVisible();
  const text = (await page.locator('article .body').boundingBox())!;
  expect((await note.boundingBox())!.x).toBeGreaterThan(text.x + text.width);
  await page.setViewportSize({ width: 375, height: 800 });
  await expect(note).toBeHidden();
  await page.locator('#answer > p .cite:has(+ .sidenote) a').first().click();
  // It breaks no sentence.
  await expect(page.locator('#answer > p > .sidenote.shown:last-child')).toBeVisible();
  expect(page.url()).not.toContain('#source-');
});

test('a quotation stands in the side note, in the list of sources, and unfolds in a table', async ({
  page,
}) => {
  await page.goto(pattern);
  const quoted = page.locator('#answer .sidenote:has([data-says])').first();
  const words = (await quoted.locator('[data-says]').textContent())!;
  expect(words.split(/\s+/).length).toBeLessThanOrEqual(25);
  // In the list it is folded, until a mark leads there.
  const listed = page.locator('.source-list > li', { hasText: words }).first();
  await expect(listed.locator('[data-says]').first()).toBeHidden();
  await page.goto(`${pattern}#${await listed.getAttribute('id')}`);
  await expect(listed.locator('[data-says]', { hasText: words }).first()).toBeVisible();
  await expect(page.locator('.source-list [data-read]')).toHaveCount(
    await page.locator('.source-list > li').count(),
  );
  const inItem = page
    .locator('#answer :is(li, td):has(> .sidenote > [data-says])')
    .filter({ visible: true })
    .first();
  await expect(inItem.locator('.sidenote').first()).toBeHidden();
  await inItem.locator('.cite:has(+ .sidenote) a').first().click();
  await expect(inItem.locator('.sidenote.shown')).toBeVisible();
});

test('deeper text is folded, and opens for a link to it or into it', async ({ page }) => {
  await page.goto(pattern);
  const deeper = page.locator('details.deeper').first();
  await expect(deeper.locator('.reveal')).toBeHidden();
  await page.goto(`${pattern}#${await deeper.getAttribute('id')}`);
  await expect(deeper.locator('.reveal')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('everything can be read and reached', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Filter questions' })
      .getByRole('link', { name: /^Retrieval/ })
      .click();
    await expect(page.locator('h1')).toHaveText('Retrieval');
    await page.goto(pattern);
    await expect(page.locator('#answer')).toContainText('frozen');
    await expect(page.getByRole('button')).toHaveCount(0);
    // Quotations listed with the sources stand beside the text, in tables as well.
    await expect(page.locator('#answer td [data-says]').filter({ visible: true })).not.toHaveCount(0);
    await expect(page.locator('#sources [data-says]')).toHaveCount(0);
    const choice = page.locator('#first-step details').first();
    await choice.locator('summary').click();
    await expect(choice.locator('.reveal')).toBeVisible();
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect(page.getByText('Search needs JavaScript')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Retrieval' }).click();
    await expect(page).toHaveURL('/topics/retrieval/');
  });
});

test('on paper everything is unfolded and navigation is gone', async ({ page }) => {
  await page.goto(pattern);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('#one-or-many .reveal')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('.opening .print-only')).toContainText('/questions/lora-and-qlora/');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('#one-or-many')).not.toHaveAttribute('open', '');
});

test('the list of shortcuts opens with ? and closes with Escape', async ({ page }) => {
  await page.goto(pattern);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('in the dark, related pictures have the ground of their card, and pictures of the book paper', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(pattern);
  const related = page.locator('#related img').first();
  await expect(related).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page
    .locator('#answer p')
    .first()
    .evaluate((text) => text.append(new Image()));
  await expect(page.locator('#answer p img')).toHaveCSS('background-color', 'rgb(253, 252, 249)');
});

for (const path of questionPaths())
  test(`${path}: notes in the margin stand within 120 px of their marks`, async ({ page }) => {
    // A link to a place in a page has all of it laid out.
    await page.goto(`${path}#short-answer`);
    const far = await page.locator('#answer .cite + .sidenote').evaluateAll((notes) =>
      notes.flatMap((note) => {
        const top = (element: Element) => element.getBoundingClientRect().top;
        const distance = top(note) - top(note.previousElementSibling!);
        return getComputedStyle(note).float !== 'none' && distance > 120 ? [note.textContent] : [];
      }),
    );
    expect(far).toEqual([]);
  });
