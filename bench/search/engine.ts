import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pageText } from '../../src/outputs/search/page-text.ts';
import { writeSearchIndex } from '../../src/outputs/search/search-index.ts';
import { searchText } from '../../src/outputs/search/search-text.ts';
import { findElement, htmlTree } from '../../src/render/html-tree.ts';
import type { PageText } from '../../src/search/page-index.ts';
import type { GeneratedBook } from '../book/generate-book.ts';
import { htmlOf } from '../book/html.ts';
import { writeFile } from '../write-file.ts';

/** One way to search the same pages: what it writes, and how its page is driven. */
export interface SearchEngine {
  name: string;
  /** Its page, and the folders of its index, below the served folder. */
  page: string;
  folders: string[];
  /** Selectors of the field, and of the links to pages in rank order. */
  input: string;
  result: string;
  /** An expression that is true once the list for the query `q` is complete. */
  complete: string;
  /** Writes its files, from the pages in the folder. */
  write(site: string): Promise<void>;
}

export const ours: SearchEngine = {
  name: 'ours',
  page: 'search/',
  folders: ['search', 'pagefind'],
  input: '[role="combobox"]',
  result: '[data-search-result]:not(.section) a',
  complete: `document.querySelector('[data-search-state]').dataset.searchFor === q.trim()`,
  write: (site) => writeSearchIndex(site, searchedPages(site), { language: 'en', topics: [] }),
};

/** Puts a book's pages into a copy of a built site, whose search page, styles and scripts stay. */
export function replacePages(book: GeneratedBook, shell: string, site: string): void {
  rmSync(site, { recursive: true, force: true });
  cpSync(shell, site, {
    recursive: true,
    filter: (path) => !/\/(questions|pagefind)$|\/search\/(\w{10}|index\.json)$/.test(path),
  });
  for (const page of book.pages)
    writeFile(join(site, 'questions', page.slug, 'index.html'), htmlOf(page, book));
}

/** The pages in a folder, as search reads them. */
const searchedPages = (site: string): [path: string, content: string][] =>
  readdirSync(join(site, 'questions'))
    .map((slug) => `questions/${slug}/index.html`)
    .sort()
    .map((path) => {
      const tree = htmlTree(readFileSync(join(site, path), 'utf8'));
      return [path, searchText(findElement(tree, ({ tag }) => tag === 'article')!)];
    });

/** Texts that our index was made from; rivals get the same. */
export function pageTexts(site: string): PageText[] {
  const folder = join(site, 'pagefind/fragment');
  return readdirSync(folder).flatMap(
    (name) => pageText(`fragment/${name}`, readFileSync(join(folder, name))) ?? [],
  );
}
