import { globSync, readFileSync } from 'node:fs';
import { noFile, type BookFile } from '#lab/lab.ts';
import { contentDir } from '#project/site.ts';
import { quotedFile } from '#project/quoted-file.ts';

/** Bundlers read other signs as the end of a name, and what follows as an order. */
const isData = (name: string): boolean => /^[\p{L}\p{M}\p{N}/_. -]+\.bin$/u.test(name);

/**
 * The path of a file of the book that a program names: one of the book's own whose name ends in `.bin`.
 *
 * @throws Error if there is none.
 */
export function dataFile(name: string): string {
  const path = isData(name) ? quotedFile(name, contentDir) : undefined;
  if (path === undefined) noFile(name);
  return path!;
}

/** Names of the files of a book that its programs may read, in order. */
export const dataFiles = (book: string): string[] =>
  globSync('{*,*/data,questions/*/{live,line},pages/*/live}/*.bin', { cwd: book })
    .filter((name) => isData(name) && quotedFile(name, book) !== undefined)
    .sort();

function bytesOf(name: string): ArrayBuffer {
  const path = dataFile(name);
  try {
    return new Uint8Array(readFileSync(path)).buffer;
  } catch (error) {
    // Of Node's own message a program could show the reader in which folder the book was built.
    throw new Error(`The file “${name}” cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/**
 * Reads the files of the book that a program has named, and no others: readers get these alone. Each is read once, as in
 * a browser, so that what a program keeps beside a file serves all its runs.
 *
 * @returns what gives each by its name; it throws Error for another name, and for a file that cannot be read.
 */
export function filesNamed(named: readonly string[]): BookFile {
  const read = new Map<string, ArrayBuffer>();
  return (name) => {
    if (!named.includes(name)) return noFile(name);
    const file = read.get(name) ?? bytesOf(name);
    read.set(name, file);
    return file;
  };
}
