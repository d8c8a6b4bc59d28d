import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { outDir } from './site.ts';

/** All files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** All files of a book. Where its folder is a repository of its own, what is hidden, installed or built there is not of the book. */
export function bookFiles(folder: string): string[] {
  // It may go while an author's server runs; the check says so.
  return existsSync(folder) ? filesIn(folder) : [];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return [path];
      if (!entry.isDirectory() || /^\.|^node_modules$/.test(entry.name) || path === outDir) return [];
      return filesIn(path);
    });
}
