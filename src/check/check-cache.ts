import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, CheckedQuestion } from './question.ts';

/** What is known of questions from earlier checks. */
export interface CheckCache {
  /** A question's result from before, or checked anew if any file of its folder has changed since. */
  remembered(folder: string, asked: Asked, check: () => CheckedQuestion): CheckedQuestion;
}

/** Remembers while the program runs; a file has changed when its time or size has. */
export function recentChecks(): CheckCache {
  const known = new Map<string, { stamp: string; checked: CheckedQuestion }>();
  return {
    remembered(folder, asked, check) {
      const stamp = JSON.stringify([asked, stampOf(folder)]);
      const before = known.get(folder);
      if (before?.stamp === stamp) return before.checked;
      const checked = check();
      // What a page quotes from elsewhere may change without its folder: a fault is looked for again.
      if (checked.problems.length === 0) known.set(folder, { stamp, checked });
      else known.delete(folder);
      return checked;
    },
  };
}

function stampOf(folder: string): unknown[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.map((file) => {
    const { mtimeMs, size } = statSync(join(folder, file));
    return [file, mtimeMs, size];
  });
}
