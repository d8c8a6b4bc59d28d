import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { madeFiles, takenAddresses } from '#book/addresses.ts';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { publicFolder } from '#project/site.ts';
import { whyNoCopy } from './site-programs.ts';

/**
 * Reads the names of what a book wants copied into its site as it is: the folder `public/`.
 *
 * @param own      The book's own pages.
 * @param trusted  Whether programs may be among them, which run for readers with all that a program of the site can do.
 * @returns the files by their paths below that folder, and what cannot be copied.
 */
export function readPublic(
  contentDir: string,
  own: readonly { slug: string }[],
  trusted = false,
): { files: string[]; problems: Problem[] } {
  const folder = publicFolder(contentDir);
  const pages = own.map(({ slug }) => slug);
  const files: string[] = [];
  const problems: Problem[] = [];
  const read = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below + entry.name;
      const report = (message: string, expected: string, fix: string) =>
        problems.push({ file: shownPath(join(folder, path)), message, expected, fix });
      if (entry.isDirectory()) read(`${path}/`);
      else if (!entry.isFile())
        report(
          entry.isSymbolicLink() ? 'This is a symbolic link.' : 'This is neither a file nor a folder.',
          'files and folders, which are copied into the site unchanged',
          'put the file itself here',
        );
      else if (madeBySite(path, pages) !== undefined)
        report(
          `The file would be /${path} in the site, but the site has its own ${madeBySite(path, pages)}.`,
          'names that the site does not use itself',
          'rename it, or remove it',
        );
      else {
        const why = trusted ? undefined : (whyHidden(path) ?? whyNoCopy(join(folder, path)));
        if (why === undefined) files.push(path);
        else
          report(
            `The file ${why}.`,
            'pictures, texts and other files that no browser or server runs',
            'remove it, or, if you read every change of this book, set `trusted: true` in book.yaml (see `help trust`)',
          );
      }
    }
  };
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    problems.push({
      file: shownPath(folder),
      message: 'This folder is a symbolic link.',
      expected: 'a folder of the book',
      fix: 'put the folder itself here',
    });
  else if (existsSync(folder)) read('');
  return { files: files.sort(), problems };
}

/** Why a path may not be in the site by its name alone: tools that are called in a site obey what is hidden there. */
function whyHidden(path: string): string | undefined {
  if (path === '.nojekyll' || path === '.well-known/security.txt') return undefined;
  if (path.split('/').some((name) => name.startsWith('.'))) return 'is hidden, as settings of tools are';
  return /(?:^|\/)HEAD$/i.test(path) ? 'makes its folder a git repository' : undefined;
}

/** The page or file that the site itself has at the place of a file, if any. */
function madeBySite(path: string, pages: readonly string[]): string | undefined {
  // Some disks and hosts make no difference between `Robots.txt` and `robots.txt`.
  const [first, ...below] = path.toLowerCase().split('/') as [string, ...string[]];
  if (pages.includes(first)) return `page /${first}/`;
  if (below.length > 0) return takenAddresses.has(first) ? `folder /${first}/` : undefined;
  if (madeFiles.has(first)) return `/${first}`;
  return takenAddresses.has(first) ? `folder /${first}/` : undefined;
}
