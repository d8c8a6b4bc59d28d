import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { unescape } from 'node:querystring';
import { fileURLToPath } from 'node:url';
import { isFileLoadingAllowed, type Plugin } from 'vite';
import { whyNoCopy } from '#check/trust/site-programs.ts';
import { isFile } from '#project/book-files.ts';
import { bookSettings, isTrustedBook } from '#project/book-settings.ts';
import { commandLine, packagesFolders, sources } from '#project/package-root.ts';
import { cacheDir, contentDir, languageFolder, publicFolder, translation } from '#project/site.ts';
import { serverRoot } from '../build/own-root.ts';

/**
 * Folders from which an author's server sends files. The folder that the command runs in may hold anything: it is one only if
 * it is the book's.
 */
const ownPublic = publicFolder(contentDir);
export const served: string[] = [
  ...[sources, contentDir, cacheDir, serverRoot, ...packagesFolders()].flatMap((folder) => [
    folder,
    placeOf(folder),
  ]),
  // By its name alone: it may lie beside the book, and be a link.
  ownPublic,
  join(placeOf(dirname(ownPublic)), basename(ownPublic)),
];

/** Where a folder lies, links followed, or will lie. */
function placeOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : join(placeOf(dirname(folder)), basename(folder));
}

const isServed = (path: string): boolean => served.some((folder) => `${path}${sep}`.startsWith(folder + sep));

/** Names of files that browsers never open as a page. Any other file may be a page with programs. */
export const modules = /\.(?:[cm]?[jt]sx?|mdx|json|css|wasm|astro)$/i;

/**
 * Whether an address names a file in those folders that must not be sent: a link that leads out of them, or, in a book that is
 * not trusted, what a build would not copy, such as a page with programs. Vite looks at names alone, and would send both.
 */
export function isKeptBack(pathname: string): boolean {
  // Vite decodes an address up to twice, and a file's name may itself contain a percent code: each reading is looked for.
  const named = [pathname, decodedAddress(pathname) ?? pathname, unescape(pathname)].flatMap(filesNamed);
  const isModule = (path: string) => modules.test(path) && !path.startsWith(ownPublic + sep);
  const isRefused = (path: string) =>
    !isServed(realpathSync(path)) || (!isModule(path) && !isTrustedBook() && whyNoCopy(path) !== undefined);
  return named.some((path) => isServed(path) && isFile(path) && isRefused(path));
}

/** Paths of the files that an address may stand for. Vite's file server also sends the file `index` of a folder. */
function filesNamed(pathname: string): string[] {
  const [, file, name = ''] = /^(?:\/@fs(\/.*)|(.*))$/s.exec(pathname)!;
  const named = file !== undefined ? [file] : [contentDir, ownPublic].map((at) => join(at, name));
  return named.flatMap((path) => [resolve(path), resolve(path, 'index')]);
}

/** An address as Vite reads it; undefined if it cannot be read. */
export function decodedAddress(pathname: string): string | undefined {
  try {
    return decodeURI(pathname);
  } catch {
    return undefined;
  }
}

/**
 * The command that starts a server for the language of an address; undefined if this one shows it. A server shows the book in one
 * language.
 *
 * @param local  The address below the base path of the book in its own language.
 */
export function commandFor(local: string): string | undefined {
  if (translation !== undefined && (local === '' || local.startsWith(languageFolder(translation))))
    return undefined;
  const { translations = [] } = bookSettings() ?? {};
  // The settings of a translation list the book's own language first, which has no folder.
  const others = translation === undefined ? translations : translations.slice(1);
  const other = others.find((code) => local.startsWith(languageFolder(code)));
  if (other !== undefined) return `BOOK_LANGUAGE=${other} ${commandLine('dev')}`;
  return translation === undefined ? undefined : commandLine('dev');
}

/**
 * Keeps other plugins from reading files outside the served folders. Those for Markdown and for Astro read a file before Vite
 * asks whether it may be sent. The id of a module is checked here, because many addresses can lead to one id.
 *
 * @throws Error from `load` for such a file.
 */
export const servedAlone: Plugin = {
  name: 'served-alone',
  enforce: 'pre',
  load: {
    order: 'pre',
    handler(id) {
      const path = id.replace(/[?#].*$/s, '');
      const file = path.startsWith('file:') ? fileURLToPath(path) : path;
      if (isFile(file) && !isServed(realpathSync(file)))
        throw new Error(`${file} lies outside of what this server sends.`);
    },
  },
};

/**
 * Reads files without their source maps. Vite would read the map that a comment names, and send any file that the map names as
 * a source.
 */
export const withoutMaps: Plugin = {
  name: 'without-maps',
  enforce: 'post',
  load(id) {
    const file = id.replace(/[?#].*$/s, '');
    if (!isServed(file) || !isFile(file)) return undefined;
    // Vite refuses some files, such as `.env`, but only where it reads them itself.
    if (!isFileLoadingAllowed(this.environment.getTopLevelConfig(), file)) return undefined;
    return { code: readFileSync(file, 'utf8'), map: null };
  },
};

/**
 * Has an open page load again when its server is started again. Vite's client would wait for that in a worker made of a text,
 * which the policy of pages refuses; where there are no such workers, it waits in the page.
 */
export const waitInPage: Plugin = {
  name: 'wait-in-page',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: (code, id) =>
    id.endsWith('/vite/dist/client/client.mjs')
      ? { code: code.replace('typeof SharedWorker === "undefined"', 'true'), map: null }
      : undefined,
};
