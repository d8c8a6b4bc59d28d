import type { OfflineBook, OfflineFile } from '#book/offline-files.ts';
import { build, cacheName, hasLeft, scope, broadcast } from './scope.ts';

/**
 * The whole book, cached on request. One cache holds the files of one build and of no other: each is checked against that
 * build's list, and the list is stored last, so that a book without its list is not whole.
 */

const prefix = cacheName('book ');
const own = prefix + build.version;
const listUrl = `${scope}offline.json`;

/** How long one file may take. */
const timeoutMs = 60_000;

/** Files fetched at a time. */
const lanes = 6;

/** Whether the book of this build is whole; undefined until that has been looked up. */
let whole: boolean | undefined;
export const knownWhole = (): boolean | undefined => whole;

export async function isWhole(): Promise<boolean> {
  if (whole === undefined) {
    // By its name, for to open a cache creates it. Meanwhile the book may have become whole.
    const list = await caches.match(listUrl, { cacheName: own });
    whole ??= list !== undefined;
  }
  return whole;
}

const booksThere = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(prefix));

/** The book of an earlier build that is whole, if any. */
async function earlier(): Promise<{ cache: Cache; files: Map<string, string> } | undefined> {
  for (const name of await booksThere()) {
    if (name === own) continue;
    const cache = await caches.open(name);
    const list = await cache.match(listUrl);
    if (!list) continue;
    const { files } = (await list.json()) as OfflineBook;
    return { cache, files: new Map(files.map(({ path, integrity }) => [path, integrity])) };
  }
  return undefined;
}

export const earlierIsWhole = async (): Promise<boolean> => (await earlier()) !== undefined;

/**
 * Fetches the missing files. Files of an interrupted attempt, and unchanged ones, are reused.
 *
 * @throws if a file does not come in time, or not as it was built, or once `stop` is aborted.
 */
export async function cacheBook(stop: AbortSignal): Promise<void> {
  const inTime = () => AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
  const list = await fetch(listUrl, { cache: 'no-store', integrity: build.list, signal: inTime() });
  const { files, bytes: of } = (await list.clone().json()) as OfflineBook;
  const cache = await caches.open(own);
  const before = await earlier();
  let bytes = 0;
  const cacheFile = async ({ path, integrity, bytes: size }: OfflineFile) => {
    const url = scope + path;
    if (!(await cache.match(url))) {
      const same = before?.files.get(path) === integrity ? await before.cache.match(url) : undefined;
      const response = same ?? (await fetch(url, { cache: 'no-cache', integrity, signal: inTime() }));
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      await cache.put(url, response);
    }
    bytes += size;
    broadcast({ kind: 'progress', bytes, of });
  };
  const queue = files.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const file of queue) {
        stop.throwIfAborted();
        await cacheFile(file);
      }
    }),
  );
  await cache.put(listUrl, list);
  whole = true;
}

/** Deletes the books of other builds, or all. */
export async function deleteBooks(all: boolean): Promise<void> {
  for (const name of await booksThere()) if (all || name !== own) await caches.delete(name);
  if (all) whole = false;
}

/** A file of the book, whatever query its address has; a redirect where the slash of a page is missing. */
export async function fromBook(request: Request): Promise<Response | undefined> {
  if (hasLeft()) return undefined;
  const cache = await caches.open(own);
  const url = new URL(request.url);
  const { search } = url;
  url.search = url.hash = '';
  const found = await cache.match(url);
  if (found || url.pathname.endsWith('/')) return found;
  if (!(await cache.match(`${url}/`))) return undefined;
  return Response.redirect(`${url}/${search}`, 301);
}
