import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { htmlTree, isElement, textOf, type HtmlElement } from '#render/text/html-tree.ts';
import { hashed, policyWith } from '#render/security.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { budgets, overBudget } from '../support/budgets.ts';
import { fixtureSite, temporaryFolder } from '../support/fixture-book.ts';
import { deadLinks } from '../support/links.ts';
import { dist, expect, questionPaths, root, test } from '../support/site.ts';

test('every internal link and anchor of the output resolves, at the root and in a subfolder', () => {
  expect(deadLinks(dist, '/')).toEqual([]);
  expect(deadLinks(fixtureSite, '/book/')).toEqual([]);
});

test('a planted dead link and a planted dead anchor are found', () => {
  const folder = temporaryFolder('links');
  writeFileSync(
    join(folder, 'index.html'),
    '<a href="/nowhere/">x</a><a href="#here">y</a><a href="#there" id="here">z</a>',
  );
  expect(deadLinks(folder, '/').map(({ href }) => href)).toEqual(['/nowhere/', '#there']);
});

/** Elements within one that have a tag and attributes. */
const within = (node: HtmlElement, tag: string, ...attributes: string[]): HtmlElement[] =>
  node.children
    .filter(isElement)
    .flatMap((child) => [
      ...(child.tag === tag && attributes.every((name) => name in child.attributes) ? [child] : []),
      ...within(child, tag, ...attributes),
    ]);

test('every question has its anatomy', () => {
  for (const path of questionPaths()) {
    const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
    const article = htmlTree(/<article[\s\S]*<\/article>/.exec(html)![0]);
    for (const id of ['short-answer', 'answer', 'code', 'misconceptions', 'follow-ups', 'quiz', 'sources'])
      expect(html.split(` id="${id}"`), `${path}#${id}`).toHaveLength(2);
    const diagrams = within(article, 'figure', 'data-diagram');
    expect(diagrams.length, `${path} figures`).toBeGreaterThan(0);
    for (const svg of diagrams.flatMap((figure) => within(figure, 'svg', 'role')))
      expect(svg.attributes['aria-label'], path).toMatch(/\S/);
    const sources = within(article, 'li', 'id').filter(({ attributes }) =>
      attributes['id']!.startsWith('source-'),
    );
    const linked = sources.filter((source) =>
      within(source, 'a', 'href').some(({ attributes }) => attributes['href']!.startsWith('http')),
    );
    expect(linked.length, `${path} sources`).toBeGreaterThanOrEqual(3);
    for (const heading of ['h2', 'h3'].flatMap((tag) => within(article, tag)))
      expect(
        within(heading, 'a', 'class').filter(({ attributes }) => attributes['class'] === 'anchor'),
        `${path}: ${textOf(heading)}`,
      ).toHaveLength(1);
    const samples = within(article, 'figure', 'data-code', 'data-source');
    expect(samples.length, `${path} samples`).toBeGreaterThan(0);
    for (const { attributes } of samples)
      expect(existsSync(join(root, attributes['data-source']!)), attributes['data-source']).toBe(true);
  }
});

test('the HTML is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    // The styles of what is further below stand before it, so that the first lines need not wait for them.
    elements: ['html5', { style: { metadata: true, flow: true, phrasing: true } }],
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
  const problems: string[] = [];
  const pages = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.html'),
  );
  for (const entry of pages) {
    const file = join(entry.parentPath, entry.name);
    const report = await validator.validateFile(file);
    for (const result of report.results) {
      for (const message of result.messages)
        problems.push(`${file}:${message.line}:${message.column} ${message.ruleId} ${message.message}`);
    }
  }
  expect(problems).toEqual([]);
});

test('code in a page itself is named by its hash in the policy; styles and handlers of single elements are not there', () => {
  const seen = new Set<string>();
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  for (const path of pages) {
    const html = readFileSync(join(dist, path), 'utf8');
    expect(html, path).not.toMatch(/<[^>]*\s(style|on\w+)=/);
    // For hosts that send no headers, before anything that it should judge.
    const policy =
      /^<!DOCTYPE html><html lang="en">\s*<head>\s*<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(
        html,
      )![1]!;
    // A data block is not run, and no policy is asked about it.
    const inline = [...html.matchAll(/<(style|script)(?![^>]*(?:\ssrc=|ld\+json))[^>]*>([^]*?)<\/\1>/g)];
    for (const tag of ['style', 'script']) {
      const directive = policy.split('; ').find((entry) => entry.startsWith(`${tag}-src `))!;
      const named = directive.match(/'sha256-[^']+'/g) ?? [];
      const texts = inline.flatMap(([, of, text]) => (of === tag ? [hashed(text!)] : []));
      // Hosts' headers are made of the policy of one page, which names what stands in any.
      if (path !== '404.html') expect(named.sort(), `${path}: ${tag}`).toEqual(texts.sort());
      for (const text of texts) seen.add(text);
    }
    expect(policy.replace(/ 'sha256-[^']+'/g, ''), path).toBe(policyWith());
    // Styles last: no page is shown before it has all that it needs so far.
    if (inline.length > 0)
      expect(inline.map(([, tag]) => tag).slice(0, 2), path).toEqual(['script', 'style']);
  }
  const named = policyOf(dist)!.match(/'sha256-[^']+'/g)!;
  expect(new Set(named)).toEqual(seen);
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

test('a planted overweight is found', () => {
  expect(overBudget({ script: budgets.script + 1, styles: 1 })).toHaveLength(1);
});
