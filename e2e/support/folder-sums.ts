import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from '#project/book-files.ts';

/** Every file below a folder, by its path there, with the sum of its bytes. */
export function folderSums(folder: string): Record<string, string> {
  const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(
    filesBelow(folder)
      .sort()
      .map((file) => [relative(folder, file), sum(file)]),
  );
}
