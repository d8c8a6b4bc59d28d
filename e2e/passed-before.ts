import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const marks = resolve('.cache/passed');

/** Files of the project that a file imports, itself and by others; packages are known from the lock file. */
function closureOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return found;
  found.add(file);
  if (!/\.[jt]s$/.test(file)) return found;
  const names = readFileSync(file, 'utf8').matchAll(
    /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|new URL\(\s*)['"]([^'"?]+)/g,
  );
  for (const [, name] of names) {
    if (name!.startsWith('.')) closureOf(resolve(dirname(file), name!), found);
    else if (name!.startsWith('#')) closureOf(resolve('src', name!.slice(1)), found);
    else if (name!.startsWith('grounded/')) closureOf(resolve('src', name!.slice('grounded/'.length)), found);
  }
  return found;
}

/** Other files of a book that a test may read by path: data, and answers where it names their kind or looks for files. */
function dataOf(book: string, programs: string): string[] {
  if (!/['"]node:(fs|child_process|worker_threads)/.test(programs)) return [];
  const unread = /mdx|glob|readdir/.test(programs) ? /\.ts$/ : /\.(ts|mdx)$/;
  return globSync('**/*.*', { cwd: book, exclude: (name) => name === 'node_modules' })
    .filter((name) => !unread.test(name))
    .sort()
    .map((name) => join(book, name))
    .filter((file) => statSync(file).isFile());
}

/** Where it is noted that a test of a book has passed with the same programs, data, packages and Node.js. */
export function markOf(test: string, book: string): string {
  const closure = [...closureOf(resolve(test))].sort();
  const programs = closure.map((file) => readFileSync(file, 'utf8')).join('\n');
  const hash = createHash('sha256').update(process.version).update(readFileSync('package-lock.json'));
  for (const file of [...closure, ...dataOf(book, programs)])
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return join(marks, hash.digest('hex'));
}

export const hasPassed = (mark: string): boolean => existsSync(mark);

export function notePassed(all: readonly string[]): void {
  mkdirSync(marks, { recursive: true });
  for (const mark of all) writeFileSync(mark, '');
}
