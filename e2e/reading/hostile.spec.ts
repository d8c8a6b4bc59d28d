/** Whatever comes in by address, keyboard or storage is text: nothing runs, nothing throws, the page stays usable. */
import type { Page } from 'playwright/test';
import { payloads } from '#search/hostile-text.testing.ts';
import { expect, questionPaths, test, watch } from '../support/site.ts';

const lab = '/questions/lora-and-qlora/';

/** Notes dialogs, which only a payload opens. Console errors and requests elsewhere are watched in every test. */
function dialogsOf(page: Page): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  return seen;
}

/**
 * Elements that no page of the site has, and that payloads are made of. What the site itself has inline is named by its
 * hash in the policy of the page.
 *
 * @param hashes  Gone to one after the other, with a look at the page after each; else it is looked at as it is.
 */
const strangers = (page: Page, hashes?: readonly string[]): Promise<string[]> =>
  page.evaluate(async (hashes) => {
    const found: string[] = [];
    const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv]')!.content;
    const isOwn = async ({ localName, textContent }: Element): Promise<boolean> => {
      if (localName !== 'style' && localName !== 'script') return false;
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(textContent));
      return policy.includes(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`);
    };
    for (const hash of hashes ?? [undefined]) {
      const before = location.hash;
      if (hash !== undefined) location.hash = hash;
      if (location.hash !== before)
        await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      if (hash !== undefined) await new Promise(requestAnimationFrame);
      const elements = [
        ...document.querySelectorAll(
          'iframe, base, object, embed, [srcdoc], [formaction], style, [style*="url"], script:not([src]):not([type="application/ld+json"]), a[href^="javascript" i], a[href^="data" i], a[href*="elsewhere.example/" i][href^="http"], a[href^="//"]',
        ),
        ...[...document.querySelectorAll('*')].filter((element) =>
          element.getAttributeNames().some((name) => name.startsWith('on')),
        ),
      ];
      for (const element of elements)
        if (!(await isOwn(element))) found.push(`${hash ?? ''} ${element.outerHTML.slice(0, 100)}`);
    }
    return found;
  }, hashes);

/** Types a text into the search field and waits for what it gives. */
async function searchFor(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (text) => {
      const box = document.querySelector<HTMLInputElement>('[role="combobox"]')!;
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text.slice(0, 200),
  );
  await answered(page);
}
const answered = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector<HTMLElement>('[data-search-state]')!;
    const box = root.querySelector('input')!;
    const { searchState, searchFor } = root.dataset;
    return searchState !== 'loading' && (searchFor ?? '') === box.value.trim();
  });

async function stillSearches(page: Page): Promise<void> {
  await searchFor(page, 'what is lora');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', lab);
}

test('typed into search', async ({ page }) => {
  const dialogs = dialogsOf(page);
  await page.goto('/search/');
  await page.waitForSelector('[role="combobox"]');
  for (const payload of payloads) {
    await searchFor(page, payload);
    expect(await strangers(page), payload).toEqual([]);
  }
  await stillSearches(page);
  expect(dialogs).toEqual([]);
});

test('in the address of the search page', async ({ page }) => {
  const dialogs = dialogsOf(page);
  const address = (payload: string) =>
    `/search/?${new URLSearchParams({ q: payload, topic: payload, difficulty: payload })}`;
  // A few as whole visits, malformed encodings as they are; all by going back and forth.
  const visits = [
    '/search/?q=%',
    '/search/?q=%E0%A4%A&topic=%00',
    '/search/?q[]=x&q=y&&&=&?',
    '/search/?' + 'q=a&'.repeat(800),
  ];
  for (const visit of [...visits, ...payloads.slice(0, 8).map(address)]) {
    await page.goto(visit);
    await page.waitForSelector('[role="combobox"]');
    await answered(page);
    expect(await strangers(page), visit).toEqual([]);
  }
  for (const payload of payloads) {
    await page.evaluate(
      (to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      address(payload.slice(0, 2000)),
    );
    await answered(page);
    expect(await strangers(page), payload).toEqual([]);
  }
  await page.goto('/search/');
  await page.waitForSelector('[role="combobox"]');
  await stillSearches(page);
  expect(dialogs).toEqual([]);
});

test('behind the # of an answer, and as the state of a lab', async ({ page }) => {
  const dialogs = dialogsOf(page);
  await page.goto(lab);
  const forms = [
    (text: string) => text,
    (text: string) => `lab?rank=${text}`,
    (text: string) => `lab?${text}=1&base=${encodeURIComponent(text.toWellFormed())}`,
  ];
  expect(await strangers(page, [...forms.flatMap((form) => payloads.map(form)), 'lab?rank=2'])).toEqual([]);
  const root = page.locator('[data-lab]');
  await root.scrollIntoViewIfNeeded();
  await expect(root).toHaveAttribute('data-state', 'ready');
  await expect(root.locator('input[name="rank"]')).toHaveAttribute('aria-valuetext', /^2/);
  expect(dialogs).toEqual([]);
});

test('texts that have the classes of the page’s own parts', async ({ page }) => {
  const planted =
    '<div class="contents"><details><summary>s</summary><a href="https://e.example/#%E0%A4%A">x</a></details></div>' +
    '<span class="cite"><a>x</a></span><span class="sidenote"><q>q</q></span>';
  await page.route(`**${lab}?v=1`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/(<main[^>]*>)/, `$1${planted}`) });
  });
  await page.goto(`${lab}?v=1`);
  // What comes after them works.
  await expect(page.locator('.page-note')).toContainText('which this page does not have');
});

test('as the version in an address', async ({ page }) => {
  const dialogs = dialogsOf(page);
  const some = payloads.filter((_, at) => at % 6 === 0);
  for (const payload of some) {
    await page.goto(`${lab}?${new URLSearchParams({ v: payload.slice(0, 2000) })}`);
    const note = page.locator('.page-note');
    await expect(note).toContainText('which this page does not have');
    expect(await strangers(page), payload).toEqual([]);
  }
  expect(dialogs).toEqual([]);
});

const stored: readonly string[] = [
  '',
  '{',
  'null',
  '0',
  '"light',
  '[]',
  '{"a":1}',
  '{"path":1,"stems":{}}',
  '[1,null,{},[],"x"]',
  '["\\ud800"]',
  JSON.stringify(payloads),
  JSON.stringify([...payloads].reverse()),
  'x'.repeat(1_000_000),
  '['.repeat(10_000),
];

test('corrupted storage', async ({ page }) => {
  const dialogs = dialogsOf(page);
  await page.goto(lab);
  for (const value of stored) {
    await page.evaluate(
      ([value, own, payloads]) => {
        localStorage.setItem('theme', value!);
        localStorage.setItem('recent-searches', value!);
        sessionStorage.setItem(
          'search-marks',
          value!.startsWith('["<') ? `{"path":"${own}","stems":${payloads}}` : value!,
        );
      },
      [value, lab, JSON.stringify(payloads)] as const,
    );
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', /^(light|dark)$/);
    await page.keyboard.press('/');
    await expect(page.locator('[data-search-state="idle"]')).toHaveCount(1);
    expect(await strangers(page), value.slice(0, 60)).toEqual([]);
    // A remembered query is asked again by pressing it.
    const recent = page.locator('a[data-query]');
    if ((await recent.count()) > 0) {
      await recent.first().click();
      await answered(page);
    }
    await stillSearches(page);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.evaluate(() => localStorage.getItem('theme'))).toMatch(/^(light|dark)$/);
  expect(dialogs).toEqual([]);
});

for (const [name, script] of [
  [
    'blocked',
    () => {
      for (const kind of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, kind, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
  ],
] as const)
  test(`storage that is ${name}`, async ({ page, conduct }) => {
    await page.addInitScript(script);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(lab);
    await page.getByRole('button', { name: /^Theme/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('gradient checkpointing');
    const first = page.locator('[data-search-result] a').first();
    await expect(first).toHaveAttribute('href', '/questions/gradient-checkpointing/');
    await first.click();
    await expect(page).toHaveURL('/questions/gradient-checkpointing/');
    await page.evaluate(() => void setTimeout(() => localStorage.setItem('planted', '1')));
    await expect.poll(() => conduct.errors.splice(0), 'a script that trusts it').toHaveLength(1);
  });

test('a planted hole is found: markup that runs, a request elsewhere, a foreign element', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const dialogs = dialogsOf(page);
  const conduct = watch(page, baseURL!);
  await page.route('https://elsewhere.example/**', (route) => route.abort());
  await page.goto(baseURL + questionPaths()[0]!);
  await page.evaluate(
    (payloads) => {
      for (const payload of payloads) {
        const hole = document.createElement('div');
        hole.innerHTML = payload;
        document.body.append(hole);
      }
    },
    payloads.slice(0, 8),
  );
  await expect.poll(() => dialogs.length).toBeGreaterThan(0);
  expect((await strangers(page)).length).toBeGreaterThan(2);
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://elsewhere.example/';
    document.body.append(image);
  });
  await expect.poll(() => conduct.foreign.length).toBeGreaterThan(0);
  await context.close();
});

test('no element runs a program, not even one of the site', async ({ page, conduct }) => {
  conduct.allow(/TrustedScriptURL/);
  await page.goto('/practice/');
  const made = page.evaluate(() => {
    const own = document.querySelector<HTMLScriptElement>('script[src]')!.src;
    new Worker(own).terminate();
    document.createElement('script').src = own;
  });
  await expect(made).rejects.toThrow(/'HTMLScriptElement': .*'TrustedScriptURL'/);
});
