import { onDemand } from './on-demand.ts';

/**
 * Words of a search, marked on the page that was opened from it. They travel in the tab's session storage and never in
 * an address, so that a link that is shared marks nothing.
 */

const key = 'search-marks';

/** Leaves words for a page that is about to be opened. */
export function markThere(url: URL, stems: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ path: url.pathname, stems }));
  } catch {
    // Without storage the page opens unmarked.
  }
}

/** Marks words on this page. */
export async function markHere(stems: readonly string[]): Promise<void> {
  if (stems.length === 0) return;
  const part = await onDemand(() => import('./marked-words.ts'));
  part?.showMarks(stems);
}

/** Marks what a search has left for this page, once. */
export function takeMarks(): void {
  let left: unknown;
  try {
    left = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  const { path, stems } = (left ?? {}) as { path?: unknown; stems?: unknown };
  if (path === location.pathname && Array.isArray(stems))
    void markHere(stems.filter((stem): stem is string => typeof stem === 'string').slice(0, 20));
}
