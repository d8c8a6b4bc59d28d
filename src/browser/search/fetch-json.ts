import { inTime } from '../on-demand.ts';
import { messages } from '#messages/of-book.ts';

/** How long a part of the index may take to load. */
const timeoutMs = 8_000;

/** Failure to load a part; its message completes "because …". */
export class LoadError extends Error {}

/** The same promise, or a LoadError when its part of the index is late. */
export const partInTime = <T>(promise: Promise<T>, name: string): Promise<T> =>
  inTime(promise, timeoutMs, new LoadError(messages.late(name, timeoutMs / 1000)));

/**
 * Fetches JSON.
 *
 * @throws LoadError, whatever stops it.
 */
export const fetchJson = <T>(url: string, name: string): Promise<T> =>
  partInTime(readJson<T>(url, name), name);

async function readJson<T>(url: string, name: string): Promise<T> {
  const because = (message: string) => () => {
    throw new LoadError(message);
  };
  const response = await fetch(url).catch(because(messages.didNotCome(name)));
  if (!response.ok) throw new LoadError(messages.serverAnswered(response.status, name));
  const text = await response.text().catch(because(messages.cameIncomplete(name)));
  try {
    return JSON.parse(text) as T;
  } catch {
    const isPage = text.trimStart().startsWith('<');
    throw new LoadError(isPage ? messages.pageInPlaceOf(name) : messages.cameIncomplete(name));
  }
}
