/** Lists the pages that the service worker has kept, on the page that stands for one it has not. */

async function listPages(host: HTMLElement): Promise<void> {
  const { scope } = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration;
  const cache = await caches.open(`${scope} pages`);
  const items: HTMLElement[] = [];
  for (const { url } of await cache.keys()) {
    const html = (await (await cache.match(url))?.text()) ?? '';
    const title = new DOMParser().parseFromString(html, 'text/html').querySelector('h1')?.textContent;
    if (!title) continue;
    const link = document.createElement('a');
    link.href = url;
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    items.push(item);
  }
  host.querySelector('ul')!.replaceChildren(...items);
  host.hidden = items.length === 0;
}

const host = document.querySelector<HTMLElement>('[data-read-pages]');
// The page says enough without them.
if (host && 'serviceWorker' in navigator) void listPages(host).catch(() => {});
