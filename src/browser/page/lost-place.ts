import { editDistance } from '#book/edit-distance.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../element.ts';
import { showNote } from '../note.ts';

/** Takes away what was told before: one hash may be heard of twice. */
let close = () => {};

/**
 * Tells a reader whose link names a place that the page does not have, and offers the one that was probably meant. A name
 * with something stuck to its end, as in a sentence that ends with a link, is taken without it.
 */
export function reportLostPlace(id: string): void {
  const bare = /^[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_]/u.exec(id)?.[0] ?? '';
  const stuck = bare !== id ? document.getElementById(bare) : null;
  if (stuck) {
    location.hash = bare;
    return;
  }
  const places = [...document.querySelectorAll<HTMLElement>('article [id]')].filter(
    ({ id }) => !/-(heading|alt|question)$/.test(id),
  );
  const [near] = places
    .map((place) => ({ place, distance: editDistance(bare.toLowerCase(), place.id.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, bare.length / 3))
    .sort((a, b) => a.distance - b.distance);
  const [ask, mark] = messages.didYouMeanPlace;
  close();
  close = showNote([
    messages.noPlace(id.slice(0, 60)),
    ...(near ? [ask, el('a', { href: `#${near.place.id}` }, [near.place.id]), mark] : [messages.wholeAnswer]),
  ]);
}
