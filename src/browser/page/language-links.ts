import { decoded } from '#book/decoded.ts';

/** Leads to the same place of the page in another language: the last one passed that is there too. Their ids are the same. */

/** As far below the top of the window, in px, as a heading may stand to be the one that is read. */
const reading = 160;

/** Ids of places that have been passed, the one that is asked for and the last first. */
function passed(): string[] {
  const places = [...document.querySelectorAll<HTMLElement>('main [id]')];
  const above = places.filter((place) => {
    const { top, height } = place.getBoundingClientRect();
    return height > 0 && top < reading;
  });
  const ids = above.map(({ id }) => id).reverse();
  // At the top of the page nothing has been passed.
  return scrollY < reading && !location.hash ? [] : [decoded(location.hash.slice(1)), ...ids];
}

async function follow(link: HTMLAnchorElement): Promise<void> {
  const page = await fetch(link.href).then(
    (response) => response.text(),
    () => '',
  );
  const id = passed().find((id) => id !== '' && page.includes(` id="${id}"`));
  location.assign(link.href + (id === undefined ? '' : `#${id}`));
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]'))
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void follow(link);
  });
