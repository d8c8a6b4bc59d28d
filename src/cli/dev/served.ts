import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { unescape } from 'node:querystring';
import { fileURLToPath } from 'node:url';
import { isFileLoadingAllowed, type Plugin } from 'vite';
import { whyNoCopy } from '#check/trust/site-programs.ts';
import { bookSettings } from '#project/book-settings.ts';
import { commandLine, packageRoot, packagesFolders } from '#project/package-root.ts';
import { cacheDir, contentDir, languageFolder, publicFolder, translation } from '#project/site.ts';

/** Folders that an author's server serves files from: fonts and pictures may lie outside the folder of the command. */
export const served: string[] = [
  resolve('.'),
  packageRoot,
  contentDir,
  cacheDir,
  ...packagesFolders(),
].flatMap((folder) => (existsSync(folder) ? [folder, realpathSync(folder)] : [folder]));

const isServed = (path: string): boolean => served.some((folder) => `${path}${sep}`.startsWith(folder + sep));

/** Files that a browser opens as no page; any other may be one, in which programs run. */
const modules = /\.(?:[cm]?[jt]sx?|mdx|json|css|wasm|astro)$/i;

/** Whether an address names a file outside of them, a link that leads there, or a page with programs: Vite looks at names alone. */
export function isKeptBack(pathname: string): boolean {
  const [, file, name = ''] = /^(?:\/@fs(\/.*)|(.*))$/s.exec(unescape(pathname))!;
  const named =
    file !== undefined
      ? [resolve(file)]
      : [resolve('.'), publicFolder(contentDir)].map((at) => resolve(join(at, name)));
  const isModule = (path: string) => modules.test(path) && !path.startsWith(publicFolder(contentDir) + sep);
  const isRefused = (path: string) =>
    !isServed(realpathSync(path)) ||
    (!isModule(path) && !bookSettings()?.trusted && whyNoCopy(path) !== undefined);
  return named.some((path) => isServed(path) && isFile(path) && isRefused(path));
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/**
 * Whether another site, or another port here, asks for what is no page, such as to open a file in the author's editor; that
 * alone, a picture of the book could ask for, too, and with `--host` another machine.
 *
 * @param address  Of the machine that asks.
 */
export function isFromElsewhere(
  { host, origin, ...others }: IncomingHttpHeaders,
  local: string,
  address: string | undefined,
): boolean {
  if (/^(?:[a-z\d-]+\/)*$/.test(local)) return false;
  const isForeign = origin !== undefined && !origin.endsWith(`//${host}`);
  // Vite finds it in capitals as well.
  const opens = /^\/*__open/i.test(unescape(local)) && !(isFetched(others) && isOwnMachine(address));
  return isForeign || opens || /^(?:cross|same)-site$/.test(others['sec-fetch-site'] ?? '');
}

const isOwnMachine = (address = ''): boolean => /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(address);

/** Whether a program of a page of this server asks, and says so: no picture, link or other site can. */
const isFetched = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] === 'same-origin' &&
  headers['sec-fetch-mode'] === 'cors' &&
  headers['sec-fetch-dest'] === 'empty';

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
    if (!isServed(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
    // Such as .env: Vite asks only before it reads a file itself.
    if (!isFileLoadingAllowed(this.environment.getTopLevelConfig(), file)) return undefined;
    return { code: readFileSync(file, 'utf8'), map: null };
  },
};
