/** An author's day: commands from README, the author's server, and what comes of them in a reader's browser. */
import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFaults } from './axe.ts';
import { buildBook } from './build-book.ts';
import { Host } from './host.ts';
import { expect, root, sitemapPaths, test } from './site.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'author-'));
  folders.push(folder);
  return folder;
}
test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

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

test('import, a new question, an edit and a build give a book that is found, linked and accessible', async ({
  page,
  conduct,
}) => {
  test.setTimeout(180_000);
  const content = join(newFolder(), 'my-book');
  npm('import', [...globSync(join(root, 'e2e/fixtures/import/*.{md,txt}')).sort(), '--into', content]);
  edit(join(content, 'book.yaml'), (text) => text.replace(/^name: .*$/m, 'name: Questions about the sky'));
  const said = npm('new', ['Why is the sky blue at noon?'], { CONTENT_DIR: content });
  const [path] = /\S+index\.mdx/.exec(said)!;
  expect(said).toContain('shortAnswer');
  edit(join(root, path), (text) =>
    text.replace(
      /\n---\n[\s\S]*$/,
      '\n---\n\nShort waves scatter by Rayleigh’s law.\n\n## At dusk {#dusk}\n\nLight crosses more air.\n',
    ),
  );
  const out = join(newFolder(), 'dist');
  expect(await buildBook(content, out)).toBe('');

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
    for (const path of paths) {
      await page.goto(origin + path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessFaults(page), `${path} ${colorScheme}`).toEqual([]);
      }
    }
  } finally {
    host.stop();
  }
});

/** A port that nobody listens at. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

test.describe('on the author’s server', () => {
  test.use({ serviceWorkers: 'allow' });

  test('what is saved is seen, a mistake over the page with its place, and nothing is kept', async ({
    page,
    conduct,
  }) => {
    test.setTimeout(120_000);
    const folder = newFolder();
    const content = join(folder, 'content');
    const question = join(content, 'questions/one/index.mdx');
    mkdirSync(join(question, '..'), { recursive: true });
    writeFileSync(
      join(content, 'book.yaml'),
      'name: Plain\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
    );
    writeFileSync(
      question,
      '---\nquestion: What is one?\nnumber: 1\ntopics: [a]\nshortAnswer: It is the first.\n---\nThe text has firstword in it.\n',
    );
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    conduct.homes.push(origin, `ws://localhost:${port}`);
    const server = spawn(process.execPath, ['src/cli/dev/dev.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        CONTENT_DIR: content,
        OUT_DIR: join(folder, 'dist'),
        SITE_URL: '',
        BASE_PATH: '',
      },
    });
    let said = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += String(data)));
    try {
      await expect
        .poll(
          () =>
            fetch(origin).then(
              ({ status }) => status,
              () => said,
            ),
          { timeout: 60_000 },
        )
        .toBe(200);
      await page.goto(`${origin}/questions/one/`);
      const text = page.locator('article');
      // Two tests share the machine; this is no measurement.
      const soon = { timeout: 20_000 };
      await expect(text).toContainText('firstword', soon);
      edit(question, (text) => text.replace('firstword', 'secondword'));
      await expect(text).toContainText('secondword', soon);

      edit(question, (text) => text.replace('topics: [a]', 'topics: [nowhere]'));
      const overlay = page.locator('vite-error-overlay');
      await expect(overlay.locator('#message-content')).toContainText('questions/one/index.mdx:4', soon);
      await expect(overlay.locator('#message-content')).toContainText('nowhere');
      await expect.poll(() => said).toMatch(/questions\/one\/index\.mdx:4/);
      edit(question, (text) => text.replace('[nowhere]', '[a]'));
      await expect(overlay).toHaveCount(0, soon);
      await expect(text).toContainText('secondword', soon);

      // A page that has just been saved may load once more.
      await expect(async () => {
        await page.keyboard.press('/');
        await page.getByRole('combobox', { name: 'Search' }).fill('firstword', { timeout: 1000 });
        await expect(page.locator('[data-search-result] a').first()).toHaveAttribute(
          'href',
          /^\/questions\/one\//,
          { timeout: 2000 },
        );
      }).toPass();

      // A built page registers one a second after it has loaded.
      await page.waitForFunction(() => {
        const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return visit!.loadEventEnd > 0 && performance.now() > visit!.loadEventEnd + 2000;
      });
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
    } finally {
      server.kill();
    }
  });
});
