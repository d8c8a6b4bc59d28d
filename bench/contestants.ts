import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, insertMultiple, save } from '@orama/orama';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { rolldown } from 'rolldown';
import { pageText } from '#outputs/search/page-text.ts';
import { writeSearchIndex } from '#outputs/search/search-index.ts';
import { searchText } from '#outputs/search/search-text.ts';
import { htmlOf } from './book-html.ts';
import type { GeneratedBook } from './generated-book.ts';
import { options } from './rivals/minisearch-options.ts';
import { schema } from './rivals/orama-options.ts';

/** One way to search the same pages: what it writes, and how its page is driven. */
export interface Contestant {
  name: string;
  /** Its page, and the folders and files of its index, below the served folder. */
  page: string;
  files: string[];
  /** Selectors of the field, and of the links to pages in rank order. */
  input: string;
  result: string;
  /** An expression that is true once the list for the query `q` stands. */
  stands: string;
  /** Writes its files, from the pages that lie in the folder. */
  write(site: string): Promise<void>;
}

export const contestants: Contestant[] = [
  {
    name: 'ours',
    page: 'search/',
    files: ['search', 'pagefind'],
    input: '[role="combobox"]',
    result: '[data-search-result]:not(.section) a',
    stands: `document.querySelector('[data-search-state]').dataset.searchFor === q.trim()`,
    write: (site) => writeSearchIndex(site, searchedPages(site), []),
  },
  {
    name: 'Pagefind UI',
    page: 'stock/',
    files: ['stock'],
    input: '.pagefind-ui__search-input',
    result: '.pagefind-ui__result-link',
    stands:
      `(document.querySelector('.pagefind-ui__message')?.textContent ?? '').trim().endsWith('for ' + q.trim()) && ` +
      `document.querySelector('.pagefind-ui__loading') === null`,
    write: writeStockPagefind,
  },
  {
    name: 'MiniSearch',
    page: 'minisearch/',
    files: ['minisearch'],
    input: 'input',
    result: 'ol a',
    stands: `document.querySelector('ol').dataset.for === q`,
    async write(site) {
      const index = new MiniSearch(options);
      index.addAll(pageTexts(site));
      await writeRival(site, 'minisearch', JSON.stringify(index));
    },
  },
  {
    name: 'Orama',
    page: 'orama/',
    files: ['orama'],
    input: 'input',
    result: 'ol a',
    stands: `document.querySelector('ol').dataset.for === q`,
    async write(site) {
      const db = create({ schema });
      await insertMultiple(
        db,
        pageTexts(site).map(({ url, title, answer, aliases, headings, body }) => ({
          url,
          title,
          answer,
          aliases,
          headings,
          body,
        })),
      );
      await writeRival(site, 'orama', JSON.stringify(save(db)));
    },
  },
];

/** Puts a book's pages into a copy of a built site, whose search page, styles and scripts stay. */
export function layOutPages(book: GeneratedBook, shell: string, site: string): void {
  rmSync(site, { recursive: true, force: true });
  cpSync(shell, site, {
    recursive: true,
    filter: (path) => !/\/(questions|pagefind)$|\/search\/(\w{10}|index\.json)$/.test(path),
  });
  for (const page of book.pages) write(join(site, 'questions', page.slug, 'index.html'), htmlOf(page, book));
}

/** The pages that lie in a folder as search reads them. */
export const searchedPages = (site: string): [path: string, content: string][] =>
  readdirSync(join(site, 'questions'))
    .map((slug) => `questions/${slug}/index.html`)
    .sort()
    .map((path) => [path, searchText(readFileSync(join(site, path), 'utf8'))]);

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** The texts that our index is made of; rivals get the same. */
function pageTexts(site: string) {
  const folder = join(site, 'pagefind/fragment');
  return readdirSync(folder).flatMap(
    (name) => pageText(`fragment/${name}`, readFileSync(join(folder, name))) ?? [],
  );
}

const rivalHtml =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>' +
  '<input aria-label="Search"><ol></ol><script type="module" src="page.js"></script></html>';

async function writeRival(site: string, name: string, index: string): Promise<void> {
  write(join(site, name, 'index.json'), index);
  write(join(site, name, 'index.html'), rivalHtml);
  const bundle = await rolldown({ input: `src/bench/rivals/${name}-page.ts` });
  await bundle.write({ file: join(site, name, 'page.js'), format: 'esm', minify: true });
  await bundle.close();
}

/** Pagefind as it comes: its default options, its own interface, without the pause that this makes after a key. */
async function writeStockPagefind(site: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  for (const slug of readdirSync(join(site, 'questions'))) {
    const sourcePath = `questions/${slug}/index.html`;
    await index.addHTMLFile({ sourcePath, content: readFileSync(join(site, sourcePath), 'utf8') });
  }
  await index.writeFiles({ outputPath: join(site, 'stock/pagefind') });
  await pagefind.close();
  for (const name of readdirSync(join(site, 'stock/pagefind')))
    if (/^pagefind-(modular-ui|component-ui|highlight)/.test(name))
      rmSync(join(site, 'stock/pagefind', name));
  write(join(site, 'stock/start.js'), `new PagefindUI({ element: '#search', debounceTimeoutMs: 0 });\n`);
  write(
    join(site, 'stock/index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>' +
      '<link rel="stylesheet" href="pagefind/pagefind-ui.css"><div id="search"></div>' +
      '<script src="pagefind/pagefind-ui.js"></script><script src="start.js"></script></html>',
  );
}
