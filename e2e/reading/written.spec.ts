/** Markdown of other tools on a page: footnotes, tabs of code, notes that fold, videos. */
import { accessProblems } from '../support/axe.ts';
import { ports } from '../playwright.config.ts';
import { expect, test } from '../support/site.ts';

test.use({ baseURL: `http://localhost:${ports.book}` });
const path = '/book/questions/sunlight/';

test('a footnote is one press away, and the text one press back', async ({ page }) => {
  await page.goto(path);
  await page.getByRole('link', { name: 'Footnote a' }).first().click();
  const note = page.locator('#footnote-a');
  await expect(note).toBeInViewport();
  await note.getByRole('link', { name: 'Back to the text' }).click();
  await expect(page.locator('#footnote-a-mark')).toBeInViewport();
});

test('no rule of access is broken, and nothing comes from elsewhere', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`http://localhost:${ports.book}/`)) foreign.push(request.url());
  });
  await page.goto(path);
  await page.locator('.video img').scrollIntoViewIfNeeded();
  expect(await accessProblems(page)).toEqual([]);
  expect(foreign).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('arrow keys choose a tab of code, and a press opens a note', async ({ page }) => {
    await page.goto(path);
    const [python, other] = [page.locator('#code-other-forms'), page.locator('#code-other-forms-2')];
    await expect(python).toBeVisible();
    await expect(other).toBeHidden();
    await page.getByRole('radio', { name: 'Python' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(other).toBeVisible();
    await expect(python).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(python).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.getByText('Where to look instead').click();
    await expect(page.getByText('At the sky beside it.')).toBeVisible();
  });
});
