import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noFile, type BookFile } from '#lab/lab.ts';
import { contentDir } from '#project/site.ts';

/** The path of a file of the book that a program names: one within the book whose name ends in `.bin`. */
export function dataFile(name: string): string {
  if (/^\/|\.\.|(?<!\.bin)$/.test(name)) noFile(name);
  return join(contentDir, name);
}

/**
 * Reads the files of the book that a program has named, and no others: readers get these alone. Each is read once, as in
 * a browser, so that what a program keeps beside a file serves all its runs.
 */
export function filesNamed(named: readonly string[]): BookFile {
  const read = new Map<string, ArrayBuffer>();
  return (name) => {
    if (!named.includes(name)) return noFile(name);
    const file = read.get(name) ?? new Uint8Array(readFileSync(dataFile(name))).buffer;
    read.set(name, file);
    return file;
  };
}
