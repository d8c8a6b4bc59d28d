/** Documents become a book with the commands of CONTRIBUTING: it builds, is found, linked and accessible, and is its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportReport } from '#cli/import/report/report.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { hashed } from '#render/security.ts';
import { accessProblems } from '../support/axe.ts';
import { builtPages } from '../../bench/search/built-pages.ts';
import { buildBook } from '../support/build-book.ts';
import { temporaryFolder } from '../support/fixture-book.ts';
import { Host } from '../support/host.ts';
import { expect, root, sitemapPaths, test } from '../support/site.ts';

test.describe.configure({ mode: 'default' });

const content = join(temporaryFolder('imported'), 'my-book');
const out = join(dirname(content), 'dist');
let report: ImportReport;

/** Runs a script of package.json, and returns what it says. */
function npm(script: string, args: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, ...env },
  });
  expect(status, stderr + stdout).toBe(0);
  return stdout;
}
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

test.beforeAll(async () => {
  const documents = globSync(join(root, 'e2e/fixtures/import/*.{md,txt}')).sort();
  report = JSON.parse(npm('import', [...documents, '--into', content, '--json'])) as ImportReport;
  edit(join(content, 'book.yaml'), (text) => text.replace(/^name: .*$/m, 'name: Questions about the sky'));
  const said = npm('new', ['Why is the sky blue at noon?'], { CONTENT_DIR: content });
  expect(said).toContain('not answered yet');
  edit(join(root, /\S+index\.mdx/.exec(said)![0]), (text) =>
    text.replace(
      /\n---\n[\s\S]*$/,
      '\n---\n\nShort waves scatter by Rayleigh’s law.\n\n## At dusk {#dusk}\n\nLight crosses more air.\n',
    ),
  );
  expect(await buildBook(content, out, { SITE_URL: 'https://book.example' })).toBe('');
});

test('each question that was taken is a page that the map and search know, no other is published', () => {
  expect(report.incomplete).toEqual([]);
  const all = report.files.flatMap(({ questions }) => questions);
  const taken = all.filter(({ status }) => status === 'taken');
  expect(taken.length).toBeGreaterThan(50);
  const indexed = new Map(builtPages(out).map((page) => [page.url, page]));
  const map = sitemapPaths(out);
  for (const { slug, question } of taken) {
    const url = `/questions/${slug}/`;
    expect(existsSync(join(out, url, 'index.html')), url).toBe(true);
    const asked = question.replace(/\s+/g, ' ');
    const { title, body } = indexed.get(url) ?? {};
    expect(title?.replace(/\s+/g, ' '), `search knows ${url}`).toBe(asked);
    expect(body?.startsWith(asked), `the full text of ${url}`).toBe(true);
    expect(map).toContain(url);
  }
  const home = readFileSync(join(out, 'index.html'), 'utf8');
  const left = all.filter(
    ({ status, question }) => status === 'unanswered' && taken.every((other) => other.question !== question),
  );
  for (const { question } of left) expect(home).not.toContain(question);
});

test('nothing of a document runs', () => {
  const policy = policyOf(out)!;
  for (const path of globSync(join(out, 'questions/*/index.html'))) {
    const html = readFileSync(path, 'utf8');
    // The text of an answer stands in attributes, too, where a sign opens no element.
    // The styles of the site itself are named in the policy.
    const main = /<main[\s\S]*<\/main>/
      .exec(html)![0]
      .replace(/ data-[\w-]+="[^"]*"/g, '')
      .replace(/<style>([^]*?)<\/style>/g, (style, text: string) =>
        policy.includes(hashed(text)) ? '' : style,
      );
    expect(main, path).not.toMatch(/<(?:iframe|img|object|embed|style|form)\b/);
    expect(main, path).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
    expect(main, path).not.toMatch(/<[^>]*\s(?:on\w+|style)=|href="javascript:/);
  }
});

test('it is found, linked and accessible', async ({ page, conduct }) => {
  const host = new Host();
  host.deploy(out);
  try {
    const origin = await host.start();
    conduct.homes.push(origin);
    await page.goto(`${origin}/search/?q=rayleigh+law`);
    const first = page.locator('[data-search-result] a').first();
    await expect(first).toContainText('Why is the sky blue at noon?');
    await first.click();
    await expect(page).toHaveTitle(/Questions about the sky/);
    await page.locator('#dusk a.anchor').click();
    await expect(page).toHaveURL(/\/questions\/[\w-]*sky[\w-]*\/#dusk$/);

    // Every kind of document has its own markup; one page in four shows each.
    const paths = sitemapPaths(out).filter((_, at) => at % 4 === 0);
    expect(paths.length).toBeGreaterThan(15);
    for (const [at, path] of paths.entries()) {
      await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' });
      await page.goto(origin + path);
      expect(await accessProblems(page), path).toEqual([]);
    }
  } finally {
    host.stop();
  }
});
