import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { rolldown } from 'rolldown';
import type { PageText } from '../../src/search/page-index.ts';
import { writeFile } from '../write-file.ts';
import { builtPages } from './built-pages.ts';
import type { SearchEngine } from './engine.ts';
import * as minisearch from './rivals/minisearch.ts';
import * as orama from './rivals/orama.ts';

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>';

/** A library without an interface, on a page of ours: rivals/<name>.ts writes the index, and reads it in the browser. */
const library = (
  label: string,
  name: string,
  writeIndex: (pages: PageText[]) => string | Promise<string>,
): SearchEngine => ({
  name: label,
  page: `${name}/`,
  folders: [name],
  input: 'input',
  result: 'ol a',
  complete: `document.querySelector('ol').dataset.for === q`,
  async write(site) {
    const folder = join(site, name);
    writeFile(join(folder, 'index.json'), await writeIndex(builtPages(site)));
    writeFile(
      join(folder, 'index.html'),
      `${head}<input aria-label="Search"><ol></ol><script type="module" src="page.js"></script></html>`,
    );
    const entry = join(folder, 'page.ts');
    const rivals = join(import.meta.dirname, 'rivals');
    writeFile(
      entry,
      `import { openSearchPage } from '${rivals}/search-page.ts';\n` +
        `import { readIndex } from '${rivals}/${name}.ts';\nopenSearchPage(readIndex);\n`,
    );
    const bundle = await rolldown({ input: entry });
    await bundle.write({ file: join(folder, 'page.js'), format: 'esm', minify: true });
    await bundle.close();
    rmSync(entry);
  },
});

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

export const rivals: SearchEngine[] = [
  pagefindUi,
  library('MiniSearch', 'minisearch', minisearch.writeIndex),
  library('Orama', 'orama', orama.writeIndex),
];
