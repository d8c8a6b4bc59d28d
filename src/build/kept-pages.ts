import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheDir } from '#site.ts';

/** A question's page as readers get it, and as other programs do. */
export interface FinishedPage {
  number: number;
  /** Its canonical address. */
  address: string;
  html: string;
  /** The answer as search reads it. */
  searched: string;
  markdown: string;
  /** Its question and short answer as plain text. */
  question: string;
  shortAnswer: string;
  /** Slugs that the question had before. */
  formerly: string[];
  /** What else of the site belongs to this question alone, in base64 by path: its short link and its cards. */
  beside: Record<string, string>;
}

const folder = resolve(cacheDir, 'pages');
const pathOf = (slug: string, key: string): string => join(folder, `${slug}.${key}.json`);

/** Whether an earlier build has finished the page that depends on just this, and its file is whole. */
export function isKept(slug: string, key: string): boolean {
  try {
    const file = openSync(pathOf(slug, key), 'r');
    const last = Buffer.alloc(1);
    try {
      readSync(file, last, 0, 1, fstatSync(file).size - 1);
    } finally {
      closeSync(file);
    }
    return last.toString() === '}';
  } catch {
    // Never made, or empty.
    return false;
  }
}

/** Such a page. */
export function keptPage(slug: string, key: string): FinishedPage {
  return JSON.parse(readFileSync(pathOf(slug, key), 'utf8')) as FinishedPage;
}

/** The answers of a book as search reads them, by the paths of their pages and in the order of these. */
export function* searchedPages(keys: Readonly<Record<string, string>>): Generator<[string, string]> {
  const paths = Object.keys(keys).map((slug) => [`questions/${slug}/index.html`, slug] as const);
  for (const [path, slug] of paths.sort(([a], [b]) => (a < b ? -1 : 1)))
    yield [path, keptPage(slug, keys[slug]!).searched];
}

export function keepPage(slug: string, key: string, page: FinishedPage): void {
  mkdirSync(folder, { recursive: true });
  const temporary = `${pathOf(slug, key)}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(page));
  renameSync(temporary, pathOf(slug, key));
}

/** Forgets the pages that no longer belong to the book. */
export function forgetOthers(keys: Readonly<Record<string, string>>): void {
  if (!existsSync(folder)) return;
  const current = new Set(Object.entries(keys).map(([slug, key]) => `${slug}.${key}.json`));
  for (const name of readdirSync(folder)) if (!current.has(name)) rmSync(join(folder, name));
}
