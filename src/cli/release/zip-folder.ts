import { readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { filesBelow } from '#project/book-files.ts';
import { zip } from '#outputs/zip.ts';

const compressed = new Set(['.png', '.woff2', '.pagefind', '.pf_filter', '.pf_index', '.pf_meta']);

/**
 * A folder as a ZIP archive. The same files give the same bytes, whenever it is made.
 *
 * @param prefix  Folder within the archive, with its slash behind; empty for none.
 */
export function zipFolder(folder: string, prefix = ''): Uint8Array {
  const paths = filesBelow(folder)
    .map((path) => relative(folder, path).replaceAll(sep, '/'))
    .sort();
  return zip(
    paths.map((path) => [prefix + path, readFileSync(join(folder, path)), compressed.has(extname(path))]),
  );
}
