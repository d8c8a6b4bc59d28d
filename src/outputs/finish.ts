import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minify } from 'vite';
import { allAnswers, fitOneFile, type Answer } from './markdown/all-answers.ts';
import { answerMarkdown } from './markdown/answer-markdown.ts';
import { headersFile } from './hosts/headers-file.ts';
import { basePath } from '#render/site.ts';
import { decodeEntities } from '#render/html-tree.ts';
import { keepPages, keptPage, type FinishedPage } from './kept-pages.ts';
import { withLandings } from './landings.ts';
import { leanHtml } from './lean-html.ts';
import { numberOf } from '#book/published.ts';
import { renderPlan } from './render-plan.ts';
import { searchText } from './search/search-text.ts';

/**
 * What is made of finished pages: places for anchors that have moved, and each answer as Markdown, alone and all in one
 * file; the headers, for hosts that read them from the site's folder. The one script that is served as it is written is
 * made small.
 */
export function finish(): AstroIntegration {
  return {
    name: 'finish',
    hooks: {
      // Before Astro deletes what it bundled: file systems are slow to make files where many have just gone.
      'astro:build:generated': async ({ dir }) => {
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
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  };
  const answers: (Answer & { number: number })[] = [];
  const put = (slug: string, page: Omit<FinishedPage, 'searched'>, written: readonly string[] = []) => {
    const { files, number, address, question, shortAnswer } = page;
    for (const [path, content] of files) if (!written.includes(path)) write(path, content);
    const markdown = Buffer.from(files.get(`questions/${slug}.md`)!).toString();
    answers.push({ number, address, question, shortAnswer, markdown });
  };
  const rendered = new Set<string>();
  function* finishedPages(): Generator<[string, FinishedPage]> {
    for (const path of globSync('questions/*/index.html', { cwd: site }).sort()) {
      const html = readFileSync(join(site, path), 'utf8');
      // The page of an earlier address leads on and has no article.
      if (!article.test(html)) {
        write(path, leanHtml(html));
        continue;
      }
      const slug = path.split('/')[1]!;
      const beside = [`q/${numberOf(html)}/index.html`, `og/${slug}.png`].filter((name) =>
        existsSync(join(site, name)),
      );
      const page = finished(
        html,
        slug,
        new Map(beside.map((name) => [name, readFileSync(join(site, name))])),
      );
      put(slug, page, beside);
      rendered.add(slug);
      yield [slug, page];
    }
  }
  if (plan) keepPages(finishedPages(), plan.keys);
  else for (const _ of finishedPages());
  if (plan?.part) return;
  for (const slug of Object.keys(plan?.keys ?? {})) if (!rendered.has(slug)) put(slug, keptPage(slug));
  answers.sort((a, b) => a.number - b.number);
  write('llms-full.txt', allAnswers(answers));
  if (!fitOneFile(answers)) nameShortAnswers(join(site, 'llms.txt'));
}

/** The list of answers names the file of all; it is written before it is known what that holds. */
function nameShortAnswers(path: string): void {
  const list = readFileSync(path, 'utf8');
  writeFileSync(path, list.replace(/^All answers in one file:/m, 'All short answers in one file:'));
}

const article = /<article [^>]*>/;

/** @param beside  Files of this question that stay as Astro has written them: its short link and its card. */
function finished(html: string, slug: string, beside: ReadonlyMap<string, Uint8Array>): FinishedPage {
  const address = attribute(html, /<link rel="canonical"[^>]*>/, 'href');
  const [described] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!) as [
    { headline: string; abstract: string },
  ];
  const listed = (name: string) => JSON.parse(attribute(html, article, name) || '[]') as string[];
  const moved = JSON.parse(attribute(html, article, 'data-moved') || '{}') as Record<string, string>;
  const full = withLandings(html, moved, `questions/${slug}`)
    .replace(article, (tag) => tag.replace(/\sdata-(?:above|moved|formerly)="[^"]*"/g, ''))
    .replace(/(<math\b[^>]*?)\sdata-tex="[^"]*"/g, '$1');
  const markdown = Buffer.from(answerMarkdown(html, address, listed('data-above')));
  return {
    number: numberOf(html),
    address,
    question: described.headline,
    shortAnswer: described.abstract,
    searched: searchText(`<html lang="en">${/<article [\s\S]*<\/article>/.exec(full)![0]}</html>`),
    files: new Map([
      [`questions/${slug}/index.html`, Buffer.from(leanHtml(full))],
      ...[slug, ...listed('data-formerly')].map((name) => [`questions/${name}.md`, markdown] as const),
      ...beside,
    ]),
  };
}
