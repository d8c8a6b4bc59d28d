import { messages } from '#messages/of-book.ts';

/**
 * The state of a page's lab in its address, which links to it hold: `#lab?rank=2`, or `#lab` for the defaults; `#live?…`
 * for one that runs when it is asked to.
 */

/** The state that a part of an address asks for; undefined where it asks for no lab. */
export const stateOf = (hash: string, place = 'lab'): string | undefined =>
  new RegExp(`^#${place}(?:$|\\?(.*))`, 's').exec(hash)?.slice(1).join('');

export const stateHash = (state: string, place: string): string => `#${place}${state && `?${state}`}`;

/** Replaces the state in the address without a new history entry, and notifies the page's stage and lab. */
export function keepState(state: string, place = 'lab'): void {
  history.replaceState(history.state, '', stateHash(state, place));
  dispatchEvent(new Event('lab-state'));
}

/** A sentence that names parameters of a link that do not exist; empty if there are none. */
export function unknownParameters(dropped: readonly string[]): string {
  return dropped.length > 0 ? messages.unknownParameters(dropped.map((name) => name.slice(0, 30))) : '';
}
