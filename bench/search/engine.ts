import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswer } from '../../src/outputs/answer/read-answer.ts';
import { writeSearchIndex } from '../../src/outputs/search/search-index.ts';
import { previewOf, searchedPage, type SearchedPage } from '../../src/outputs/search/searched-page.ts';
import { inlineText } from '../../src/book/inline.ts';
import { parseInline } from '../../src/render/text/inline.ts';
import { languageNamed } from '../../src/search/named-language.ts';
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
  /** Writes its files, from the pages of a book, which are in the folder. */
  write(site: string, book: GeneratedBook): Promise<void>;
}

export const ours: SearchEngine = {
  name: 'ours',
  page: 'search/',
  folders: ['search', 'pagefind'],
  input: '[role="combobox"]',
  result: '[data-search-result]:not(.section) a',
  complete: `document.querySelector('[data-search-state]').dataset.searchFor === q.trim()`,
  write: (site, book) => writeSearchIndex(site, searchedPages(book), { language: 'en', topics: [] }),
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

/** A book's pages as search reads them. */
export function searchedPages(book: GeneratedBook): SearchedPage[] {
  const language = languageNamed('en');
  return book.pages.map((page) => {
    const answer = readAnswer(htmlOf(page, book), `questions/${page.slug}/index.html`);
    const { question: title, shortAnswer, number, aliases, topics, difficulty } = page;
    const facts = {
      title,
      topics,
      difficulty,
      number: String(number),
      answer: previewOf(inlineText(parseInline(shortAnswer))),
    };
    return searchedPage(answer, { ...facts, aliases: aliases.join(' · '), titles: '' }, language);
  });
}
