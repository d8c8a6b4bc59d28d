/** Searches that led somewhere, kept in this browser alone. Storage may be blocked or hold anything. */

const key = 'recent-searches';
const most = 6;

export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored
      .filter((query): query is string => typeof query === 'string' && query.length <= 200)
      .slice(0, most);
  } catch {
    return [];
  }
}

export function rememberSearch(query: string): void {
  const text = query.trim();
  if (text === '') return;
  const others = recentSearches().filter((other) => other.toLowerCase() !== text.toLowerCase());
  write(JSON.stringify([text, ...others].slice(0, most)));
}

export const forgetSearches = (): void => write(undefined);

function write(value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without storage there are no recent searches.
  }
}
