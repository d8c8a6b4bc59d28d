import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { unescape } from 'node:querystring';
import { fileURLToPath } from 'node:url';
import { isFileLoadingAllowed, type Plugin } from 'vite';
import { whyNoCopy } from '#check/trust/site-programs.ts';
import { bookSettings } from '#project/book-settings.ts';
import { commandLine, packagesFolders, sources } from '#project/package-root.ts';
import { cacheDir, contentDir, languageFolder, publicFolder, translation } from '#project/site.ts';
import { serverRoot } from '../build/own-root.ts';

/** Folders that an author's server serves files from: not that of the command, which may hold anything. */
export const served: string[] = [sources, contentDir, cacheDir, serverRoot, ...packagesFolders()].flatMap(
  (folder) => (existsSync(folder) ? [folder, realpathSync(folder)] : [folder]),
);

const isServed = (path: string): boolean => served.some((folder) => `${path}${sep}`.startsWith(folder + sep));

/** Files that a browser opens as no page; any other may be one, in which programs run. */
export const modules = /\.(?:[cm]?[jt]sx?|mdx|json|css|wasm|astro)$/i;

/** Whether an address names a file outside of them, a link that leads there, or a page with programs: Vite looks at names alone. */
export function isKeptBack(pathname: string): boolean {
  // Vite decodes an address once as a whole and once more by its pieces: a sign that is a code may stand in a name, too.
  const named = [pathname, decodedAddress(pathname), unescape(pathname)].flatMap(filesNamed);
  const isModule = (path: string) => modules.test(path) && !path.startsWith(publicFolder(contentDir) + sep);
  const isRefused = (path: string) =>
    !isServed(realpathSync(path)) ||
    (!isModule(path) && !bookSettings()?.trusted && whyNoCopy(path) !== undefined);
  return named.some((path) => isServed(path) && isFile(path) && isRefused(path));
}

/** Files that an address may stand for; what sends them also looks for one called `index` in a folder. */
function filesNamed(pathname: string): string[] {
  const [, file, name = ''] = /^(?:\/@fs(\/.*)|(.*))$/s.exec(pathname)!;
  const named =
    file !== undefined ? [file] : [contentDir, publicFolder(contentDir)].map((at) => join(at, name));
  return named.flatMap((path) => [resolve(path), resolve(path, 'index')]);
}

function decodedAddress(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** The command that shows a page in another language of the book: a server shows the book in one. */
export function commandFor(local: string): string | undefined {
  const { translations = [] } = bookSettings() ?? {};
  const at = translations.findIndex((code) => local.startsWith(languageFolder(code)));
  if (at < 0) return undefined;
  // A translation has the book's own language first.
  const isOwn = translation !== undefined && at === 0;
  return (isOwn ? '' : `BOOK_LANGUAGE=${translations[at]} `) + commandLine('dev');
}

/**
 * Has no plugin read a file outside of what is served: those of Markdown and of Astro do before Vite asks whether it may be
 * sent, and an address says a path in many ways, which the name of a module says in one.
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

/** Reads files as they are: Vite follows the comment that names a source map, and sends any file that this names. */
export const withoutMaps: Plugin = {
  name: 'without-maps',
  enforce: 'post',
  load(id) {
    const file = id.replace(/[?#].*$/s, '');
    if (!isServed(file) || !isFile(file)) return undefined;
    // Such as .env: Vite asks only before it reads a file itself.
    if (!isFileLoadingAllowed(this.environment.getTopLevelConfig(), file)) return undefined;
    return { code: readFileSync(file, 'utf8'), map: null };
  },
};
