import { button, el } from './element.ts';
import { messages } from '#messages/of-book.ts';

/** How long a part of the program may take to load. */
const timeoutMs = 10_000;

/** Parts that failed before: a browser may remember that, and only a reload helps. */
const failed = new Set<string>();

/** The same promise, or one that is rejected with `late` once the time is over. */
export const inTime = <T>(promise: Promise<T>, ms: number, late?: Error): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(reject, ms, late))]);

/**
 * Loads a part of the program on first use.
 *
 * @param load   Imports it.
 * @param what   What the reader asked for: if it fails, the page says so and offers to try again. Without it a failure is
 *               silent, for the reader misses nothing.
 * @param again  Tries the same again.
 * @returns the part, or undefined if it did not come in time.
 */
export async function onDemand<T>(
  load: () => Promise<T>,
  what?: string,
  again?: () => void,
): Promise<T | undefined> {
  // Missing, damaged, late or of another kind: the reader can do the same about each.
  const part = await inTime(load(), timeoutMs).catch(() => undefined);
  if (!part && what) {
    report(what, failed.has(what) ? undefined : again);
    failed.add(what);
  }
  return part;
}

let note: HTMLElement | undefined;

function report(what: string, again?: () => void): void {
  const act = () => {
    note?.remove();
    if (again) again();
    else location.reload();
  };
  note?.remove();
  note = el('div', { class: 'page-notes' }, [
    el('p', { class: 'page-note', role: 'status' }, [
      messages.notLoaded(what),
      button(again ? messages.tryAgain : messages.reload, act, 'link'),
    ]),
  ]);
  document.body.prepend(note);
}
