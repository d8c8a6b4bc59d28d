import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepFile, readKept } from '#compute/kept.ts';
import { readBuildData } from '#project/build-data.ts';
import { basePath } from '#project/site.ts';

/**
 * Takes the rendered pages of questions out of a site, and keeps them for this build and later ones.
 *
 * @param folder  What the steps of the build have left.
 * @returns false where a page of before names an asset that the site does not have, and everything is to be rendered.
 */
export function keepPages(site: string, folder: string): boolean {
  const keys = readBuildData(folder, 'pageKeys');
  const kept = new Set(readBuildData(folder, 'keptPages'));
  for (const [slug, key] of Object.entries(keys)) {
    if (!kept.has(slug)) keepFile('pages', key, join(site, 'questions', slug, 'index.html'));
    else if (!assetsOf(keptPage(key)).every((path) => existsSync(join(site, path)))) return false;
  }
  return true;
}

/** The page of a question as it was rendered. */
export const keptPage = (key: string): string => String(readKept('pages', key));

const assetsOf = (html: string): string[] =>
  [...html.matchAll(/"([^"]*\/assets\/[^"?#]+)"/g)].flatMap(([, url]) =>
    url!.startsWith(basePath) ? [url!.slice(basePath.length)] : [],
  );
