import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf, readPublished } from '#book/published.ts';
import { ports } from './playwright.config.ts';
import { dist, expect, questionPaths, root, sitemapPaths, test } from './site.ts';

const pattern = '/questions/lora-and-qlora/';
const book = join(root, '.cache/e2e/book');
const deployments = [
  { name: 'at the root', folder: dist, origin: 'http://localhost:4321', base: '/', port: ports.root },
  { name: 'in a subfolder', folder: book, origin: 'https://example.org', base: '/book/', port: ports.book },
];
/** What the tests read of a page's structured data: an article, and the way to it. */
interface Described {
  '@type': string | string[];
  headline: string;
  url: string;
  dateModified: string;
  version: string;
  citation: { name: string; url: string }[];
  learningResourceType: string[];
  itemListElement: { position: number; item: string }[];
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

test('every address on the published list is in the built site, and the list has every address', () => {
  const { questions, topics } = readPublished(read(join(root, 'content'), 'published.yaml'));
  for (const path of questionPaths()) {
    const slug = path.split('/').at(-2)!;
    const anchors = anchorsOf(read(dist, `${path}index.html`));
    expect(
      anchors.filter((anchor) => !questions[slug]?.anchors.includes(anchor)),
      `${path}: run npm run record`,
    ).toEqual([]);
  }
  for (const topic of topics) expect(existsSync(join(dist, 'topics', topic, 'index.html')), topic).toBe(true);
});

for (const { name, folder, origin, base, port } of deployments) {
  test.describe(name, () => {
    test.use({ baseURL: `http://localhost:${port}` });
    const own = (path: string) => path.slice(base.length);

    test('short links lead to their questions, with what stands behind the address', async ({ page }) => {
      for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
        const number = /data-question="(\d+)"/.exec(read(folder, `${own(path)}index.html`))![1]!;
        const redirect = read(folder, `q/${number}/index.html`);
        expect(redirect).toContain(`http-equiv="refresh" content="0; url=${path}"`);
        expect(redirect).toContain(`<link rel="canonical" href="${origin}${path}">`);
      }
      await page.goto(`${base}q/1/?v=00000000#quiz`);
      await expect(page).toHaveURL(`${base}questions/lora-and-qlora/?v=00000000#quiz`);
    });

    test('structured data says what the page says', () => {
      for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
        const html = read(folder, `${own(path)}index.html`);
        const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
        expect(text, path).toBeTruthy();
        const [article, trail] = JSON.parse(text!) as Described[];
        expect(article!['@type']).toEqual(['TechArticle', 'LearningResource']);
        const h1 = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)![1]!.replace(/\s+/g, ' ').trim();
        expect(h1.replace(/\u00a0|&nbsp;/g, ' ').replace(/&#39;|&apos;/g, "'")).toBe(article!.headline);
        expect(article!.url).toBe(origin + path);
        expect(html).toContain(`<link rel="canonical" href="${article!.url}">`);
        expect(html).toContain(`datetime="${article!.dateModified}"`);
        expect(html).toContain(`data-version="${article!.version}"`);
        for (const { name, url } of article!.citation) {
          expect(name).toBeTruthy();
          expect(new URL(url).protocol).toMatch(/^https?:$/);
        }
        expect(article!.citation.length).toBe([...html.matchAll(/<li id="source-/g)].length);
        expect(article!.learningResourceType.includes('quiz')).toBe(html.includes('data-item="quiz"'));
        expect(article!.learningResourceType.includes('simulation')).toBe(html.includes('data-lab='));
        expect(trail!['@type']).toBe('BreadcrumbList');
        trail!.itemListElement.forEach(({ position, item }, at) => {
          expect(position).toBe(at + 1);
          expect(existsSync(join(folder, own(new URL(item).pathname), 'index.html')), item).toBe(true);
        });
      }
    });

    test('each answer is there as Markdown, complete and linked', () => {
      const all = read(folder, 'llms-full.txt');
      const list = read(folder, 'llms.txt');
      for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
        const html = read(folder, `${own(path)}index.html`);
        const file = `${own(path).replace(/\/$/, '')}.md`;
        expect(html).toContain(`<link rel="alternate" type="text/markdown" href="${base}${file}">`);
        const markdown = read(folder, file);
        expect(list).toContain(`(${origin}${base}${file})`);
        expect(all).toContain(markdown);
        expect(markdown).toContain(`<${origin}${path}>`);
        const count = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].length;
        expect(count(/^\*\*Figure:\*\*/gm, markdown), `${path} figures`).toBe(
          count(/<figure data-diagram/g, html),
        );
        expect(count(/^```(?!$)/gm, markdown), `${path} code`).toBe(
          count(/<figure data-code/g, html) + count(/<div class="output">/g, html),
        );
        expect(count(/^\d+\. .*\]\(http/gm, markdown.split('\n## Sources\n')[1]!.split('\n## ')[0]!)).toBe(
          count(/<li id="source-/g, html),
        );
        for (const title of html.matchAll(/<h2 id="[\w-]+">\s*([^<]*?)\s*</g))
          if (!/Versions|Cite this/.test(title[1]!)) expect(markdown).toContain(`\n## ${title[1]!.trim()}\n`);
        // Each number that the lab reports for its defaults.
        for (const [, number] of html.matchAll(/data-value="[\w-]+"[^>]*>([^<]+)</g))
          expect(markdown.replace(/[\u00a0\u202f]/g, ' ')).toContain(
            number!.replace(/[\u00a0\u202f]/g, ' ').trim(),
          );
        expect(markdown).not.toMatch(/<(?:svg|math|span|div|button)\b|undefined|\bCopy\b\n/);
        expect(count(/\$\$?(?=\s*\$)/g, markdown.replace(/^\$\$$/gm, '')), `${path}: empty formulas`).toBe(0);
      }
    });

    test('the feed is well-formed Atom with every change', async ({ page }) => {
      const xml = read(folder, 'feed.xml');
      const feed = await page.evaluate((text) => {
        const document = new DOMParser().parseFromString(text, 'application/xml');
        const texts = (name: string) =>
          [...document.getElementsByTagName(name)].map((node) => node.textContent);
        return {
          error: document.querySelector('parsererror')?.textContent,
          root: `${document.documentElement.namespaceURI} ${document.documentElement.localName}`,
          ids: texts('id'),
          updated: texts('updated'),
          links: [...document.getElementsByTagName('link')].map((link) => link.getAttribute('href')!),
        };
      }, xml);
      expect(feed.error).toBeUndefined();
      expect(feed.root).toBe('http://www.w3.org/2005/Atom feed');
      expect(new Set(feed.ids).size).toBe(feed.ids.length);
      expect(feed.ids.length).toBeGreaterThan(10);
      for (const date of feed.updated) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect([...feed.updated.slice(1)].sort().reverse()).toEqual(feed.updated.slice(1));
      for (const link of feed.links) expect(link.startsWith(origin + base), link).toBe(true);
      expect(read(folder, 'index.html')).toContain(`type="application/atom+xml"`);
    });

    test('the map has the date of each answer’s last change, and no address that leads elsewhere', () => {
      const map = read(folder, 'sitemap-0.xml');
      for (const [, location, date] of map.matchAll(/<loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g)) {
        const html = read(folder, `${own(new URL(location!).pathname)}index.html`);
        expect(html).not.toContain('id="target"');
        if (!location!.includes('/questions/')) continue;
        expect(/<li data-version="\w+">\s*<time datetime="([^"]+)"/.exec(html)![1]).toBe(date);
      }
      expect(read(folder, 'robots.txt')).toContain(`Sitemap: ${origin}${base}sitemap-index.xml`);
    });
  });
}

test.describe('on the clipboard', () => {
  test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));
  const clipboard = (page: import('playwright/test').Page) =>
    page.evaluate(() => navigator.clipboard.readText());

  test('links to headings, figures, code and items, with what is announced', async ({ page }) => {
    await page.goto(pattern);
    const canonical = (await page.locator('link[rel="canonical"]').getAttribute('href'))!;
    for (const id of ['qlora', 'figure-adapted-layer', 'first-step', 'trains-4-bit-weights', 'one-or-many']) {
      const owner = page.locator(`[id="${id}"]`);
      if ((await owner.evaluate((element) => element.tagName)) === 'DETAILS')
        await owner.locator('summary').click();
      const anchor = owner.locator(`a.anchor[href="#${id}"]`);
      await expect(anchor, id).toHaveAccessibleName(/^Link to /);
      await anchor.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => clipboard(page)).toBe(`${canonical}#${id}`);
      await expect(page.locator('#announcer')).toHaveText('Link copied to the clipboard');
      expect(new URL(page.url()).hash).toBe(`#${id}`);
    }
    await expect(page.locator('figure[data-code] a.anchor')).toHaveCount(
      await page.locator('figure[data-code]').count(),
    );
  });

  test('the answer as Markdown, and how to cite it', async ({ page }) => {
    await page.goto(pattern);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.poll(() => clipboard(page)).toBe(read(dist, 'questions/lora-and-qlora.md'));
    await page.getByRole('button', { name: 'Copy as BibTeX' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^@misc\{lora-and-qlora-[0-9a-f]{8},/);
    await page.getByRole('button', { name: 'Copy as Text' }).click();
    const text = await clipboard(page);
    const version = await page.locator('article').getAttribute('data-version');
    expect(text).toContain(`/questions/lora-and-qlora/?v=${version}`);
    // The version that is cited is the present one: nothing is said.
    await page.goto(`${pattern}?v=${version}`);
    await expect(page.locator('.page-note')).toHaveCount(0);
  });

  test('a Markdown file that does not come is told', async ({ page, conduct }) => {
    conduct.allow(/lora-and-qlora\.md/);
    await page.route('**/*.md', (route) => route.abort());
    await page.goto(pattern);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.locator('#announcer')).toContainText('could not be loaded');
  });

  test('selected words can be shared as a link that leads to them and marks them', async ({
    page,
    context,
  }) => {
    await page.goto(pattern);
    const select = (from: string, to: string) =>
      page.evaluate(
        ([from, to]) => {
          const find = (text: string) => {
            const walker = document.createTreeWalker(
              document.querySelector('#answer')!,
              NodeFilter.SHOW_TEXT,
            );
            for (let node = walker.nextNode(); node; node = walker.nextNode())
              if (node.nodeValue!.includes(text)) return [node, node.nodeValue!.indexOf(text)] as const;
            throw new Error(`not on the page: ${text}`);
          };
          const [start, at] = find(from!);
          const [end, until] = find(to!);
          getSelection()!.setBaseAndExtent(start, at, end, until + to!.length);
          start.parentElement!.scrollIntoView({ block: 'center' });
        },
        [from, to],
      );
    await select('QLoRA trades time for memory', 'QLoRA trades time for memory');
    const button = page.getByRole('button', { name: 'Copy link to this text' });
    await button.click();
    await expect(page.locator('#announcer')).toContainText('Link to the selected text copied');
    const link = await clipboard(page);
    expect(link).toMatch(/\/questions\/lora-and-qlora\/#qlora:~:text=QLoRA%20trades%20time%20for%20memory$/);
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await expect(button).toHaveCount(0);
    // Over a citation mark, a selection is named by its ends.
    await select('Google’s tuning guide', 'not with 16-bit LoRA');
    await button.click();
    await expect
      .poll(() => clipboard(page))
      .toMatch(/text=Google%E2%80%99s%20tuning%20guide[^,]*,[^,]*not%20with%2016%2Dbit%20LoRA2$/);
    const ranged = new URL(await clipboard(page));
    for (const { hash } of [new URL(link), ranged]) {
      const other = await context.newPage();
      await other.goto(`${pattern}${hash}`);
      // The text is in view although its section begins elsewhere.
      await expect(other.getByText(/Google’s tuning guide/)).toBeInViewport();
      await expect(other.locator('.page-note')).toHaveCount(0);
      await other.close();
    }
  });

  test('code and controls offer no link to their words', async ({ page }) => {
    await page.goto(pattern);
    await page.locator('figure[data-code] pre').first().selectText();
    await page.waitForFunction(() => getSelection()!.toString().length > 20);
    await expect(page.getByRole('button', { name: 'Copy link to this text' })).toHaveCount(0);
  });
});

test('the share sheet is offered where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: unknown) => {
        (window as unknown as { shared: unknown }).shared = data;
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
  await page.goto(pattern);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const shared = (await page.evaluate(
    () => (window as unknown as { shared: Record<string, string> }).shared,
  ))!;
  expect(shared['url']).toMatch(/\/questions\/lora-and-qlora\/$/);
  expect(shared['title']).toMatch(/^What is the difference/);
});

test.describe('links that are not right', () => {
  const note = '.page-note';

  test('a place that is not there is told, with the one that was meant', async ({ page }) => {
    await page.goto(`${pattern}#qlroa`);
    await expect(page.locator(note)).toContainText('no place named “qlroa”');
    await page.locator(note).getByRole('link', { name: 'qlora' }).click();
    await expect(page).toHaveURL(/#qlora$/);
    await page.keyboard.press('Escape');
    await expect(page.locator(note)).toHaveCount(0);
    await page.goto(`${pattern}#%E0%A4%A`);
    await expect(page.locator(note)).toContainText('This is the whole answer');
  });

  test('what a sentence leaves at the end of a link is taken off', async ({ page }) => {
    await page.goto(`${pattern}#quiz).`);
    await expect(page).toHaveURL(/#quiz$/);
    await expect(page.locator('#quiz')).toBeInViewport();
    await expect(page.locator(note)).toHaveCount(0);
  });

  test('a version that is not the present one is told', async ({ page }) => {
    await page.goto(`${pattern}?v=00000000`);
    await expect(page.locator(note)).toContainText('version “00000000”, which this page does not know');
    await page.goto(`${pattern}?v=<b>x`);
    await expect(page.locator(note)).toContainText('“<b>x”');
    // As it will read once the answer has changed: an earlier version is on the page's list.
    await page.route(`**${pattern}?v=aaaaaaaa`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(<section id="changes"[\s\S]*?<\/li>)/,
        '$1<li data-version="aaaaaaaa"><time datetime="2026-01-02">2 January 2026</time> <code>aaaaaaaa</code> <span class="what">First.</span></li>',
      );
      await route.fulfill({ response, body });
    });
    await page.goto(`${pattern}?v=aaaaaaaa`);
    await expect(page.locator(note)).toContainText('has changed since version aaaaaaaa of 2 January 2026. ');
    await expect(page.locator(note)).toContainText('First published.');
    await page.locator(note).getByRole('link', { name: 'All versions' }).click();
    await expect(page.locator('#changes')).toBeInViewport();
  });

  test('a mangled address leads to a page that helps', async ({ page, conduct }) => {
    conduct.allow(/404/);
    await page.goto('/questions/lora-and-qlora/).');
    await expect(page.locator('h1')).toHaveText('There is no page here');
    await expect(page.locator('[data-nearest] a').first()).toHaveAttribute('href', pattern);
  });
});

test('the Markdown is read as HTML by nobody: it is sent as text', async ({ request }) => {
  const response = await request.get('/questions/lora-and-qlora.md');
  expect(response.headers()['content-type']).toMatch(/^text\/markdown/);
  expect((await request.get('/feed.xml')).headers()['content-type']).toMatch(/xml/);
});
