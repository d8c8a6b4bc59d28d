import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookSettings } from '#project/book-settings.ts';
import { cacheDir, outDir } from '#project/site.ts';

/** Whether a folder holds a site that was built of a book of this name. */
export function isSiteOf(site: string, name: string): boolean {
  const list = join(site, 'llms.txt');
  return (
    existsSync(join(site, 'pagefind')) &&
    existsSync(list) &&
    readFileSync(list, 'utf8').startsWith(`# ${name}\n`)
  );
}

/** Where the site is built that the author's server searches: not over that of another book. */
export const searchedSite = (name: string): string =>
  existsSync(outDir) && !isSiteOf(outDir, name) ? join(cacheDir, 'site') : outDir;

/** A file of the last build of this book; undefined where there is none. */
export function builtFile(path: string): Buffer | undefined {
  const name = bookSettings()?.name ?? '';
  const site = searchedSite(name);
  const file = join(site, path);
  return isSiteOf(site, name) && existsSync(file) ? readFileSync(file) : undefined;
}
