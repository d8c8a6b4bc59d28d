import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Build, OfflineBook, OfflineFile } from '#book/offline-files.ts';
import { allNeedsOf } from '#book/page-needs.ts';
import { filesBelow } from '#project/book-files.ts';
import { basePath } from '#project/site.ts';

/** Files that no reader opens while reading: cards for other sites, exports, lists for programs, settings for hosts. */
const forOthers =
  /^(og\/|export\/(?!index\.html$)|_headers$|sitemap-\w+\.xml$|robots\.txt$|feed\.xml$|llms(-full)?\.txt$|pagefind\/wasm\.unknown|sw\.js$|offline\.json$)/;

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content);
const integrityOf = (content: Uint8Array | string) => `sha256-${sha256(content).digest('base64')}`;

/**
 * Lists what a finished site consists of, and tells its service worker, which can keep it.
 *
 * @param copied  Files that the book brought as they are: no page needs them.
 */
export async function completeServiceWorker(site: string, copied: readonly string[]): Promise<void> {
  const left = new Set(copied);
  const files: OfflineFile[] = [];
  const paths = filesBelow(site).map((file) => relative(site, file));
  for (const path of paths.sort()) {
    if (forOthers.test(path) || left.has(path)) continue;
    const content = readFileSync(join(site, path));
    files.push({
      path: path.replace(/(^|\/)index\.html$/, '$1'),
      bytes: content.length,
      integrity: integrityOf(content),
    });
  }
  const book: OfflineBook = { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
  const list = JSON.stringify(book);
  writeFileSync(join(site, 'offline.json'), list);
  const known: Build = {
    version: sha256(list).digest('hex').slice(0, 10),
    list: integrityOf(list),
    shell: await shellOf(site),
  };
  const worker = join(site, 'sw.js');
  writeFileSync(worker, `const __BUILD__=${JSON.stringify(known)};\n${readFileSync(worker, 'utf8')}`);
}

/** The page for pages that were not read, and what it needs. */
async function shellOf(site: string): Promise<Build['shell']> {
  const html = readFileSync(join(site, 'offline/index.html'), 'utf8');
  const needs = await allNeedsOf(html, (name) => {
    const path = join(site, 'assets', name);
    return Promise.resolve(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  });
  return [
    { url: `${basePath}offline/`, revision: sha256(html).digest('hex').slice(0, 10) },
    ...[...needs].sort().map((name) => ({ url: `${basePath}assets/${name}`, revision: null })),
  ];
}
