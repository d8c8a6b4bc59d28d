/** Files of the built sites for programs: structured data, Markdown, feed, map, and the list of published addresses. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublished } from '#book/published.ts';
import { anchorsOf } from '#outputs/answer/read-answer.ts';
import { htmlTree } from '#render/text/html-tree.ts';
import { dist, expect, questionPaths, root, sitemapPaths, sites, test } from '../support/site.ts';

/** Tested fields of a page's structured data: an article, and the way to it. */
interface Described {
  '@type': string;
  headline: string;
  url: string;
  dateModified: string;
  version: string;
  itemListElement: { position: number; item: string }[];
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

test('every address on the published list is in the built site, and the list has every address', () => {
  const { questions, topics } = readPublished(read(join(root, 'content'), 'published.yaml'));
  for (const path of questionPaths()) {
    const slug = path.split('/').at(-2)!;
    const anchors = anchorsOf(
      htmlTree(/<article[\s\S]*<\/article>/.exec(read(dist, `${path}index.html`))![0]),
    );
    expect(
      anchors.filter((anchor) => !questions[slug]?.anchors.includes(anchor)),
      `${path}: run npm run record`,
    ).toEqual([]);
  }
  for (const topic of topics) expect(existsSync(join(dist, 'topics', topic, 'index.html')), topic).toBe(true);
});

for (const { name, folder, origin, base, port, first } of sites) {
  const own = (path: string) => path.slice(base.length);

  test(`${name}: short links lead to their questions, with what stands behind the address`, async ({
    page,
    conduct,
  }) => {
    for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
      const number = /data-question="(\d+)"/.exec(read(folder, `${own(path)}index.html`))![1]!;
      const redirect = read(folder, `q/${number}/index.html`);
      expect(redirect).toContain(`http-equiv="refresh" content="0; url=${path}"`);
      expect(redirect).toContain(`<link rel="canonical" href="${origin}${path}">`);
    }
    const home = `http://localhost:${port}${base}`;
    conduct.homes.push(home);
    await page.goto(`${home}q/1/?v=00000000#quiz`);
    await expect(page).toHaveURL(`${home}questions/${first}/?v=00000000#quiz`);
  });

  test(`${name}: structured data says what the page says`, () => {
    for (const path of sitemapPaths(folder).filter((path) => path.includes('/questions/'))) {
      const html = read(folder, `${own(path)}index.html`);
      const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
      expect(text, path).toBeTruthy();
      const [article, trail] = JSON.parse(text!) as Described[];
      expect(article!['@type']).toBe('TechArticle');
      const h1 = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)![1]!.replace(/\s+/g, ' ').trim();
      expect(h1.replace(/\u00a0|&nbsp;/g, ' ').replace(/&#39;|&apos;/g, "'")).toBe(article!.headline);
      expect(article!.url).toBe(origin + path);
      expect(html).toContain(`<link rel="canonical" href="${article!.url}">`);
      expect(html).toContain(`datetime="${article!.dateModified}"`);
      expect(html).toContain(`data-version="${article!.version}"`);
      expect(trail!['@type']).toBe('BreadcrumbList');
      trail!.itemListElement.forEach(({ position, item }, at) => {
        expect(position).toBe(at + 1);
        expect(existsSync(join(folder, own(new URL(item).pathname), 'index.html')), item).toBe(true);
      });
    }
  });

  test(`${name}: each answer is there as Markdown, complete and linked`, () => {
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
      expect(count(/^\*\*Figure: /gm, markdown), `${path} figures`).toBe(
        count(/<figure data-diagram/g, html),
      );
      expect(count(/^```(?!$)/gm, markdown), `${path} code`).toBe(
        count(/<figure data-code/g, html) + count(/<div class="output">/g, html),
      );
      const sources = /\n## Sources\n([\s\S]*?)(?=\n## |$)/.exec(markdown)?.[1] ?? '';
      expect(count(/^\d+\. .*\]\(http/gm, sources)).toBe(count(/<li id="source-/g, html));
      for (const title of html.matchAll(/<h2 id="[\w-]+">(?:<span[^>]*><\/span>)*\s*([^<]*?)\s*</g))
        if (!/Versions|Cite this/.test(title[1]!)) expect(markdown).toContain(`\n## ${title[1]!.trim()}\n`);
      for (const [, number] of html.matchAll(/data-value="[\w-]+"[^>]*>([^<]+)</g))
        expect(markdown.replace(/[\u00a0\u202f]/g, ' ')).toContain(
          number!.replace(/[\u00a0\u202f]/g, ' ').trim(),
        );
      expect(markdown).not.toMatch(/<(?:svg|math|span|div|button)\b|undefined|\bCopy\b\n/);
      expect(count(/\$\$?(?=\s*\$)/g, markdown.replace(/^\$\$$/gm, '')), `${path}: empty formulas`).toBe(0);
    }
  });

  test(`${name}: the feed is well-formed Atom with the newest changes, at most 50`, async ({ page }) => {
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
    const pages = sitemapPaths(folder).map((path) => read(folder, `${own(path)}index.html`));
    const changes = pages.join().split('<li data-version=').length - 1;
    expect(feed.ids.length).toBe(1 + Math.min(50, changes));
    for (const date of feed.updated) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect([...feed.updated.slice(1)].sort().reverse()).toEqual(feed.updated.slice(1));
    for (const link of feed.links) expect(link.startsWith(origin + base), link).toBe(true);
    expect(read(folder, 'index.html')).toContain(`type="application/atom+xml"`);
  });

  test(`${name}: the map has the date of each answer’s last change, and no address that leads elsewhere`, () => {
    const map = read(folder, 'sitemap-0.xml');
    for (const [, location, date] of map.matchAll(/<loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g)) {
      const html = read(folder, `${own(new URL(location!).pathname)}index.html`);
      expect(html).not.toContain('id="target"');
      if (!location!.includes('/questions/')) continue;
      expect(/<li data-version="\w+">\s*<time datetime="([^"]+)"/.exec(html)![1]).toBe(date);
    }
    expect(read(folder, 'robots.txt')).toContain(`Sitemap: ${origin}${base}sitemap-index.xml`);
  });
}

test('the Markdown is read as HTML by nobody: it is sent as text', async ({ request }) => {
  const response = await request.get('/questions/lora-and-qlora.md');
  expect(response.headers()['content-type']).toMatch(/^text\/markdown/);
  expect((await request.get('/feed.xml')).headers()['content-type']).toMatch(/xml/);
});
