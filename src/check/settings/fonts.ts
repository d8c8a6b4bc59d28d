import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import { quotedFile } from '#project/quoted-file.ts';
import { shownPath } from '#project/shown-path.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** In bytes, before it is reduced to the characters of the book. */
const largestSource = 20_000_000;

/** How files of fonts begin: WOFF2, TrueType (in two ways), OpenType. */
const beginnings: ReadonlySet<string> = new Set(['wOF2', '\0\x01\0\0', 'true', 'OTTO']);

/** Problems of the files that a book names as its fonts and their licences. */
export function fontProblems(contentDir: string, book: Book | undefined, locate: LocateField): Problem[] {
  return Object.entries(book?.fonts ?? {}).flatMap(([role, font]) =>
    (['file', 'bold', 'italic', 'license'] as const).flatMap((field) => {
      const name = font[field];
      const isWords = field === 'license' && !['.txt', '.md'].includes(extname(name!));
      if (name === undefined || isWords) return [];
      const found = fileProblem(name, quotedFile(name, contentDir), field === 'license');
      return found ? [{ ...locate(['fonts', role, field]), ...found }] : [];
    }),
  );
}

function fileProblem(name: string, path: string | undefined, isLicense: boolean) {
  const expected = isLicense
    ? 'a text in the book’s folder, such as OFL.txt, or the name of the licence'
    : 'a WOFF2, TrueType or OpenType file in the book’s folder, of at most 20 MB';
  const problem = (why: string, fix: string) => ({ message: `"${name}" ${why}.`, expected, fix });
  if (path === undefined) return problem('lies outside the book’s folder', 'copy it into the folder');
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) return problem('does not exist', `add ${shownPath(path)}, or correct the name`);
  if (file.size > largestSource)
    return problem(`is ${Math.ceil(file.size / 1e6)} MB`, 'choose a font with fewer characters');
  if (!isLicense && !beginnings.has(readFileSync(path, 'latin1').slice(0, 4)))
    return problem('is not a WOFF2, TrueType or OpenType font', 'save or download it as WOFF2, TTF or OTF');
  return undefined;
}
