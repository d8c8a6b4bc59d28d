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

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Hash of other files that a test may read by path. */
export type Data = (programs: string) => string;

const reads = (programs: string) =>
  /['"]node:(fs|child_process|worker_threads)|\bimport\((?!\s*['"])/.test(programs);
const filesIn = (patterns: readonly string[], cwd = '.') =>
  globSync(patterns, { cwd, exclude: (name) => /^(node_modules|\.cache|dist|lib|__pycache__)$/.test(name) })
    .sort()
    .map((name) => join(cwd, name))
    .filter((file) => statSync(file).isFile());

/** Of a book: data, and answers where a test names their kind or looks for files. */
export function dataOfBook(book: string): Data {
  const files = filesIn(['**/*.*'], book);
  return (programs) => {
    if (!reads(programs)) return '';
    const unread = /mdx|glob|readdir/.test(programs) ? /\.ts$/ : /\.(ts|mdx)$/;
    return hashOf(files.filter((file) => !unread.test(file)));
  };
}

/** Of the project, whose tests go through its sources, documents and books: all that there is. */
export function dataOfProject(): Data {
  let all: string | undefined;
  return (programs) =>
    reads(programs) ? (all ??= hashOf(filesIn(['*', '{src,e2e,docs,bench,content,public}/**/*']))) : '';
}

/** Where it is noted that a test has passed with the same programs, data, packages and Node.js. */
export function markOf(test: string, data: Data): string {
  const closure = [...closureOf(resolve(test))].sort();
  const programs = closure.map((file) => readFileSync(file, 'utf8')).join('\n');
  const all = [process.version, hashOf(['package-lock.json', ...closure]), data(programs)];
  return join(marks, createHash('sha256').update(all.join()).digest('hex'));
}

export const hasPassed = (mark: string): boolean => existsSync(mark);

export function notePassed(all: readonly string[]): void {
  mkdirSync(marks, { recursive: true });
  for (const mark of all) writeFileSync(mark, '');
}
