import type { Problem } from '#book/problem.ts';
import { bookFile, bookSettings } from '#project/book-settings.ts';
import { shownPath } from '#project/shown-path.ts';

/** Settings that a server reads once, when it starts. */
const names = ['language', 'translations', 'fonts', 'practice', 'exports', 'analytics'] as const;

const read = (): string[] => names.map((name) => JSON.stringify(bookSettings()?.[name]) ?? '');
const atStart = read();

/** A problem for each of them that has another value in book.yaml by now, until the server is started again. */
export const changedSettings = (): Problem[] =>
  read().flatMap((value, at): Problem[] =>
    value === atStart[at]
      ? []
      : [
          {
            file: shownPath(bookFile),
            message: `"${names[at]}" has changed, which this server reads when it starts.`,
            fix: 'stop this server and start it again',
            draft: true,
          },
        ],
  );
