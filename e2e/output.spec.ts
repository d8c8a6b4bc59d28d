import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { buildBook } from './build-book.ts';
import { budgets, gzipped, overBudget } from './budgets.ts';
import { deadLinks } from './links.ts';
import { policyForMeta } from '#render/security.ts';
import { filesBelow } from '#cli/build/book-texts.ts';
import { dist, expect, questionPaths, root, test } from './site.ts';
import type { Page } from 'playwright/test';

test('every internal link and anchor of the output resolves, at the root and in a subfolder', () => {
  expect(deadLinks(dist, '/')).toEqual([]);
  expect(deadLinks(join(root, '.cache/e2e/book'), '/book/')).toEqual([]);
});

test('a planted dead link and a planted dead anchor are found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  writeFileSync(
    join(folder, 'index.html'),
    '<a href="/nowhere/">x</a><a href="#here">y</a><a href="#there" id="here">z</a>',
  );
  expect(deadLinks(folder, '/').map(({ href }) => href)).toEqual(['/nowhere/', '#there']);
});

const filesOf = (folder: string): string[] => filesBelow(folder).map((file) => relative(folder, file));

/** Files that two folders do not have alike. */
function differences(first: string, second: string): string[] {
  return [...new Set([...filesOf(first), ...filesOf(second)])].filter((file) => {
    const [one, two] = [join(first, file), join(second, file)];
    return !existsSync(one) || !existsSync(two) || !readFileSync(one).equals(readFileSync(two));
  });
}

test('the book built again, from nothing, has the same bytes', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'again-'));
  const out = join(folder, 'dist');
  const cache = { CACHE_DIR: join(folder, 'cache') };
  expect(await buildBook(join(root, 'content'), out, cache)).toBe('');
  expect(differences(dist, out)).toEqual([]);
  appendFileSync(join(out, 'index.html'), ' ');
  rmSync(join(out, 'feed.xml'));
  expect(differences(dist, out).sort()).toEqual(['feed.xml', 'index.html']);
  rmSync(folder, { recursive: true });
});

test('the HTML is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Astro writes void elements and boolean attributes in its own style, and long names are wanted.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'no-raw-characters': 'off',
      'prefer-native-element': 'off',
      'attribute-empty-style': 'off',
      'doctype-style': 'off',
      'tel-non-breaking': 'off',
    },
  });
  const faults: string[] = [];
  const pages = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.html'),
  );
  for (const entry of pages) {
    const file = join(entry.parentPath, entry.name);
    const report = await validator.validateFile(file);
    for (const result of report.results) {
      for (const message of result.messages)
        faults.push(`${file}:${message.line}:${message.column} ${message.ruleId} ${message.message}`);
    }
  }
  expect(faults).toEqual([]);
});

test('no page has inline styles, inline handlers or inline scripts', () => {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  for (const path of pages) {
    const html = readFileSync(join(dist, path), 'utf8');
    expect(html, path).not.toMatch(/<[^>]*\s(style|on\w+)=/);
    // A data block is not run, and no policy is asked about it.
    expect(html.replace(/<script type="application\/ld\+json">/g, ''), path).not.toMatch(
      /<script(?![^>]*\ssrc=)[^>]*>/,
    );
    expect(html, path).not.toMatch(/<style/);
    // For hosts that send no headers, before anything that it should judge.
    const policy = `<meta http-equiv="Content-Security-Policy" content="${policyForMeta}">`;
    expect(html.replace(/&#39;/g, "'").split(policy)[0], path).toMatch(
      /^<!DOCTYPE html><html lang="en">\s*<head>\s*<meta charset="utf-8">$/,
    );
  }
});

test('nothing sets a cookie', async ({ page, context }) => {
  const set: string[] = [];
  page.on('response', (response) => {
    if ('set-cookie' in response.headers()) set.push(response.url());
  });
  for (const path of ['/', questionPaths()[0]!, '/search/?q=lora']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.cookie), path).toBe('');
  }
  expect(set).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('the policy stops what is planted: a handler, a script, foreign markup and addresses, a frame around', async ({
  page,
  conduct,
}) => {
  conduct.allow(/Content Security Policy|Trusted(HTML|Script)|elsewhere\.example|frame/i);
  await page.goto(questionPaths()[0]!);
  const stopped = await page.evaluate(async () => {
    const outcomes: Record<string, boolean> = {};
    const throws = (act: () => unknown) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    const button = document.createElement('button');
    const script = document.createElement('script');
    outcomes['handler'] = throws(() => button.setAttribute('onclick', 'window.ran = true'));
    outcomes['script'] = throws(() => (script.text = 'window.ran = true'));
    outcomes['markup'] = throws(() => (button.innerHTML = '<b>x</b>'));
    outcomes['text as a program'] = throws(() => setTimeout('window.ran = true'));
    outcomes['worker elsewhere'] = throws(() => new Worker('https://elsewhere.example/worker.js'));
    outcomes['worker of data'] = throws(() => new Worker('data:text/javascript,1'));
    outcomes['policy'] = throws(() =>
      (
        window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
      ).trustedTypes.createPolicy('planted', {}),
    );
    outcomes['request'] = await fetch('https://elsewhere.example/').then(
      () => false,
      () => true,
    );
    return outcomes;
  });
  expect(Object.entries(stopped).filter(([, held]) => !held)).toEqual([]);
  const frame = `<iframe src="${new URL(questionPaths()[0]!, page.url())}"></iframe>`;
  await page.goto('about:blank');
  await page.setContent(frame);
  await expect.poll(() => page.frames()[1]!.url()).toMatch(/^chrome-error:/);
});

test('without the policy the same plants work, so that the test above can fail', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(baseURL + questionPaths()[0]!);
  expect(
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran = true');
      button.click();
      return (window as unknown as { ran?: boolean }).ran;
    }),
  ).toBe(true);
  await context.close();
});

const kinds: Record<string, 'html' | 'script' | 'styles' | 'fonts'> = {
  document: 'html',
  script: 'script',
  stylesheet: 'styles',
  font: 'fonts',
};

/** Loads a page and adds up what came, by kind, after gzip. */
async function weigh(page: Page, url: string) {
  const sizes = { html: 0, script: 0, styles: 0, fonts: 0 };
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    const kind = kinds[response.request().resourceType()];
    if (!kind) return;
    // Fonts are compressed already.
    pending.push(
      response.body().then((body) => void (sizes[kind] += kind === 'fonts' ? body.length : gzipped(body))),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await Promise.all(pending);
  return sizes;
}

for (const path of questionPaths()) {
  test(`${path} keeps its budgets`, async ({ page }, info) => {
    const sizes = await weigh(page, path);
    info.annotations.push({ type: 'bytes', description: JSON.stringify(sizes) });
    expect(sizes.html).toBeGreaterThan(0);
    expect(sizes.script).toBeGreaterThan(0);
    expect(overBudget(sizes)).toEqual([]);
  });
}

test('a page of plain prose keeps its budget', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'plain-'));
  mkdirSync(join(folder, 'content/questions/plain'), { recursive: true });
  writeFileSync(
    join(folder, 'content/book.yaml'),
    'name: Plain\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n',
  );
  const words = 'gradient memory model layer token weight vector query index recall'.split(' ');
  const prose = Array.from(
    { length: 900 },
    (_, index) => words[(index * 7 + (index >> 3)) % words.length] + (index % 13 === 12 ? '.' : ''),
  );
  const paragraphs = Array.from({ length: 9 }, (_, index) =>
    prose.slice(index * 100, index * 100 + 100).join(' '),
  );
  const code = '```python\ndef f(x):\n    return [y * 2 for y in x if y > 0]\n\nprint(f([1, 2, 3]))\n```';
  writeFileSync(
    join(folder, 'content/questions/plain/index.mdx'),
    `---\nquestion: What is plain?\ntopics: [a]\nshortAnswer: Plain.\n---\n${paragraphs.join('\n\n')}\n\n${code}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\n${code}\n`,
  );
  const out = join(folder, 'dist');
  expect(await buildBook(join(folder, 'content'), out)).toBe('');
  const html = readFileSync(join(out, 'questions/plain/index.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="\/((?:assets\/|theme)[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1]!,
  );
  expect(assets.length).toBeGreaterThanOrEqual(3);
  const size =
    gzipped(html) + assets.reduce((sum, asset) => sum + gzipped(readFileSync(join(out, asset))), 0);
  expect(overBudget({ plainPage: size })).toEqual([]);
});

test('search needs little to give its first results', async ({ page }, info) => {
  await page.goto('/');
  let bytes = 0;
  const pending: Promise<void>[] = [];
  page.on('response', (response) =>
    pending.push(
      response.body().then(
        (body) => void (bytes += gzipped(body)),
        () => {},
      ),
    ),
  );
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('gradient checkpointing');
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await Promise.all(pending);
  info.annotations.push({ type: 'bytes', description: String(bytes) });
  expect(bytes).toBeGreaterThan(10_000);
  expect(overBudget({ searchTen: bytes })).toEqual([]);
});

test('a planted overweight is found', () => {
  expect(overBudget({ script: budgets.script + 1, styles: 1 })).toHaveLength(1);
});
