import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import { buildPageIndex, type IndexHead, type PageText } from '#search/page-index.ts';
import { spellingLists } from '#search/spelling.ts';
import { languageNamed } from '#search/named-language.ts';
import { difficulties, type Book } from '#book/schema.ts';
import { pageText } from './page-text.ts';

/** The interfaces that Pagefind ships beside its index; ours replaces them. */
const unused = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)/;

/**
 * Indexes finished pages, so that search finds what a reader can read and nothing else: writes `pagefind/` and `search/`
 * into a site's folder.
 *
 * @param pages   Paths in the site, in their order, each with what to index: HTML with formulas as text (see searchText).
 * @param book    Its language, and its topics with their titles.
 */
export async function writeSearchIndex(
  site: string,
  pages: Iterable<readonly [path: string, content: string]>,
  book: Pick<Book, 'language'> & { topics: readonly Pick<Book['topics'][number], 'slug' | 'title'>[] },
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    // Its words are those of the language, and so words in quotes are too.
    forceLanguage: book.language.toLowerCase(),
    excludeSelectors: ['svg', 'button'],
  });
  if (!index || errors.length > 0)
    throw new Error(`The search index could not be built: ${errors.join('; ')}`);
  for (const [path, content] of pages) {
    const added = await index.addHTMLFile({ sourcePath: path, content });
    if (added.errors.length > 0)
      throw new Error(`The search index could not read ${path}: ${added.errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  for (const file of files) {
    if (!unused.test(file.path)) write(join(site, 'pagefind', file.path), file.content);
  }
  const texts = files.flatMap((file) => pageText(file.path, file.content) ?? []);
  texts.sort((a, b) => placeOf(a) - placeOf(b));
  const { head, shards, records } = buildPageIndex(texts, languageNamed(book.language), difficulties);
  // The parts of one index have its name, so that a reader never mixes those of two builds.
  const spellings = spellingLists(shards);
  const parts = new Map<string, unknown>([
    ...shards.map((shard, at) => [`words-${at}`, shard] as const),
    ...Object.entries(spellings).map(([name, list]) => [`spelling-${name}`, list] as const),
    ...records.map((record, at) => [`pages-${at}`, record] as const),
  ]);
  const hash = createHash('sha256');
  const written = [...parts].map(([name, part]) => [name, JSON.stringify(part)] as const);
  for (const [, text] of written) hash.update(text);
  const version = hash.digest('hex').slice(0, 10);
  for (const [name, text] of written) write(join(site, 'search', version, `${name}.json`), text);
  const titles = new Map(book.topics.map(({ slug, title }) => [slug, title]));
  const complete: IndexHead = {
    ...head,
    topicTitles: head.topics.map((slug) => titles.get(slug) ?? slug),
    spellings: Object.keys(spellings),
  };
  write(join(site, 'search/index.json'), JSON.stringify({ version, ...complete }));
  await pagefind.close();
}

/** The book's own pages stand behind all questions. */
const isQuestion = ({ number }: PageText): boolean => number !== '';
export const placeOf = (page: PageText): number =>
  isQuestion(page) ? Number(page.number) : Number.MAX_SAFE_INTEGER;

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
