import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, ReadQuestion } from './reading/read-question.ts';

/** Findings of earlier readings of questions. */
export interface ReadCache {
  /** A question as it was read before, or read anew if any file of its folder has changed since. */
  remembered(folder: string, asked: Asked, read: () => ReadQuestion): ReadQuestion;
}

/** Remembers while the program runs; a file has changed when its time or size has. */
export function recentReadings(): ReadCache {
  const known = new Map<string, { stamp: string; question: ReadQuestion }>();
  return {
    remembered(folder, asked, read) {
      const stamp = JSON.stringify([asked, stampOf(folder)]);
      const before = known.get(folder);
      if (before?.stamp === stamp) return before.question;
      const question = read();
      known.set(folder, { stamp, question });
      return question;
    },
  };
}

function stampOf(folder: string): unknown[] {
  return globSync('**/*', { cwd: folder })
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      return [file, mtimeMs, size];
    });
}
