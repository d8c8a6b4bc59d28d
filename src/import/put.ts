import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts question folders, and book.yaml if it is new, into a content folder: all of them or none. They are written
 * aside and moved; what exists is never replaced.
 *
 * @param finish  What is still done to a page, once its folder exists.
 * @throws Error if one cannot be written; those already moved are taken back.
 */
export function putFiles(
  folder: string,
  slugs: readonly { slug: string; source: string }[],
  bookFile: string | undefined,
  finish: (source: string, folder: string) => string = (source) => source,
): void {
  const aside = join(folder, `.importing-${process.pid}`);
  const moved: string[] = [];
  try {
    mkdirSync(join(folder, 'questions'), { recursive: true });
    for (const { slug, source } of slugs) {
      mkdirSync(join(aside, slug), { recursive: true });
      writeFileSync(join(aside, slug, 'index.mdx'), finish(source, join(aside, slug)), { flag: 'wx' });
    }
    for (const { slug } of slugs) {
      const place = join(folder, 'questions', slug);
      // Claims the name: renaming onto an empty folder of one's own replaces nothing.
      mkdirSync(place);
      moved.push(place);
      renameSync(join(aside, slug), place);
    }
    if (bookFile !== undefined) {
      const place = join(folder, 'book.yaml');
      writeFileSync(place, bookFile, { flag: 'wx' });
    }
  } catch (error) {
    for (const place of moved) rmSync(place, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
