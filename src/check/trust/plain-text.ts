import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { controls, placeIn, turning, type Problem } from '#book/problem.ts';
import { bookFiles } from '#project/book-files.ts';
import { shownPath } from '#project/shown-path.ts';
import { knownLanguages } from '#render/highlight.ts';

/** Endings of texts beside those that name the language of a program. */
const texts = new Set(['bib', 'csv', 'json', 'md', 'mdx', 'out', 'svg', 'tsv', 'txt', 'yaml', 'yml']);

/** In bytes: beyond, reading it could take all memory. */
const largestText = 20_000_000;

const unseen = new RegExp(`[${controls}${turning}]`);
/** What turns the order of words as codes, and a carriage return by itself, which ends a line for some readers of YAML and none for others. */
const inTexts = /&#(?:x0*20(?:2[a-e]|6[6-9])|0*8(?:23[4-8]|29[4-7]));|\\u20(?:2[a-e]|6[6-9])|\r(?!\n)/i;

/**
 * Texts of a book that a reader of the source would not see as a browser or a program reads them: what is not UTF-8, control
 * characters, and those that change the direction of writing.
 */
export const unseenCharacters = (contentDir: string): Problem[] =>
  bookFiles(contentDir).flatMap((path) => {
    const found = unseenIn(path, path.slice(contentDir.length));
    // A program beside a draft may be part of what another text shows.
    const runs = path.endsWith('.ts') && ({ runs: true } as const);
    return found ? [{ file: shownPath(path), ...found, ...runs }] : [];
  });

const ofCharacters = {
  expected: 'characters that show, without controls and without those that turn the direction of writing',
  fix: 'remove it',
};

function unseenIn(path: string, name: string): Omit<Problem, 'file'> | undefined {
  if (unseen.test(name) || /[\t\n\r\\]/.test(name))
    return { message: 'The name of this file contains an invisible character.', ...ofCharacters };
  const ending = extname(path).slice(1).toLowerCase();
  if (!texts.has(ending) && !knownLanguages.has(ending)) return undefined;
  const { size } = statSync(path);
  if (size > largestText) {
    const [now, most] = [size, largestText].map((bytes) => `${Math.round(bytes / 1e6)} MB`);
    return { message: `The file is ${now}.`, expected: `at most ${most}`, fix: 'shorten or remove it' };
  }
  const bytes = readFileSync(path);
  const source = bytes.toString('utf8');
  if (!isUtf8(bytes)) {
    const lines = bytes.toString('latin1').split('\n');
    const line = 1 + lines.findIndex((text) => !isUtf8(Buffer.from(text, 'latin1')));
    return {
      line,
      message: 'The file is not UTF-8 in this line.',
      expected: 'a text in UTF-8',
      fix: 'save it as UTF-8',
    };
  }
  const found = unseen.exec(source) ?? (/mdx|ya?ml/.test(ending) ? inTexts.exec(source) : null);
  if (!found) return undefined;
  const [text] = found;
  const what = text.length > 1 ? text : `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const message = `There is an invisible character here (${what}).`;
  return { ...placeIn(source, found.index), message, ...ofCharacters };
}
