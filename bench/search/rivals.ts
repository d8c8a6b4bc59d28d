import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { rolldown } from 'rolldown';
import { writeFile } from '../write-file.ts';
import { searchedPages, type SearchEngine } from './engine.ts';
import { writeIndex } from './rivals/minisearch.ts';

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>';

/** MiniSearch is a library without an interface, on a page of ours: rivals/minisearch.ts writes the index, and reads it in the browser. */
const miniSearch: SearchEngine = {
  name: 'MiniSearch',
  page: 'minisearch/',
  folders: ['minisearch'],
  input: 'input',
  result: 'ol a',
  complete: `document.querySelector('ol').dataset.for === q`,
  async write(site, book) {
    const folder = join(site, 'minisearch');
    writeFile(join(folder, 'index.json'), writeIndex(searchedPages(book).map(({ page }) => page)));
    writeFile(
      join(folder, 'index.html'),
      `${head}<input aria-label="Search"><ol></ol><script type="module" src="page.js"></script></html>`,
    );
    const entry = join(folder, 'page.ts');
    const rivals = join(import.meta.dirname, 'rivals');
    writeFile(
      entry,
      `import { openSearchPage } from '${rivals}/search-page.ts';\n` +
        `import { readIndex } from '${rivals}/minisearch.ts';\nopenSearchPage(readIndex);\n`,
    );
    const bundle = await rolldown({ input: entry });
    await bundle.write({ file: join(folder, 'page.js'), format: 'esm', minify: true });
    await bundle.close();
    rmSync(entry);
  },
};

/** Pagefind as it comes: its default options, its own interface, without the pause that this makes after a key. */
const pagefindUi: SearchEngine = {
  name: 'Pagefind UI',
  page: 'stock/',
  folders: ['stock'],
  input: '.pagefind-ui__search-input',
  result: '.pagefind-ui__result-link',
  complete:
    `(document.querySelector('.pagefind-ui__message')?.textContent ?? '').trim().endsWith('for ' + q.trim()) && ` +
    `document.querySelector('.pagefind-ui__loading') === null`,
  async write(site) {
    const { index, errors } = await pagefind.createIndex();
    if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
    for (const slug of readdirSync(join(site, 'questions'))) {
      const sourcePath = `questions/${slug}/index.html`;
      await index.addHTMLFile({ sourcePath, content: readFileSync(join(site, sourcePath), 'utf8') });
    }
    const folder = join(site, 'stock');
    await index.writeFiles({ outputPath: join(folder, 'pagefind') });
    await pagefind.close();
    for (const name of readdirSync(join(folder, 'pagefind')))
      if (/^pagefind-(modular-ui|component-ui|highlight)/.test(name)) rmSync(join(folder, 'pagefind', name));
    writeFile(join(folder, 'start.js'), `new PagefindUI({ element: '#search', debounceTimeoutMs: 0 });\n`);
    writeFile(
      join(folder, 'index.html'),
      `${head}<link rel="stylesheet" href="pagefind/pagefind-ui.css"><div id="search"></div>` +
        '<script src="pagefind/pagefind-ui.js"></script><script src="start.js"></script></html>',
    );
  },
};

export const rivals: readonly SearchEngine[] = [pagefindUi, miniSearch];
