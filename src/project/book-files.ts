import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outDir } from './site.ts';

/** Whether a file is at a path, links followed. */
export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** All files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether something in a book's folder is not of the book: what is hidden, installed or built where it is a repository. */
export const isBeside = (name: string, path?: string): boolean =>
  /^\.|^node_modules$/.test(name) || path === outDir;

/** All files of a book. */
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
      if (!entry.isDirectory() || isBeside(entry.name, path)) return [];
      return filesIn(path);
    });
}
