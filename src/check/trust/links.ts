import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { isTrustedIn } from '#project/book-trust.ts';
import { isBeside } from '#project/book-files.ts';
import { publicFolder } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';

/**
 * Symbolic links of a book that lead out of it, or nowhere: a page would show a file of whoever builds the book. In a book that
 * is not trusted all links: the check reads what they lead to by the name of the link, and bundlers by that of the target, as
 * another kind of file. And what is no file at all, such as a pipe, which whoever reads it would wait for, or a folder with the
 * name of a text, and names that cannot be read.
 */
export function linkProblems(contentDir: string): Problem[] {
  const root = realpathSync(contentDir) + sep;
  const trusted = isTrustedIn(contentDir);
  const below = (folder: string, isLeftOut = (_name: string, _path: string) => false): Problem[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (isLeftOut(entry.name, path)) return [];
      // Such a name is read with other letters, by which nothing is found.
      if (entry.name.includes('\ufffd') && !existsSync(path))
        return {
          file: shownPath(path),
          message: 'The name of this file is not UTF-8.',
          expected: 'a name in UTF-8',
          fix: 'rename it',
        };
      const isFolder = entry.isDirectory();
      if (isFolder && !/\.(?:mdx|yaml|bib|tsv)$|^symbol\.svg$/.test(entry.name)) return below(path);
      if (entry.isFile()) return [];
      if (!entry.isSymbolicLink())
        return {
          file: shownPath(path),
          message: isFolder ? 'This is a folder.' : 'This is neither a file nor a folder.',
          expected: 'files of the book',
          fix: isFolder ? 'rename it' : 'remove it',
        };
      const target = targetOf(path);
      const [first = ''] = target?.startsWith(root) ? target.slice(root.length).split(sep) : [];
      // What is beside the book holds secrets of its own, and links that nobody looks at.
      const isInside = first !== '' && !isBeside(first, join(contentDir, first));
      if (isInside && trusted) return [];
      return {
        file: shownPath(path),
        message: isInside
          ? 'This is a symbolic link, behind which another kind of file may stand.'
          : target === undefined
            ? 'The target of this symbolic link does not exist.'
            : 'This symbolic link leads to a place outside the book.',
        expected: 'files of the book',
        fix: `put a copy of the file in its place${isInside ? '; or, if you read every change of this book, allow links with `trusted: true` in book.yaml' : ', or remove the link'}`,
      };
    });
  // Builds write below .cache, and public/ may lie beside the book. Some disks know no case.
  const isPublic = (path: string) =>
    path === publicFolder(contentDir) && !path.startsWith(resolve(contentDir) + sep);
  const isOther = (name: string, path: string) =>
    !isPublic(path) && !(/^\.cache$/i.test(name) && lstatSync(path).isSymbolicLink());
  if (lstatSync(contentDir).isSymbolicLink())
    return [
      {
        file: shownPath(contentDir),
        message:
          'The folder of the book is a symbolic link, so that another book is meant than the one that lies here.',
        expected: 'a folder',
        fix: 'name the folder itself in CONTENT_DIR',
      },
    ];
  return [...below(contentDir, isBeside), ...below(resolve('.'), isOther)];
}

function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}
