/** Lists the pages that the service worker has cached, on the page that is shown for any other. */
import { textOfHtml } from '#book/entities.ts';

/** The heading of a page as text. Read as text, not parsed: the site's policy lets nothing make markup of a string. */
function titleOf(html: string): string {
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
  return textOfHtml(heading).trim();
}

async function listPages(host: HTMLElement): Promise<void> {
  const { scope } = await navigator.serviceWorker.ready;
  const cache = await caches.open(`${scope} pages`);
  const items: HTMLElement[] = [];
  for (const { url } of await cache.keys()) {
    if (new URL(url).pathname === location.pathname) continue;
    const html = (await (await cache.match(url))?.text()) ?? '';
    const title = titleOf(html);
    if (!title) continue;
    // Built by hand: the service worker fetches all that this page needs for every reader.
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
