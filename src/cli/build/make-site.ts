import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeExports } from '#outputs/exports/write-exports.ts';
import { finishPages } from '#outputs/finish.ts';
import { keepPages } from '#outputs/kept-pages.ts';
import { completeServiceWorker } from '#outputs/offline.ts';
import { searchedPages } from '#outputs/search/searched-page.ts';
import { writeSearchIndex } from '#outputs/search/search-index.ts';
import { buildDataVariable, readBuildData, writeBuildData } from '#project/build-data.ts';
import { cacheDir, contentDir } from '#project/site.ts';
import { languageNamed } from '#search/named-language.ts';
import { copyPublic } from './copy-public.ts';
import { learnedFrom } from './learned-from.ts';
import { ownProcess } from './own-process.ts';

/** Folder of the files that the steps of a build leave for each other. */
export const buildFolder = join(cacheDir, 'build-data');

/**
 * Makes the site of a book in one language.
 *
 * @param site     Its folder, not yet there.
 * @param changed  Days of last changes.
 * @param printed  Whether the book is printed too.
 */
export async function makeSite(
  site: string,
  changed: Readonly<Record<string, string>>,
  printed: boolean,
): Promise<void> {
  mkdirSync(buildFolder, { recursive: true });
  writeBuildData({ changed, printed }, buildFolder);
  await ownProcess(join(import.meta.dirname, './prepare.ts'), [buildFolder], {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(cacheDir, 'node'),
  });
  const render = () =>
    ownProcess(join(import.meta.dirname, './render.ts'), [site], { [buildDataVariable]: buildFolder });
  await render();
  if (!keepPages(site, buildFolder)) {
    rmSync(site, { recursive: true, force: true });
    writeBuildData({ keptPages: [] }, buildFolder);
    await render();
    keepPages(site, buildFolder);
  }
  const { book, questions, pages } = finishPages(site, buildFolder);
  const searched = searchedPages(questions, pages, languageNamed(book.language));
  const learned = await learnedFrom(readBuildData(buildFolder, 'asked'), searched);
  await writeSearchIndex(site, searched, book, learned);
  await writeExports({ book, questions, site }, printed);
  await completeServiceWorker(site, copyPublic(contentDir, site));
}
