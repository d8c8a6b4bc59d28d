import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { parse } from 'yaml';
import { buildPageIndex, type IndexHead } from '#search/page-index.ts';
import { packShard } from '#search/packed-shard.ts';
import { spellingLists } from '#search/spelling.ts';
import { bookSchema, difficulties, type Topic } from '#schema.ts';
import { basePath, contentDir, outDir } from '#site.ts';
import { packMeaning } from './meaning.ts';
import { pageText } from './page-text.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/** The interfaces that Pagefind ships beside its index; ours replaces them. */
const unused = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)/;

/**
 * Indexes the finished pages, so that search finds what a reader can read and nothing else.
 *
 * @param searched  Each page as search reads it, by its path.
 */
export function searchIndex(searched: ReadonlyMap<string, string>): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => writeSearchIndex(fileURLToPath(dir), searched, bookTopics()),
      // The author's server searches the index of the last build.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : '';
          if (!/^(pagefind\/|search\/[\w/-]+\.\w+$)/.test(local)) return next();
          const content = await readFile(join(outDir, local)).catch(() => undefined);
          if (!content) return next();
          response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
          response.end(content);
        });
      },
    },
  };
}

/**
 * Writes `pagefind/` and `search/` into a site's folder.
 *
 * @param pages   What to index, by the path that a page has in the site: HTML with formulas as text (see searchText).
 * @param topics  Those of the book; one that is not among them is called by its slug.
 */
export async function writeSearchIndex(
  site: string,
  pages: ReadonlyMap<string, string>,
  topics: readonly Pick<Topic, 'slug' | 'title'>[],
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'en',
    excludeSelectors: ['svg', 'button'],
  });
  if (!index || errors.length > 0)
    throw new Error(`The search index could not be made: ${errors.join('; ')}`);
  for (const [path, content] of [...pages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const added = await index.addHTMLFile({ sourcePath: path, content });
    if (added.errors.length > 0)
      throw new Error(`The search index could not read ${path}: ${added.errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  for (const file of files) {
    if (!unused.test(file.path)) await write(join(site, 'pagefind', file.path), file.content);
  }
  const texts = files.flatMap((file) => pageText(file.path, file.content) ?? []);
  texts.sort((a, b) => Number(a.number) - Number(b.number));
  const { head, shards, records } = buildPageIndex(texts, difficulties);
  // The parts of one index have its name, so that a reader never mixes those of two builds.
  const meaning = packMeaning(texts);
  const spellings = spellingLists(shards);
  const parts = new Map<string, unknown>([
    ...shards.map((shard, at) => [`words-${at}`, packShard(shard)] as const),
    ...Object.entries(spellings).map(([name, list]) => [`spelling-${name}`, list] as const),
    ...records.map((record, at) => [`pages-${at}`, record] as const),
    ...(meaning ? [['meaning', meaning] as const] : []),
  ]);
  const hash = createHash('sha256');
  const written = [...parts].map(([name, part]) => [name, JSON.stringify(part)] as const);
  for (const [, text] of written) hash.update(text);
  const version = hash.digest('hex').slice(0, 10);
  for (const [name, text] of written) await write(join(site, 'search', version, `${name}.json`), text);
  const titles = new Map(topics.map(({ slug, title }) => [slug, title]));
  const complete: IndexHead = {
    ...head,
    topicTitles: head.topics.map((slug) => titles.get(slug) ?? slug),
    meaning: meaning !== undefined,
    spellings: Object.keys(spellings),
  };
  await write(join(site, 'search/index.json'), JSON.stringify({ version, ...complete }));
  await pagefind.close();
}

const bookTopics = (): Topic[] =>
  bookSchema.parse(parse(readFileSync(join(contentDir, 'book.yaml'), 'utf8'))).topics;

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
