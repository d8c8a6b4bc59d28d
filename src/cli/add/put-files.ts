import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A picture of a document. */
export interface CopiedPicture {
  /** File name with only letters, digits, `-`, `_` and `.`. */
  name: string;
  /** Where it lies, or what it is. */
  from: string | Uint8Array;
}

/**
 * Puts question folders with their pictures, and book.yaml if it is new, into a content folder: all of them or none. They
 * are written aside and moved; what exists is never replaced.
 *
 * @param finished  A page's text as it is to be written, given the folder where its pictures lie by then.
 * @throws Error if one cannot be written; those already moved are taken back.
 */
export function putFiles(
  folder: string,
  pages: readonly { slug: string; source: string; pictures?: readonly CopiedPicture[] }[],
  bookFile: string | undefined,
  finished = (source: string, _folder: string): string => source,
): void {
  // No link that came with a book has this name.
  const aside = join(folder, `.importing-${randomUUID()}`);
  const moved: string[] = [];
  try {
    const all = join(folder, 'questions');
    const fresh = !existsSync(all);
    mkdirSync(fresh ? folder : all, { recursive: true });
    mkdirSync(aside);
    for (const { slug, source, pictures = [] } of pages) {
      mkdirSync(join(aside, slug));
      for (const { name, from } of pictures) {
        const place = join(aside, slug, name);
        if (typeof from === 'string') copyFileSync(from, place, constants.COPYFILE_EXCL);
        else writeFileSync(place, from, { flag: 'wx' });
      }
      writeFileSync(join(aside, slug, 'index.mdx'), finished(source, join(aside, slug)), { flag: 'wx' });
    }
    // A new book's questions move at once: thousands of single moves take their time.
    if (fresh && pages.length > 0) {
      renameSync(aside, all);
      moved.push(all);
    }
    for (const { slug } of fresh ? [] : pages) {
      const place = join(folder, 'questions', slug);
      // Claims the name: renaming onto an empty folder of one's own replaces nothing.
      mkdirSync(place);
      moved.push(place);
      renameSync(join(aside, slug), place);
    }
    if (bookFile !== undefined) writeFileSync(join(folder, 'book.yaml'), bookFile, { flag: 'wx' });
  } catch (error) {
    for (const place of moved) rmSync(place, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
