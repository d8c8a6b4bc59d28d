import { bookFile, followed } from '#project/book-settings.ts';
import { trustIn } from '#project/book-trust.ts';

const book = followed(bookFile, (source) => ({ trust: trustIn(source) }));
/** Undefined while nothing can be said: a mistake in a file leaves what it said before. */
const isTrusted = (): boolean | undefined => {
  const now = book();
  return now === undefined ? false : now.trust;
};
const atStart = isTrusted() ?? false;
let reported = false;

/**
 * The message that replaces every answer once `book.yaml` sets `trusted` otherwise than when the server started; undefined until
 * then. The bounds of the book's programs were set at the start, and results of programs that ran without bounds are still kept.
 * A file that is not valid counts as changed only if it has lost the line `trusted: true`. The terminal shows the message once.
 */
export function trustChange(): string | undefined {
  const now = isTrusted();
  if (now === undefined || now === atStart) {
    reported = false;
    return undefined;
  }
  const message = `book.yaml ${atStart ? 'no longer says' : 'now says'} "trusted: true".\n  fix: stop this server and start it again`;
  if (!reported) console.error(`\n${message}\n`);
  reported = true;
  return message;
}
