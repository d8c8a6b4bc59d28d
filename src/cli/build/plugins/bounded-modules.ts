import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { slugPattern } from '#book/addresses.ts';
import { bundlerMark } from '#check/programs/program-reach.ts';
import { importRefusal } from '#check/trust/bounded-code.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { cacheDir, workFolder } from '#project/site.ts';

/** The path of a text below its book, as Astro asks for it. */
const text = /^(?:questions\/([^/]+)\/index|pages\/([^/.]+))(?:\.[\w-]+)?\.mdx(?:\?astroPropagatedAssets)?$/;

/** What Vite and Astro look for in a finished program of pages, and replace, whatever it is part of. */
const replaced = /__VITE_[A-Z_]+__|\$\$server-islands[\w-]*\$\$/;

/** A folder by its name, and by the place where it lies, links followed: bundlers name a module by the second. */
const places = (folder: string): string[] =>
  [folder, ...(existsSync(folder) ? [realpathSync(folder)] : [])].map((place) => place + sep);

/** Whether a file is the generator's or was made by it; both may lie in the book. */
const isOurs = (file: string): boolean =>
  isOfGenerator(file) || [workFolder, cacheDir].flatMap(places).some((folder) => file.startsWith(folder));

const isOfBook = (file: string, book: string): boolean =>
  places(book).some((folder) => file.startsWith(folder)) && !isOurs(file);

/**
 * Whether a module may be part of a site, by its id.
 *
 * @param book     The folder of the book.
 * @param isMaker  Whether it would run where pages are made, and not for readers.
 */
export function mayBeLoaded(id: string, book: string, isMaker: boolean): boolean {
  if (/^(?:data|file|https?):/i.test(id)) return false;
  if (!isAbsolute(id)) return true;
  const file = resolve(id.replace(/[?#][^]*$/, ''));
  if (isOurs(file)) return true;
  const root = places(book).find((folder) => file.startsWith(folder));
  if (root === undefined) return false;
  const path = relative(root, id).split(sep).join('/');
  const [, question, page] = text.exec(path) ?? [];
  const slug = question ?? page;
  if (isMaker && slug !== undefined) return slugPattern.test(slug);
  // What the check lets a program import: of other kinds bundlers would follow addresses, or run what makes programs of them.
  const isImport = importRefusal(`./${path}`, join(book, 'index.mdx'), book) === undefined;
  return isImport && (!isMaker || id.endsWith('?url'));
}

/**
 * Stops what would bring a module of a book that is not trusted into its site, whoever imports it, but for those that the check
 * has read. Where pages are made its texts alone become programs, and of other files there is the address.
 */
export const boundedModules = (book: string): Plugin => ({
  name: 'bounded-modules',
  enforce: 'pre',
  // An author's server gives readers what `onlyRead` lets pass.
  applyToEnvironment: (environment) =>
    environment.name !== 'client' || environment.getTopLevelConfig().command === 'build',
  load: {
    order: 'pre',
    handler(id) {
      const isMaker = this.environment.name !== 'client';
      if (!mayBeLoaded(id, book, isMaker))
        this.error(
          `${shownPath(id)} would run ${isMaker ? 'where pages are made' : 'for readers'}.\n  expected: ${isMaker ? 'texts of the book' : 'programs (.ts), data (.json) and pictures of the book'}, and addresses of its files\n  fix: remove what asks for it`,
        );
      // Their names become names of a program.
      const file = id.replace(/\?[^]*$/, '');
      const isData = file.endsWith('.json') && isOfBook(file, book);
      const mark = isData ? bundlerMark(readFileSync(file, 'utf8')) : undefined;
      if (mark)
        this.error(
          `${shownPath(file)} contains "${mark.name}", for which a bundler looks.\n  expected: other words\n  fix: write it in another way`,
        );
      return undefined;
    },
  },
  renderChunk: {
    order: 'pre',
    handler(_, { modules }) {
      for (const [id, { code }] of Object.entries(modules)) {
        const [found] = replaced.exec(code ?? '') ?? [];
        // Of addresses and of what Astro adds to a text they are marks of right.
        if (found === undefined || /\?(?:url|astroPropagatedAssets)$/.test(id)) continue;
        if (id.includes('astro:data-layer-content') || isOfBook(id, book))
          this.error(
            `${shownPath(id)} contains "${found}", in whose place a bundler puts an address.\n  expected: other words\n  fix: write it in another way, such as with a space in it`,
          );
      }
      return null;
    },
  },
});
