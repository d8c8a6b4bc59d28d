import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { textFile } from '#book/translation.ts';
import { frontMatterOf } from './front-matter.ts';
import { commandLine, installed } from './package-root.ts';

/**
 * Settings from the environment. Read once, as this module is loaded, which throws Error at a wrong SITE_URL, BASE_PATH or PORT.
 * Every link of the site goes through `href`.
 *
 * SITE_URL   canonical origin, e.g. https://example.org
 * BASE_PATH  folder of the deployment below that origin, e.g. /book/
 * BOOK_LANGUAGE  one of the book's translations, which is shown or built below that folder, e.g. de below /book/de/
 * CONTENT_DIR  the book to build: by default this folder where it has a book.yaml, else content/; OUT_DIR  where the finished site goes
 * PORT  the first port that a server tries
 * CACHE_DIR  what is kept between builds of the book, such as its finished pages; an empty folder builds from nothing
 */
function canonicalOrigin(value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new Error(
      `SITE_URL is "${value}", which is not a valid URL. Expected an origin such as https://example.org; ` +
        `set it like this: SITE_URL=https://example.org ${commandLine('build')}`,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`SITE_URL is "${value}". Expected an address that begins with https:// or http://.`);
  }
  return url.origin;
}

function normalizedBase(value: string): string {
  const trimmed = value.replace(/^\/+|\/+$/g, '');
  if (!/^[\w.~/-]*$/.test(trimmed)) {
    throw new Error(
      `BASE_PATH is "${value}". Expected letters, digits, "-", "_", "." and "/", for example /book/.`,
    );
  }
  return trimmed === '' ? '/' : `/${trimmed}/`;
}

export const siteUrl = canonicalOrigin(process.env['SITE_URL'] || 'http://localhost:4321');
const ownBase = normalizedBase(process.env['BASE_PATH'] || '/');
/** The language of the translation that is made; undefined for the book in its own language. */
export const translation = process.env['BOOK_LANGUAGE'] || undefined;
/** The folder of a language, in addresses as in the site. */
export const languageFolder = (code: string): string => `${code.toLowerCase()}/`;
/** The path of the book in one of its translations, or in its own language. */
export const basePathIn = (code?: string): string =>
  code === undefined ? ownBase : ownBase + languageFolder(code);
export const basePath = basePathIn(translation);
const ownRepository = existsSync('book.yaml') || (installed && !existsSync('content/book.yaml'));
export const contentDir = resolve(process.env['CONTENT_DIR'] || (ownRepository ? '.' : 'content'));
/** The folder that readers' paths of the book's files start from: the book's own repository, or else the folder around it. */
export const repository = contentDir === resolve('.') ? contentDir : dirname(contentDir);
/** The folder of a book that is served as it is: its own `public/`, or that beside a book in `content/` of this folder. */
export const publicFolder = (content: string): string =>
  resolve(resolve(content) === resolve('content') ? '.' : content, 'public');
export const outDir = resolve(process.env['OUT_DIR'] || 'dist');

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT is "${value}". Expected a number from 1 to 65535.`);
}

/** The first port that a server tries. */
export const wantedPort = portNumber(process.env['PORT'] || '4321');

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * Where the generator keeps something in a folder: below a name that only this disk knows, of when and where it made the folder
 * that commands run in. Whoever sends a book cannot know it, so that nothing which came with a book is taken for our own.
 */
export function keptIn(folder: string): string {
  const { ino, birthtimeNs } = statSync('.', { bigint: true });
  return resolve(folder, shortHash(`${ino} ${birthtimeNs}`));
}

/** Where builds of this project work. */
export const workFolder = keptIn('.cache');

/** The cache between builds, one for each book, so that two books never share files. */
export const cacheDirOf = (content: string): string => join(workFolder, shortHash(resolve(content)));
/** The cache of all languages of the book. */
export const ownCache = process.env['CACHE_DIR'] ? keptIn(process.env['CACHE_DIR']) : cacheDirOf(contentDir);
export const cacheDir = join(ownCache, translation ?? '');

/** Whether a question or a page has its text in a language, and no draft of it; for undefined, in the book's own. */
export function hasText(kind: 'questions' | 'pages', slug: string, language?: string): boolean {
  const path = join(contentDir, kind, textFile(kind === 'questions' ? `${slug}/index` : slug, language));
  return existsSync(path) && !isDraft(frontMatterOf(readFileSync(path, 'utf8')) ?? '');
}

function isDraft(frontMatter: string): boolean {
  // Each link of a translation asks.
  if (!frontMatter.includes('draft')) return false;
  try {
    return (parse(frontMatter) as { draft?: unknown } | null)?.draft === true;
  } catch {
    return false;
  }
}

/** Whether a path leads to a text that the translation has not: it stays in the book's own language. */
function isUntranslated(path: string): boolean {
  const [, question, page] =
    /^\/*(?:questions\/([a-z0-9-]+)(?:\/|\.md)|([a-z0-9-]+)\/(?:[?#]|$))/.exec(path) ?? [];
  if (question !== undefined) return !hasText('questions', question, translation);
  return page !== undefined && hasText('pages', page) && !hasText('pages', page, translation);
}

/** A link within the site: `href('/topics/')` is `/book/topics/` under BASE_PATH=/book/. */
export function href(path: string): string {
  const base = translation !== undefined && isUntranslated(path) ? ownBase : basePath;
  return base + path.replace(/^\/+/, '');
}

/** The same link with the canonical origin in front. */
export function absoluteUrl(path: string): string {
  return siteUrl + href(path);
}
