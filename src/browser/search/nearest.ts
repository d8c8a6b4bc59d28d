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
  host
    .querySelector('ul')!
    .replaceChildren(
      ...found
        .slice(0, most)
        .map(({ url, title }) =>
          el('li', {}, [el('a', { href: url }, [title.map(({ text }) => text).join('')])]),
        ),
    );
  host.hidden = false;
}

const host = document.querySelector<HTMLElement>('[data-nearest]');
// The page says enough without them.
if (host) void showNearest(host).catch(() => {});
