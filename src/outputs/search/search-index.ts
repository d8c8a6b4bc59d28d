import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { buildPageIndex, type IndexHead } from '#search/page-index.ts';
import type { Learned } from '#search/learned.ts';
import type { TextFile } from '#search/passages.ts';
import { spellingLists } from '#search/spelling.ts';
import { languageNamed } from '#search/named-language.ts';
import { topicTitle } from '#book/questions.ts';
import { difficulties, type Book } from '#book/schema.ts';
import { workFolder } from '#project/site.ts';
import { writeBelow } from '#project/write-below.ts';
import type { SearchedPage } from './searched-page.ts';

/** Interfaces that Pagefind ships beside its index, and pages' texts; ours replace them. */
const unused = /(^|\/)(pagefind-(ui|modular-ui|component-ui|highlight)|fragment\/)/;

type Indexed = Pick<Book, 'language'> & { topics: readonly Pick<Book['topics'][number], 'slug' | 'title'>[] };

/**
 * Writes what search reads into a site's folder: `search/` for words, and `pagefind/` for words in quotes.
 *
 * @param book     Its language, and its topics with their titles.
 * @param learned  What was learned from its lists of what people ask.
 * @throws Error with what Pagefind reports.
 */
export async function writeSearchIndex(
  site: string,
  pages: readonly SearchedPage[],
  book: Indexed,
  learned?: Learned,
): Promise<void> {
  const sorted = inIndexOrder(pages);
  writeWordIndex(site, sorted, book, learned);
  await writePhraseIndex(site, sorted, book);
}

/** The order of questions, behind which the book's own pages stand. */
export function inIndexOrder(pages: readonly SearchedPage[]): SearchedPage[] {
  const placeOf = ({ page: { number } }: SearchedPage) => (number === '' ? Infinity : Number(number));
  return pages.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function writeWordIndex(
  site: string,
  pages: readonly SearchedPage[],
  book: Indexed,
  learned: Learned | undefined,
): void {
  const texts = pages.map(({ page }) => page);
  const { head, shards, records } = buildPageIndex(texts, languageNamed(book.language), difficulties);
  // The parts of one index have its name, so that a reader never mixes those of two builds.
  const spellings = spellingLists(shards);
  const parts = new Map<string, unknown>([
    ...(learned ? [['learned', learned] as const] : []),
    ...shards.map((shard, at) => [`words-${at}`, shard] as const),
    ...Object.entries(spellings).map(([name, list]) => [`spelling-${name}`, list] as const),
    ...records.map((record, at) => [`pages-${at}`, record] as const),
    ...pages.map(({ content, anchors }, at) => {
      const rows = anchors.map(({ kind, id, text, location }) => [kind, id, text, location] as const);
      return [`text-${at}`, { content, anchors: rows } satisfies TextFile] as const;
    }),
  ]);
  const hash = createHash('sha256');
  const written = [...parts].map(([name, part]) => [name, JSON.stringify(part)] as const);
  for (const [, text] of written) hash.update(text);
  const version = hash.digest('hex').slice(0, 10);
  for (const [name, text] of written) writeBelow(site, join('search', version, `${name}.json`), text);
  const complete: IndexHead = {
    ...head,
    topicTitles: head.topics.map((slug) => topicTitle(book, slug)),
    spellings: Object.keys(spellings),
    learned: learned !== undefined,
  };
  writeBelow(site, 'search/index.json', JSON.stringify({ version, ...complete }));
}

/** Pagefind knows where words stand together. It says which pages have them by a filter, the number of each page. */
async function writePhraseIndex(site: string, pages: readonly SearchedPage[], book: Indexed): Promise<void> {
  const { index, errors } = await startedApart();
  if (!index || errors.length > 0)
    throw new Error(`The search index could not be built: ${errors.join('; ')}`);
  // Its words are those of the language, and so words in quotes are too.
  const language = book.language.toLowerCase();
  for (const [at, { page, content }] of pages.entries()) {
    const text = content.replaceAll('\u200b', '');
    const filters = { page: [String(at)] };
    const added = await index.addCustomRecord({ url: page.url, content: text, language, filters });
    if (added.errors.length > 0)
      throw new Error(`The search index could not read ${page.url}: ${added.errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  for (const file of files)
    if (!unused.test(file.path)) writeBelow(site, join('pagefind', file.path), file.content);
  await pagefind.close();
}

/** Pagefind looks for settings in the folder that it starts in, which may be a book's: they can have it write any file. */
function startedApart(): ReturnType<typeof pagefind.createIndex> {
  const folder = process.cwd();
  mkdirSync(workFolder, { recursive: true });
  process.chdir(workFolder);
  try {
    // It has started when this returns.
    return pagefind.createIndex();
  } finally {
    process.chdir(folder);
  }
}
