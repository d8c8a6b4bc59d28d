import { readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { outDir } from '#project/site.ts';

/** Entries beside the book where its folder is a repository of its own, and the site that is built there. */
const isBeside = (name: string, path: string) => /^\.|^node_modules$/.test(name) || path === outDir;

/** Symbolic links of a book that lead out of it, or nowhere: a page would show a file of whoever builds the book. */
export function linksOut(contentDir: string): Problem[] {
  const root = realpathSync(contentDir) + sep;
  const below = (folder: string): Problem[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (folder === contentDir && isBeside(entry.name, path)) return [];
      if (entry.isDirectory()) return below(path);
      if (!entry.isSymbolicLink()) return [];
      const target = targetOf(path);
      const [first = ''] = target?.startsWith(root) ? target.slice(root.length).split(sep) : [];
      // What is beside the book holds secrets of its own, and links that nobody looks at.
      if (first !== '' && !isBeside(first, join(contentDir, first))) return [];
      return {
        file: shownPath(path),
        message:
          targetOf(path) === undefined
            ? 'The target of this symbolic link does not exist.'
            : 'This symbolic link leads to a place outside the book.',
        expected: 'files of the book, or links to them',
        fix: 'put a copy of the file in its place, or remove the link',
      };
    });
  return below(contentDir);
}

function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}
