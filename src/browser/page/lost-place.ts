import { editDistance } from '#book/edit-distance.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../element.ts';
import { showNote } from '../note.ts';

/** Closes the previous notice: one hash may be reported twice. */
let close = () => {};

/**
 * Reports a link to a place that the page does not have, and offers the one that was probably meant. Signs stuck to the end
 * of a name, as in a sentence that ends with a link, are ignored.
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
