import { wordsOfPath } from '#search/address-words.ts';
import { base } from '../base-path.ts';
import { el } from '../element.ts';
import { search } from './search.ts';

/** On the page for addresses that do not exist: offers the pages nearest to the address that was asked for. */

const most = 3;

async function showNearest(host: HTMLElement): Promise<void> {
  const path = location.pathname.slice(base.length - 1);
  const words = wordsOfPath(path);
  // Its own address is nobody's mistake.
  if (words === '' || path === '/404.html') return;
  const { found } = await search(`${words} `);
  if (found.length === 0) return;
  const items = found.slice(0, most).map(({ url, title }) => {
    const text = title.map((part) => part.text).join('');
    return el('li', {}, [el('a', { href: url }, [text])]);
  });
  host.querySelector('ul')!.replaceChildren(...items);
  host.hidden = false;
}

const host = document.querySelector<HTMLElement>('[data-nearest]');
// The page says enough without them.
if (host) void showNearest(host).catch(() => {});
