import { existsSync, readFileSync } from 'node:fs';
import { bookFile, bookSettings } from '#project/book-settings.ts';
import { saysTrusted } from '#project/book-trust.ts';

const isTrusted = (): boolean => bookSettings()?.trusted ?? false;
const atStart = isTrusted();
let reported = false;

/**
 * What an author is told in place of any answer once `book.yaml` says something else of trust than at the start: the bounds of
 * the book's programs were set then, and what ran without them is kept. A file that cannot be read as YAML counts by its line.
 */
export function trustChange(): string | undefined {
  const hasLeft = atStart && !(existsSync(bookFile) && saysTrusted(readFileSync(bookFile, 'utf8')));
  if (!hasLeft && isTrusted() === atStart) return undefined;
  const message = `book.yaml ${atStart ? 'no longer says' : 'now says'} "trusted: true".\n  fix: stop this server and start it again`;
  if (!reported) console.error(`\n${message}\n`);
  reported = true;
  return message;
}
