import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionData } from '#book/schema.ts';

const digits = 8;

/** Files that no page shows. */
const left = /^(?:index(?:\.[A-Za-z-]+)?\.mdx|asked\.tsv)$|\.test\.ts$/;
/** Of a record, the hash of the program that made it. */
const source = /^ {2}"source": "[0-9a-f]+",$/m;

/**
 * Names the state of an answer: eight hexadecimal digits of a SHA-256 over the question, the short answer, the
 * correction, the text and every file beside it that the page may quote or compute from. Line breaks and other white
 * space do not count, so that a paragraph may be wrapped anew; nor do sources' uses, relations, aliases, titles and
 * terms, nor the programs of labs and claims, which may be written anew as long as they say the same.
 *
 * @param body    The text below the front matter.
 * @param folder  Where the question's files lie.
 */
export function answerVersion(
  { question, shortAnswer, correction = '' }: Pick<QuestionData, 'question' | 'shortAnswer' | 'correction'>,
  body: string,
  folder: string,
): string {
  const hash = createHash('sha256');
  const add = (text: string) => hash.update(text.replace(/\s+/g, ' ').trim()).update('\0');
  for (const text of [question, shortAnswer, correction, body]) add(text);
  // A page that is about to be added has no folder yet.
  for (const file of (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^[^.].*\./.test(name) && !left.test(name) && statSync(join(folder, name)).isFile())
    .sort())
    add(`${file} ${readFileSync(join(folder, file), 'utf8').replace(source, '')}`);
  return hash.digest('hex').slice(0, digits);
}
