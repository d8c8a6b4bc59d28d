import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Build, KeptBook, KeptFile } from '#offline/kept-files.ts';
import { allNeedsOf } from '#offline/needs.ts';
import { basePath } from '#site.ts';
import { onlyNamed } from './licenses.ts';

/** What no reader opens while reading: cards for other sites, lists for programs, settings for hosts. */
const forOthers =
  /^(og\/|_headers$|sitemap|robots\.txt$|feed\.xml$|llms|pagefind\/wasm\.unknown|sw\.js$|offline\.json$)/;

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content);
const integrityOf = (content: Uint8Array | string) => `sha256-${sha256(content).digest('base64')}`;

/** Lists what a finished site consists of, and makes the service worker that can keep it. */
export async function writeServiceWorker(site: string): Promise<void> {
  const files: KeptFile[] = [];
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length).replace(/^\/+/, ''));
  for (const path of paths.sort()) {
    if (forOthers.test(path)) continue;
    const content = await readFile(join(site, path));
    files.push({
      path: path.replace(/(^|\/)index\.html$/, '$1'),
      bytes: content.length,
      integrity: integrityOf(content),
    });
  }
  const book: KeptBook = { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
  const list = JSON.stringify(book);
  await writeFile(join(site, 'offline.json'), list);
  await bundle(site, {
    version: sha256(list).digest('hex').slice(0, 10),
    list: integrityOf(list),
    shell: await shellOf(site),
  });
}

/** The page for pages that were not read, and what it needs. */
async function shellOf(site: string): Promise<Build['shell']> {
  const html = await readFile(join(site, 'offline/index.html'), 'utf8');
  const needs = await allNeedsOf(html, async (name) => {
    const path = join(site, 'assets', name);
    return existsSync(path) ? readFile(path, 'utf8') : undefined;
  });
  return [
    { url: `${basePath}offline/`, revision: sha256(html).digest('hex').slice(0, 10) },
    ...[...needs].sort().map((name) => ({ url: `${basePath}assets/${name}`, revision: null })),
  ];
}

/** One classic script, for a service worker made of modules is not known to every browser. */
async function bundle(site: string, known: Build): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    plugins: [onlyNamed()],
    logLevel: 'warn',
    define: { __BUILD__: JSON.stringify(known), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: site,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: 'src/offline/worker.ts', formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  });
}
