import { existsSync, realpathSync } from 'node:fs';
import { extname, sep } from 'node:path';
import type { Plugin } from 'vite';
import { pictureKinds } from '#book/look/picture.ts';
import { packagesFolders, sources } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';

const isIn = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => path.startsWith(folder + sep));

/** Whether a text may import a file by itself: an address or a picture of the book, or what the generator adds. */
export function mayImport(id: string, book: string): boolean {
  const [path = '', query = ''] = id.split(/\?([^]*)/);
  if (!existsSync(path)) return true;
  const file = realpathSync(path);
  if (isIn([sources, ...packagesFolders()], file)) return true;
  const isPicture = pictureKinds.some((kind) => extname(file).toLowerCase() === `.${kind}`);
  return isIn([realpathSync(book)], file) && (/^url\b/.test(query) || (isPicture && query === ''));
}

/**
 * Stops a build in which a text of a book that is not trusted imports a program, or a file that is not of the book, whatever the
 * check has overlooked: what its braces compute was computed before.
 */
export const textsImport = (book: string): Plugin => ({
  name: 'texts-import',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    async handler(source, importer, options) {
      const isText =
        importer !== undefined &&
        /\.mdx(?:\?|$)/.test(importer) &&
        isIn([book, realpathSync(book)], importer);
      const found = isText ? await this.resolve(source, importer, { ...options, skipSelf: true }) : undefined;
      // Astro asks for a text by itself beside its styles.
      const isItself = found?.id.split('?')[0] === importer?.split('?')[0];
      if (found && !isItself && !mayImport(found.id, book))
        this.error(
          `${shownPath(importer!)} would import ${shownPath(found.id)}.\n  expected: pictures and addresses of files of the book\n  fix: remove the import`,
        );
      return found;
    },
  },
});
