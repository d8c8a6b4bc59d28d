import { matchPrecache, precache } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import type { WorkboxPlugin } from 'workbox-core';
import { isCacheOf, type ToWorker } from '#book/offline-files.ts';
import { cacheBook, deleteBooks, earlierIsWhole, fromBook, isWhole, knownWhole } from './book-cache.ts';
import { cacheOpenPages, deleteOldest, deleteUnneeded, pageKey } from './page-cache.ts';
import { assetsCache, build, hasLeft, pagesCache, scope, setLeft, broadcast, worker } from './scope.ts';

/**
 * The service worker. A book that is cached whole is served from its cache until a newer one is whole too and the reader
 * reloads. Otherwise pages come from the network, and from the cache where that fails; what they need has its content in
 * its name. So files of two builds never meet.
 */

/** How long a page that was read before may take from the network. */
const networkSeconds = 4;

const inScope = (url: URL): boolean => url.href.startsWith(scope);
const leaves = (request: Request): boolean =>
  request.mode === 'navigate' && new URL(request.url).searchParams.has('nosw');

// Comes first: the way out must not depend on anything below. Open pages are served until they close, from the network alone.
worker.addEventListener('fetch', (event) => {
  if (leaves(event.request)) event.waitUntil(leave());
  if (hasLeft()) event.stopImmediatePropagation();
});

async function leave(): Promise<void> {
  setLeft();
  stop.abort();
  await worker.registration.unregister();
  for (const name of await caches.keys()) if (isCacheOf(scope, name)) await caches.delete(name);
}

precache(build.shell);

const whileHere: WorkboxPlugin = {
  cacheWillUpdate: ({ response }) => Promise.resolve(response.status === 200 && !hasLeft() ? response : null),
};
const pages = new NetworkFirst({
  cacheName: pagesCache,
  networkTimeoutSeconds: networkSeconds,
  plugins: [
    whileHere,
    {
      cacheKeyWillBeUsed: ({ request }) => Promise.resolve(pageKey(request.url)),
      cacheDidUpdate: deleteOldest,
    },
  ],
});
const assets = new CacheFirst({ cacheName: assetsCache, plugins: [whileHere] });

// While it is unknown whether the book is cached, it may be.
registerRoute(
  ({ url }) => inScope(url) && knownWhole() !== false,
  async (context) => {
    const cached = (await isWhole()) ? await fromBook(context.request) : undefined;
    return cached ?? fromNetwork(context);
  },
);
registerRoute(
  ({ url, request }) => inScope(url) && (request.mode === 'navigate' || isAsset(url)),
  fromNetwork,
);

const isAsset = (url: URL): boolean => url.href.startsWith(`${scope}assets/`);

type Context = Parameters<typeof pages.handle>[0] & { request: Request; url: URL };

async function fromNetwork(context: Context): Promise<Response> {
  if (hasLeft()) return fetch(context.request);
  if (context.request.mode === 'navigate') return pages.handle(context);
  if (isAsset(context.url)) return (await matchPrecache(context.request)) ?? assets.handle(context);
  return fetch(context.request);
}

setCatchHandler(async ({ request }) =>
  request.mode === 'navigate' ? ((await instead()) ?? Response.error()) : Response.error(),
);

/** The page shown in place of a missing one: in a book that is whole, no such page exists. */
async function instead(): Promise<Response | undefined> {
  if (!(await isWhole())) return matchPrecache(`${scope}offline/`);
  const page = await fromBook(new Request(`${scope}404.html`));
  return page && new Response(page.body, { status: 404, headers: page.headers });
}

worker.addEventListener('install', (event) => event.waitUntil(prepare()));

/** Takes over at once, unless an earlier build is cached whole: then this one is fetched whole, and waits for the reader. */
async function prepare(): Promise<void> {
  if (await earlierIsWhole()) await cacheBook(new AbortController().signal);
  else await worker.skipWaiting();
}

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await deleteBooks(false);
      await askWhileStarting(!(await isWhole()));
      await cacheOpenPages().catch(() => {});
      await deleteUnneeded();
    })(),
  ),
);

/** Whether the browser asks the network for a page while this program starts; a book that is cached whole needs no network. */
async function askWhileStarting(wanted: boolean): Promise<void> {
  const { navigationPreload } = worker.registration;
  // Older browsers have none.
  await (wanted ? navigationPreload?.enable() : navigationPreload?.disable());
}

let stop = new AbortController();
worker.addEventListener('message', (event) => {
  const { kind } = event.data as ToWorker;
  if (kind === 'stop') stop.abort();
  else event.waitUntil({ keep, forget, renew: () => worker.skipWaiting() }[kind]());
});

async function keep(): Promise<void> {
  stop = new AbortController();
  try {
    await cacheBook(stop.signal);
    await askWhileStarting(false);
    // Pages that were open before are served too from here on.
    await worker.clients.claim();
    broadcast({ kind: 'kept' });
  } catch (error) {
    if (stop.signal.aborted) broadcast({ kind: 'stopped' });
    else broadcast({ kind: 'failed', why: error instanceof Error ? error.name : '' });
  }
}

async function forget(): Promise<void> {
  await deleteBooks(true);
  await askWhileStarting(true);
  broadcast({ kind: 'forgotten' });
}
