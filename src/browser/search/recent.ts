import { recallJson, remember } from '../storage.ts';

/** Searches that led somewhere, remembered in this browser alone. */

const most = 6;

export function recentSearches(): string[] {
  const stored = recallJson('recent-searches');
  if (!Array.isArray(stored)) return [];
  return stored
    .filter((query): query is string => typeof query === 'string' && query.length <= 200)
    .slice(0, most);
}

export function rememberSearch(query: string): void {
  const text = query.trim();
  if (text === '') return;
  const others = recentSearches().filter((other) => other.toLowerCase() !== text.toLowerCase());
  remember('recent-searches', JSON.stringify([text, ...others].slice(0, most)));
}

export const forgetSearches = (): void => remember('recent-searches', null);
