import { isTrustedBook, trustNow } from '#project/book-settings.ts';

const atStart = isTrustedBook();
let reported = false;

/**
 * The message that replaces every answer once `book.yaml` sets `trusted` otherwise than when the server started; undefined until
 * then. The bounds of the book's programs were set at the start, and results of programs that ran without bounds are still kept.
 * A file that is not valid counts as changed only if it has lost the line `trusted: true`. The terminal shows the message once.
 */
export function trustChange(): string | undefined {
  const now = trustNow();
  if (now === undefined || now === atStart) {
    reported = false;
    return undefined;
  }
  const message = `book.yaml ${atStart ? 'no longer says' : 'now says'} "trusted: true".\n  fix: stop this server and start it again`;
  if (!reported) console.error(`\n${message}\n`);
  reported = true;
  return message;
}
