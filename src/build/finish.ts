import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minify } from 'vite';
import { allAnswers, fitOneFile } from './all-answers.ts';
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
 *
 * @param searched  Gets each answer as search reads it, by the path of its page.
 */
export function finish(searched: Map<string, string>): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        await finishPages(site, searched);
        if (renderPlan()?.part) return;
        leanOtherPages(site, searched);
        await minifyTheme(join(site, 'assets'));
        await writeFile(join(site, '_headers'), headersFile(basePath));
      },
    },
  };
}

function leanOtherPages(site: string, answers: ReadonlyMap<string, string>): void {
  for (const path of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html') || answers.has(path)) continue;
    const file = join(site, path);
    writeFileSync(file, leanHtml(readFileSync(file, 'utf8')));
  }
}

async function minifyTheme(assets: string): Promise<void> {
  for (const name of await readdir(assets)) {
    if (!/^theme\..*js$/.test(name)) continue;
    const path = join(assets, name);
    const { code } = await minify(path, await readFile(path, 'utf8'));
    await writeFile(path, code);
  }
}

const attribute = (html: string, tag: RegExp, name: string): string =>
  decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(tag.exec(html)?.[0] ?? '')?.[1] ?? '');

/** Finishes the pages that were rendered, and puts those beside them that an earlier build has finished. */
async function finishPages(site: string, searched: Map<string, string>): Promise<void> {
  const folder = join(site, 'questions');
  const plan = renderPlan();
  await mkdir(folder, { recursive: true });
  const pages: FinishedPage[] = [];
  const put = async (slug: string, page: FinishedPage) => {
    await mkdir(join(folder, slug), { recursive: true });
    await writeFile(join(folder, slug, 'index.html'), page.html);
    searched.set(join('questions', slug, 'index.html'), page.searched);
    for (const name of [slug, ...page.formerly]) await writeFile(join(folder, `${name}.md`), page.markdown);
    pages.push(page);
  };
  const rendered = new Set<string>();
  for (const slug of (await readdir(folder)).sort()) {
    const path = join(folder, slug, 'index.html');
    if (!existsSync(path)) continue;
    const html = await readFile(path, 'utf8');
    if (!article.test(html)) continue;
    const page = finished(html, slug);
    await put(slug, page);
    rendered.add(slug);
    if (plan) keepPage(slug, plan.keys[slug]!, page);
  }
  if (plan?.part) return;
  for (const [slug, key] of Object.entries(plan?.keys ?? {}))
    if (!rendered.has(slug)) await put(slug, keptPage(slug, key)!);
  pages.sort((a, b) => a.number - b.number);
  await writeFile(join(site, 'llms-full.txt'), allAnswers(pages));
  if (!fitOneFile(pages)) await nameShortAnswers(join(site, 'llms.txt'));
}

/** The list of answers names the file of all; it is written before it is known what that holds. */
async function nameShortAnswers(path: string): Promise<void> {
  const list = await readFile(path, 'utf8');
  await writeFile(path, list.replace(/^All answers in one file:/m, 'All short answers in one file:'));
}

const article = /<article [^>]*>/;

function finished(html: string, slug: string): FinishedPage {
  const address = attribute(html, /<link rel="canonical"[^>]*>/, 'href');
  const [described] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!) as [
    { headline: string; abstract: string },
  ];
  const above = JSON.parse(attribute(html, article, 'data-above')) as string[];
  const moved = JSON.parse(attribute(html, article, 'data-moved') || '{}') as Record<string, string>;
  const full = withLandings(html, moved, `questions/${slug}`)
    .replace(article, (tag) => tag.replace(/\sdata-(?:above|moved|formerly)="[^"]*"/g, ''))
    .replace(/(<math\b[^>]*?)\sdata-tex="[^"]*"/g, '$1');
  return {
    number: numberOf(html),
    address,
    html: leanHtml(full),
    searched: searchText(`<html lang="en">${/<article [\s\S]*<\/article>/.exec(full)![0]}</html>`),
    markdown: answerMarkdown(html, address, above),
    question: described.headline,
    shortAnswer: described.abstract,
    formerly: JSON.parse(attribute(html, article, 'data-formerly') || '[]') as string[],
  };
}
