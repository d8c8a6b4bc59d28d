import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { importRefusal } from '#check/trust/bounded-code.ts';
import { shownPath } from '#project/shown-path.ts';

/** What Astro adds to the program of a text. */
const ofAstro = /^astro(?:\/jsx-runtime|\/runtime\/server\/index\.js|:assets)$/;

/**
 * Whether a text may import something by itself: the address of a file of the book, or what Astro adds, itself among it beside
 * its styles.
 */
export function mayImport(source: string, importer: string, book: string): boolean {
  if (ofAstro.test(source) || source === importer.replace(/\?[^]*$/, '')) return true;
  return /\?url$/.test(source) && importRefusal(source, importer, book) === undefined;
}

/**
 * Stops a build in which a text of a book that is not trusted imports anything else, whatever the check has overlooked: what its
 * braces compute was computed before.
 */
export const textsImport = (book: string): Plugin => ({
  name: 'texts-import',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler(source, importer = '') {
      const isText = /\.mdx(?:\?|$)/.test(importer);
      if (isText && [book, realpathSync(book)].some((folder) => importer.startsWith(folder + sep)))
        if (!mayImport(source, importer, book))
          this.error(
            `${shownPath(importer)} would import ${source.slice(0, 200)}.\n  expected: addresses of files of the book\n  fix: remove the import`,
          );
      return undefined;
    },
  },
});
