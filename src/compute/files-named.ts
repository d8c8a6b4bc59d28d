import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noFile, type BookFile } from '#lab/lab.ts';
import { contentDir } from '#project/site.ts';

/** Reads the files of the book that a program has named, and no others: readers get these alone. */
export const filesNamed =
  (named: readonly string[]): BookFile =>
  (name) =>
    named.includes(name) && name.endsWith('.bin')
      ? new Uint8Array(readFileSync(join(contentDir, name))).buffer
      : noFile(name);
