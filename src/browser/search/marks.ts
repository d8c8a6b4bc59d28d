import { onDemand } from '../on-demand.ts';
import { recallJson, remember } from '../storage.ts';

/**
 * Words of a search, marked on the page that was opened from it. They travel in the tab's session storage and never in
 * an address, so that a link that is shared marks nothing.
 */

/** Leaves words for a page that is about to be opened. */
export const markThere = ({ pathname: path }: URL, stems: readonly string[]): void =>
  remember('search-marks', JSON.stringify({ path, stems }));

/** Marks words on this page. */
export async function markHere(stems: readonly string[]): Promise<void> {
  if (stems.length === 0) return;
  const part = await onDemand(() => import('./marked-words.ts'));
  part?.showMarks(stems);
}

/** Marks the words that a search has left for this page, once. */
export function takeMarks(): void {
  const { path, stems } = (recallJson('search-marks') ?? {}) as { path?: unknown; stems?: unknown };
  remember('search-marks', null);
  if (path === location.pathname && Array.isArray(stems))
    void markHere(stems.filter((stem): stem is string => typeof stem === 'string').slice(0, 20));
}
