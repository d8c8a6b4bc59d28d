import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { commandLine, installed } from './package-root.ts';

/**
 * Settings from the environment. Read once; every link of the site goes through `href`.
 *
 * SITE_URL   canonical origin, e.g. https://example.org
 * BASE_PATH  folder of the deployment below that origin, e.g. /book/
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
export const basePath = normalizedBase(process.env['BASE_PATH'] || '/');
const ownRepository = existsSync('book.yaml') || (installed && !existsSync('content/book.yaml'));
export const contentDir = resolve(process.env['CONTENT_DIR'] || (ownRepository ? '.' : 'content'));
/** The folder that readers' paths of the book's files start from: the book's own repository, or else the folder around it. */
export const repository = contentDir === resolve('.') ? contentDir : dirname(contentDir);
/** The folder of a book that is served as it is: its own `public/`, or that beside a book in `content/` of this folder. */
export const publicFolder = (content: string): string =>
  join(resolve(content) === resolve('content') ? '.' : content, 'public');
export const outDir = resolve(process.env['OUT_DIR'] || 'dist');

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT is "${value}". Expected a number from 1 to 65535.`);
}

/** The first port that a server tries. */
export const wantedPort = portNumber(process.env['PORT'] || '4321');

/** The cache between builds, one for each book, so that two books never share files. */
export function cacheDirOf(content: string): string {
  return resolve('.cache/books', createHash('sha256').update(resolve(content)).digest('hex').slice(0, 12));
}
export const cacheDir = process.env['CACHE_DIR'] ? resolve(process.env['CACHE_DIR']) : cacheDirOf(contentDir);

/** A link within the site: `href('/topics/')` is `/book/topics/` under BASE_PATH=/book/. */
export function href(path: string): string {
  return basePath + path.replace(/^\/+/, '');
}

/** The same link with the canonical origin in front. */
export function absoluteUrl(path: string): string {
  return siteUrl + href(path);
}
