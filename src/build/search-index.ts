import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { buildPageIndex, type PageText } from '#search/page-index.ts';
import { basePath, outDir } from '#site.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/** The interfaces that Pagefind ships beside its index; ours replaces them. */
const unused = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)/;

/** Indexes the finished HTML, so that search finds what a reader can read and nothing else. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { index, errors } = await pagefind.createIndex({
          forceLanguage: 'en',
          excludeSelectors: ['math', 'svg'],
        });
        if (!index || errors.length > 0)
          throw new Error(`The search index could not be made: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: fileURLToPath(dir) });
        if (added.errors.length > 0)
          throw new Error(`The search index could not read the pages: ${added.errors.join('; ')}`);
        const { files } = await index.getFiles();
        for (const file of files) {
          if (unused.test(file.path)) continue;
          const path = join(fileURLToPath(dir), 'pagefind', file.path);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, file.content);
        }
        const pages = files.flatMap((file) => pageText(file.path, file.content) ?? []);
        pages.sort((a, b) => Number(a.number) - Number(b.number));
        await mkdir(join(fileURLToPath(dir), 'search'), { recursive: true });
        await writeFile(join(fileURLToPath(dir), 'search/pages.json'), JSON.stringify(buildPageIndex(pages)));
        await pagefind.close();
      },
      // The author's server searches the index of the last build.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : '';
          if (!/^(pagefind\/|search\/pages\.json$)/.test(local)) return next();
          const content = await readFile(join(outDir, local)).catch(() => undefined);
          if (!content) return next();
          response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
          response.end(content);
        });
      },
    },
  };
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { element: string; id: string; text: string }[];
}

/** What Pagefind has read of a page: its fragments are the page's text as a reader sees it. */
function pageText(path: string, content: Uint8Array): PageText | undefined {
  const fragment = /fragment\/([\w-]+)\.pf_fragment$/.exec(path)?.[1];
  if (fragment === undefined) return undefined;
  const {
    url,
    content: body,
    meta,
    filters,
    anchors,
  } = JSON.parse(
    gunzipSync(content)
      .toString('utf8')
      .replace(/^pagefind_dcd/, ''),
  ) as Fragment;
  return {
    url,
    title: meta['title'] ?? url,
    number: (meta['number'] ?? '').replace(/\D+/g, ''),
    answer: meta['answer'] ?? '',
    topics: filters['topic'] ?? [],
    difficulty: filters['difficulty']?.[0] ?? '',
    fragment,
    aliases: meta['aliases'] ?? '',
    headings: anchors
      .filter(({ element }) => /^h[2-6]$/.test(element))
      .map(({ text }) => text)
      .join(' '),
    body,
  };
}
