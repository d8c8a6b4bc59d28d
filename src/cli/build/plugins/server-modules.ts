import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { slugPattern } from '#book/addresses.ts';
import { importRefusal } from '#check/trust/bounded-code.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { cacheDir, workFolder } from '#project/site.ts';

/** The path of a text below its book, as Astro asks for it. */
const text = /^(?:questions\/([^/]+)\/index|pages\/([^/.]+))(?:\.[\w-]+)?\.mdx(?:\?astroPropagatedAssets)?$/;

/** Whether a module may be part of what makes pages, by its id; `book` is the folder of the book. */
export function mayMakePages(id: string, book: string): boolean {
  if (/^(?:data|file|https?):/i.test(id)) return false;
  if (!isAbsolute(id)) return true;
  const file = resolve(id.replace(/[?#][^]*$/, ''));
  if (isOfGenerator(file)) return true;
  if ([workFolder, cacheDir].some((folder) => file.startsWith(folder + sep))) return true;
  const path = relative(book, id).split(sep).join('/');
  const [, question, page] = text.exec(path) ?? [];
  const slug = question ?? page;
  if (slug !== undefined) return slugPattern.test(slug);
  return id.endsWith('?url') && importRefusal(`./${path}`, join(book, 'index.mdx'), book) === undefined;
}

/**
 * Stops a build or a page that would run a module of a book that is not trusted where pages are made, whoever imports it: its texts alone
 * become programs there, as the check has read them, and of other files there is the address.
 */
export const serverModules = (book: string): Plugin => ({
  name: 'server-modules',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name !== 'client',
  load: {
    order: 'pre',
    handler(id) {
      if (!mayMakePages(id, book))
        this.error(
          `${shownPath(id)} would run where pages are made.\n  expected: texts of the book, and addresses of its files\n  fix: remove what asks for it`,
        );
      return undefined;
    },
  },
});
