import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepFile, readKept } from '#compute/kept.ts';
import { readBuildData } from '#project/build-data.ts';
import { basePath } from '#project/site.ts';

/**
 * Takes the rendered pages of questions out of a site, and keeps them for this build and later ones.
 *
 * @param folder  What the steps of the build have left.
 * @returns false where a page of before is gone, or names an asset that the site does not have: everything is to be rendered.
 */
export function keepPages(site: string, folder: string): boolean {
  const keys = readBuildData(folder, 'pageKeys');
  const kept = new Set(readBuildData(folder, 'keptPages'));
  for (const [slug, key] of Object.entries(keys)) {
    if (!kept.has(slug)) keepFile('pages', key, join(site, 'questions', slug, 'index.html'));
    else {
      const html = readKept('pages', key);
      if (!html || !assetsOf(String(html)).every((path) => existsSync(join(site, path)))) return false;
    }
  }
  return true;
}

/**
 * The page of a question as it was rendered.
 *
 * @throws Error if somebody has cleared it away meanwhile.
 */
export function keptPage(key: string): string {
  const html = readKept('pages', key);
  if (html) return String(html);
  throw new Error(
    'A rendered page has gone from the cache.\n  expected: CACHE_DIR left alone during a build\n  fix: build again',
  );
}

const assetsOf = (html: string): string[] =>
  [...html.matchAll(/"([^"]*\/assets\/[^"?#]+)"/g)].flatMap(([, url]) =>
    url!.startsWith(basePath) ? [url!.slice(basePath.length)] : [],
  );
