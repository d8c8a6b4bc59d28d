import { matchPrecache } from 'workbox-precaching';
import { allNeedsOf } from '#book/page-needs.ts';
import { assetsCache, hasLeft, pagesCache, scope, worker } from './scope.ts';

/** Pages that were read, with the files they need. Those are named by their content and never stand for another build's. */

/** The oldest are deleted beyond this. */
const mostPages = 60;

const assetUrl = (name: string): string => `${scope}assets/${name}`;

/** The address that a page is cached under. */
export function pageKey(address: string): string {
  const url = new URL(address);
  url.search = url.hash = '';
  return url.href;
}

/** Caches the pages that are open while the service worker is installed; the browser has their files still. */
export async function cacheOpenPages(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await Promise.all(open.map(({ url }) => (url.startsWith(scope) ? cachePage(pageKey(url)) : undefined)));
}

async function cachePage(url: string): Promise<void> {
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok || response.redirected || hasLeft()) return;
  const [pages, assets] = await Promise.all([caches.open(pagesCache), caches.open(assetsCache)]);
  const html = await response.clone().text();
  for (const name of await allNeedsOf(html, textOfAsset)) {
    if (!(await matchPrecache(assetUrl(name))) && !(await assets.match(assetUrl(name))))
      await assets.add(new Request(assetUrl(name), { cache: 'force-cache' }));
  }
  await pages.put(url, response);
}

async function textOfAsset(name: string): Promise<string | undefined> {
  const response = await fetch(assetUrl(name), { cache: 'force-cache' });
  return response.ok ? response.text() : undefined;
}

export async function deleteOldest(): Promise<void> {
  if (hasLeft()) return;
  const cache = await caches.open(pagesCache);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - mostPages))) await cache.delete(key);
}

/** Deletes files that no cached page needs any more. */
export async function deleteUnneeded(): Promise<void> {
  const [pages, assets] = [await caches.open(pagesCache), await caches.open(assetsCache)];
  const needed = new Set<string>();
  const textOf = async (name: string) => (await assets.match(assetUrl(name)))?.text();
  for (const key of await pages.keys()) {
    const html = await (await pages.match(key))?.text();
    for (const name of await allNeedsOf(html ?? '', textOf)) needed.add(assetUrl(name));
  }
  for (const key of await assets.keys()) if (!needed.has(key.url)) await assets.delete(key);
}
