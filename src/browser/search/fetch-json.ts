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
 * Fetches JSON; whatever stops it becomes a LoadError.
 *
 * @param read  Takes the text out of the response.
 */
export async function fetchJson<T>(
  url: string,
  name: string,
  read = (response: Response) => response.text(),
): Promise<T> {
  const giveUp = new AbortController();
  const text = await partInTime(fetchText(url, name, read, giveUp.signal), name).finally(() =>
    giveUp.abort(),
  );
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new LoadError(
      text.trimStart().startsWith('<') ? messages.pageInPlaceOf(name) : messages.cameIncomplete(name),
    );
  }
}

async function fetchText(
  url: string,
  name: string,
  read: (response: Response) => Promise<string>,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(url, { signal }).catch(() => {
    throw new LoadError(messages.didNotCome(name));
  });
  if (!response.ok) throw new LoadError(messages.serverAnswered(response.status, name));
  return read(response).catch(() => {
    throw new LoadError(messages.cameIncomplete(name));
  });
}
