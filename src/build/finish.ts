import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minify } from 'vite';
import { allAnswers, fitOneFile, type Answer } from './all-answers.ts';
import { answerMarkdown } from './answer-markdown.ts';
import { headersFile } from '#hosts/headers-file.ts';
import { basePath } from '#site.ts';
import { decodeEntities } from './html-tree.ts';
import { keepPage, keptPage, type FinishedPage } from './kept-pages.ts';
import { withLandings } from './landings.ts';
import { leanHtml } from './lean-html.ts';
import { numberOf } from './published.ts';
import { renderPlan } from './render-plan.ts';
import { searchText } from './search-text.ts';

/**
 * What is made of finished pages: places for anchors that have moved, and each answer as Markdown, alone and all in one
 * file; the headers, for hosts that read them from the site's folder. The one script that is served as it is written is
 * made small.
 */
export function finish(): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        leanOtherPages(site);
        finishPages(site);
        if (renderPlan()?.part) return;
        await minifyTheme(join(site, 'assets'));
        writeFileSync(join(site, '_headers'), headersFile(basePath));
      },
    },
  };
}

function leanOtherPages(site: string): void {
  for (const path of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html') || /^questions\/[^/]+\/index\.html$/.test(path)) continue;
    const file = join(site, path);
    writeFileSync(file, leanHtml(readFileSync(file, 'utf8')));
  }
}

async function minifyTheme(assets: string): Promise<void> {
  for (const name of readdirSync(assets)) {
    if (!/^theme\..*js$/.test(name)) continue;
    const path = join(assets, name);
    const { code } = await minify(path, readFileSync(path, 'utf8'));
    writeFileSync(path, code);
  }
}

const attribute = (html: string, tag: RegExp, name: string): string =>
  decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(tag.exec(html)?.[0] ?? '')?.[1] ?? '');

/** Finishes the pages that were rendered, and puts those beside them that an earlier build has finished. */
function finishPages(site: string): void {
  const plan = renderPlan();
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  };
  const pages: (Answer & { number: number })[] = [];
  const put = (slug: string, page: FinishedPage) => {
    write(`questions/${slug}/index.html`, page.html);
    for (const name of [slug, ...page.formerly]) write(`questions/${name}.md`, page.markdown);
    const { number, address, question, shortAnswer, markdown } = page;
    pages.push({ number, address, question, shortAnswer, markdown });
  };
  const rendered = new Set<string>();
  for (const path of globSync('questions/*/index.html', { cwd: site }).sort()) {
    const html = readFileSync(join(site, path), 'utf8');
    // The page of an earlier address leads on and has no article.
    if (!article.test(html)) {
      write(path, leanHtml(html));
      continue;
    }
    const slug = path.split('/')[1]!;
    const page = finished(html, slug, site);
    put(slug, page);
    rendered.add(slug);
    if (plan) keepPage(slug, plan.keys[slug]!, page);
  }
  if (plan?.part) return;
  for (const [slug, key] of Object.entries(plan?.keys ?? {})) {
    if (rendered.has(slug)) continue;
    const page = keptPage(slug, key);
    put(slug, page);
    for (const [path, content] of Object.entries(page.beside)) write(path, Buffer.from(content, 'base64'));
  }
  pages.sort((a, b) => a.number - b.number);
  write('llms-full.txt', allAnswers(pages));
  if (!fitOneFile(pages)) nameShortAnswers(join(site, 'llms.txt'));
}

/** The list of answers names the file of all; it is written before it is known what that holds. */
function nameShortAnswers(path: string): void {
  const list = readFileSync(path, 'utf8');
  writeFileSync(path, list.replace(/^All answers in one file:/m, 'All short answers in one file:'));
}

const article = /<article [^>]*>/;

function finished(html: string, slug: string, site: string): FinishedPage {
  const address = attribute(html, /<link rel="canonical"[^>]*>/, 'href');
  const [described] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!) as [
    { headline: string; abstract: string },
  ];
  const above = JSON.parse(attribute(html, article, 'data-above')) as string[];
  const moved = JSON.parse(attribute(html, article, 'data-moved') || '{}') as Record<string, string>;
  const full = withLandings(html, moved, `questions/${slug}`)
    .replace(article, (tag) => tag.replace(/\sdata-(?:above|moved|formerly)="[^"]*"/g, ''))
    .replace(/(<math\b[^>]*?)\sdata-tex="[^"]*"/g, '$1');
  const number = numberOf(html);
  return {
    number,
    address,
    html: leanHtml(full),
    searched: searchText(`<html lang="en">${/<article [\s\S]*<\/article>/.exec(full)![0]}</html>`),
    markdown: answerMarkdown(html, address, above),
    question: described.headline,
    shortAnswer: described.abstract,
    formerly: JSON.parse(attribute(html, article, 'data-formerly') || '[]') as string[],
    beside: Object.fromEntries(
      [`q/${number}/index.html`, `og/${slug}.png`]
        .filter((path) => existsSync(join(site, path)))
        .map((path) => [path, readFileSync(join(site, path), 'base64')]),
    ),
  };
}
