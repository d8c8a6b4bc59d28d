import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, CheckedQuestion } from './question.ts';

/** Results of earlier checks by folder, with what the folder looked like. */
export type CheckCache = Map<string, { stamp: string; checked: CheckedQuestion }>;

/** A question's result from the cache, or checked anew if any file of its folder has changed since. */
export function remembered(
  cache: CheckCache,
  folder: string,
  asked: Asked,
  check: () => CheckedQuestion,
): CheckedQuestion {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const stamp = JSON.stringify([
    asked,
    ...files.map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      return [file, mtimeMs, size];
    }),
  ]);
  const known = cache.get(folder);
  if (known?.stamp === stamp) return known.checked;
  const checked = check();
  // What a page quotes from elsewhere may change without its folder: a fault is looked for again.
  if (checked.problems.length === 0) cache.set(folder, { stamp, checked });
  else cache.delete(folder);
  return checked;
}
