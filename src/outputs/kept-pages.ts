import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep, readKept } from '#compute/kept.ts';
import { readBuildData } from '#project/build-data.ts';
import { basePath } from '#project/site.ts';

/**
 * Puts pages that are as before into a rendered site, and keeps the others for later builds.
 *
 * @param folder  What the steps of the build have left.
 * @returns false where a page of before names an asset that the site does not have, and everything is to be rendered.
 */
export function placeKeptPages(site: string, folder: string): boolean {
  const keys = readBuildData(folder, 'pageKeys');
  const kept = new Set(readBuildData(folder, 'keptPages'));
  for (const [slug, key] of Object.entries(keys)) {
    const file = join(site, 'questions', slug, 'index.html');
    const html = kept.has(slug) ? readKept('pages', key) : undefined;
    if (html !== undefined && assetsOf(String(html)).every((path) => existsSync(join(site, path)))) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, html);
    } else if (kept.has(slug)) return false;
    else keep('pages', key, readFileSync(file));
  }
  return true;
}

const assetsOf = (html: string): string[] =>
  [...html.matchAll(/"([^"]*\/assets\/[^"?#]+)"/g)].flatMap(([, url]) =>
    url!.startsWith(basePath) ? [url!.slice(basePath.length)] : [],
  );
