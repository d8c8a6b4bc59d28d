import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep, readKept } from '#compute/kept.ts';
import { buildData, writeBuildData } from '#project/build-data.ts';
import { basePath } from '#project/site.ts';

/** The status with which rendering ends where kept pages name programs or fonts that this site does not have. */
export const keptPagesAreStale = 3;

/**
 * Puts pages that are as before into a rendered site, and keeps the others for later builds. Where a page of before names
 * an asset that the site does not have, the process ends, and everything is to be rendered.
 */
export function placeKeptPages(site: string): void {
  const keys = buildData('pageKeys') ?? {};
  const kept = new Set(buildData('keptPages'));
  for (const [slug, key] of Object.entries(keys)) {
    const file = join(site, 'questions', slug, 'index.html');
    const html = kept.has(slug) ? readKept('pages', key) : undefined;
    if (html !== undefined && assetsOf(String(html)).every((path) => existsSync(join(site, path)))) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, html);
    } else if (kept.has(slug)) {
      writeBuildData({ keptPages: [] });
      process.exit(keptPagesAreStale);
    } else keep('pages', key, readFileSync(file));
  }
}

const assetsOf = (html: string): string[] =>
  [...html.matchAll(/"([^"]*\/assets\/[^"?#]+)"/g)].flatMap(([, url]) =>
    url!.startsWith(basePath) ? [url!.slice(basePath.length)] : [],
  );
