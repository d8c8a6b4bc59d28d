import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { placeIn, type Problem } from '#book/problem.ts';
import { bookFiles } from '#project/book-files.ts';
import { shownPath } from '#project/shown-path.ts';
import { knownLanguages } from '#render/highlight.ts';

/** Endings of texts beside those that name the language of a program. */
const texts = new Set(['bib', 'csv', 'json', 'md', 'mdx', 'out', 'svg', 'tsv', 'txt', 'yaml', 'yml']);

/** In bytes: beyond, reading it could take all memory. */
const largestText = 20_000_000;

/** Controls, and what turns the order of the words around it, as they are written in a text or, in the second, as codes. */
const unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]/;
const asCode = /&#(?:x0*20(?:2[a-e]|6[6-9])|0*8(?:23[4-8]|29[4-7]));|\\u20(?:2[a-e]|6[6-9])/i;

/**
 * Texts of a book that a reader of the source would not see as a browser or a program reads them: what is not UTF-8, control
 * characters, and those that change the direction of writing.
 */
export function unseenCharacters(contentDir: string): Problem[] {
  return bookFiles(contentDir).flatMap((path) => {
    const file = shownPath(path);
    const name = path.slice(contentDir.length);
    if (unseen.test(name) || /[\t\n\r\\]/.test(name))
      return [problemOf({ file }, 'The name of this file holds a character that nobody sees', 'rename it')];
    const ending = extname(path).slice(1).toLowerCase();
    if (!texts.has(ending) && !knownLanguages.has(ending)) return [];
    const { size } = statSync(path);
    if (size > largestText)
      return [
        {
          file,
          message: `The file has ${Math.round(size / 1e6)} MB.`,
          expected: `a text of at most ${largestText / 1e6} MB`,
          fix: 'shorten or remove it',
        },
      ];
    const bytes = readFileSync(path);
    const source = bytes.toString('utf8');
    if (!isUtf8(bytes)) {
      const lines = source.split('\n');
      const line =
        1 +
        bytes
          .toString('latin1')
          .split('\n')
          .findIndex((text) => !isUtf8(Buffer.from(text, 'latin1')));
      return [
        {
          file,
          line,
          message: `The file is not UTF-8 in this line: ${lines[line - 1]!.slice(0, 60)}`,
          expected: 'a text in UTF-8, the usual encoding of texts',
          fix: 'save it as UTF-8',
        },
      ];
    }
    const found = unseen.exec(source) ?? (/mdx|ya?ml/.test(ending) ? asCode.exec(source) : null);
    if (!found) return [];
    const what = /^[&\\]/.test(found[0])
      ? found[0]
      : `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return [
      problemOf(
        { file, ...placeIn(source, found.index) },
        `There is a character that nobody sees here (${what})`,
        'remove it',
      ),
    ];
  });
}

const problemOf = (
  place: Pick<Problem, 'file' | 'line' | 'column'>,
  message: string,
  fix: string,
): Problem => ({
  ...place,
  message: `${message}.`,
  expected: 'characters that show, without controls and without those that turn the direction of writing',
  fix,
});
