/** Features beyond the baseline may be missing: each is switched off, and the page does its work without it. */
import type { Page } from 'playwright/test';
import { expect, test } from '../support/site.ts';

const pattern = '/questions/lora-and-qlora/';
const lab = (page: Page) => page.locator('[data-lab]');

async function searchLeads(page: Page): Promise<void> {
  // No shortcut fires inside a lab.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('gradient checkpointing');
  const first = page.locator('[data-search-result] a').first();
  await expect(first).toHaveAttribute('href', '/questions/gradient-checkpointing/');
  await first.click();
  await expect(page).toHaveURL('/questions/gradient-checkpointing/');
}
async function labRuns(page: Page): Promise<void> {
  await lab(page).locator('input[name="rank"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#lab\?rank=5/);
  await expect(lab(page)).toHaveAttribute('data-state', 'ready');
}

interface Case {
  off(): void;
  gone(): boolean;
  works(page: Page): Promise<void>;
  /** A step of a script that takes it for granted. */
  relies(): unknown;
}

const cases: Record<string, Case> = {
  'the marks of CSS.highlights': {
    off: () => Reflect.deleteProperty(CSS, 'highlights'),
    gone: () => !('highlights' in CSS),
    relies: () => CSS.highlights.clear(),
    async works(page) {
      await searchLeads(page);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('.page-note')).toHaveCount(0);
    },
  },
  'navigator.share': {
    off: () => Reflect.deleteProperty(Navigator.prototype, 'share'),
    gone: () => !('share' in navigator),
    relies: () => navigator.share({}),
    async works(page) {
      await expect(page.locator('button[data-share]')).toBeHidden();
      await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
    },
  },
  'the clipboard': {
    off: () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
    gone: () => navigator.clipboard === undefined,
    relies: () => navigator.clipboard.writeText(''),
    async works(page) {
      const figure = page.locator('#code figure[data-code]').first();
      await figure.getByRole('button', { name: 'Copy' }).click();
      await expect(page.locator('#announcer')).toHaveText('Copying was blocked. The code is selected.');
      expect((await page.evaluate(() => getSelection()!.toString())).trim()).toBe(
        (await figure.locator('pre').first().textContent())!.trim(),
      );
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect(page.locator('#announcer')).toHaveText('Copying was blocked by the browser.');
      await page.locator('#qlora a.anchor').click();
      await expect(page).toHaveURL(/#qlora$/);
    },
  },
  workers: {
    off: () => Reflect.deleteProperty(window, 'Worker'),
    gone: () => !('Worker' in window),
    relies: () => new Worker(''),
    async works(page) {
      await lab(page).locator('input[name="rank"]').focus();
      await page.keyboard.press('ArrowRight');
      await expect(lab(page)).toHaveAttribute('data-state', 'error');
      await expect(lab(page).locator('[data-status]')).toContainText('this browser does not allow it to run');
      await expect(lab(page).locator('[data-view] svg').first()).toBeVisible();
      await searchLeads(page);
    },
  },
  IntersectionObserver: {
    off: () => Reflect.deleteProperty(window, 'IntersectionObserver'),
    gone: () => !('IntersectionObserver' in window),
    relies: () => new IntersectionObserver(() => {}),
    works: labRuns,
  },
  'Trusted Types': {
    off: () => Reflect.deleteProperty(window, 'trustedTypes'),
    gone: () => !('trustedTypes' in window),
    relies: () => (window as unknown as { trustedTypes: object }).trustedTypes.toString(),
    async works(page) {
      // The policy still asks for them in this browser; elsewhere nothing does.
      await page.route(/\/questions\/lora-and-qlora\/$/, async (route) => {
        const response = await route.fetch();
        const without = (text: string) =>
          text.replace(/; require-trusted-types-for [^;]*; trusted-types [^";]*/, '');
        const headers = response.headers();
        headers['content-security-policy'] = without(headers['content-security-policy']!);
        const body = without((await response.text()).replace(/&#39;/g, "'"));
        await route.fulfill({ response, headers, body });
      });
      await page.goto(pattern);
      await labRuns(page);
      await searchLeads(page);
    },
  },
  'text fragments': {
    off: () => Reflect.deleteProperty(Document.prototype, 'fragmentDirective'),
    gone: () => !('fragmentDirective' in document),
    relies: () => (document as unknown as { fragmentDirective: object }).fragmentDirective.toString(),
    async works(page) {
      await page.goto(`${pattern}#one-or-many:~:text=nothing%20here`);
      await expect(page.locator('#one-or-many')).toHaveAttribute('open', '');
      await expect(page.locator('.page-note')).toHaveCount(0);
    },
  },
  WebAssembly: {
    off: () => Reflect.deleteProperty(window, 'WebAssembly'),
    gone: () => !('WebAssembly' in window),
    relies: () => WebAssembly.validate(new ArrayBuffer(0)),
    works: searchLeads,
  },
};

for (const [name, { off, gone, works, relies }] of Object.entries(cases))
  test(`without ${name}`, async ({ page, conduct }) => {
    await page.addInitScript(off);
    await page.goto(pattern);
    expect(await page.evaluate(gone), 'it is switched off').toBe(true);
    await works(page);
    await page.goto('/');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.evaluate(`setTimeout(${String(relies)})`);
    await expect.poll(() => conduct.errors.splice(0), 'a script that relies on it').toHaveLength(1);
  });
