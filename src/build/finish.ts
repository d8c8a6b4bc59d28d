import { readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minify } from 'vite';
import { answerMarkdown } from './answer-markdown.ts';
import { headersFile } from '#hosts/headers-file.ts';
import { basePath } from '#site.ts';
import { decodeEntities } from './html-tree.ts';
import { withLandings } from './landings.ts';
import { numberOf } from './published.ts';

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
        await minifyTheme(join(site, 'assets'));
        await finishPages(site);
        await writeFile(join(site, '_headers'), headersFile(basePath));
      },
    },
  };
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

async function finishPages(site: string): Promise<void> {
  const folder = join(site, 'questions');
  if (!existsSync(folder)) return;
  const answers: { number: number; markdown: string }[] = [];
  for (const slug of (await readdir(folder)).sort()) {
    const path = join(folder, slug, 'index.html');
    if (!existsSync(path)) continue;
    const html = await readFile(path, 'utf8');
    const article = /<article [^>]*>/;
    if (!article.test(html)) continue;
    const address = attribute(html, /<link rel="canonical"[^>]*>/, 'href');
    const above = JSON.parse(attribute(html, article, 'data-above')) as string[];
    const moved = JSON.parse(attribute(html, article, 'data-moved') || '{}') as Record<string, string>;
    const markdown = answerMarkdown(html, address, above);
    await writeFile(join(folder, `${slug}.md`), markdown);
    for (const former of JSON.parse(attribute(html, article, 'data-formerly') || '[]') as string[])
      await writeFile(join(folder, `${former}.md`), markdown);
    const finished = withLandings(html, moved, `questions/${slug}`)
      .replace(article, (tag) => tag.replace(/\sdata-(?:above|moved|formerly)="[^"]*"/g, ''))
      .replace(/(<math\b[^>]*?)\sdata-tex="[^"]*"/g, '$1');
    await writeFile(path, finished);
    answers.push({ number: numberOf(html), markdown });
  }
  answers.sort((a, b) => a.number - b.number);
  await writeFile(join(site, 'llms-full.txt'), answers.map(({ markdown }) => markdown).join('\n\n---\n\n'));
}
