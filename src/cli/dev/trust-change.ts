import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bookFile } from '#project/book-settings.ts';
import { isTrusted, saysTrusted } from '#project/book-trust.ts';

const sourceOf = (): string => (existsSync(bookFile) ? readFileSync(bookFile, 'utf8') : '');
const atStart = isTrusted(sourceOf());
let reported = false;

/**
 * What an author is told in place of any answer once `book.yaml` says something else of trust than at the start: the bounds of
 * the book's programs were set then, and what ran without them is kept. A file that cannot be read as YAML counts by its line.
 */
export function trustChange(): string | undefined {
  const source = sourceOf();
  if (isTrusted(source) === atStart || (atStart && saysTrusted(source) && !isYaml(source))) return undefined;
  const message = `book.yaml ${atStart ? 'no longer says' : 'now says'} "trusted: true".\n  fix: stop this server and start it again`;
  if (!reported) console.error(`\n${message}\n`);
  reported = true;
  return message;
}

function isYaml(source: string): boolean {
  try {
    parse(source);
    return true;
  } catch {
    return false;
  }
}
