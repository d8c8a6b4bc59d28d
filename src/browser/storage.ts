/** All that this site remembers in a browser, by name. Storage may be blocked, full or hold anything. */
type Name = 'theme' | 'recent-searches' | 'kept-offline' | 'search-marks' | 'fonts' | OfBook;

/** Several books may share a host: entries of one have the path of its site after their name. */
type OfBook = `${'practice' | 'practice-due' | 'read'} ${string}`;

/** Words to mark belong to the tab that searched. */
const areaOf = (name: Name): Storage => (name === 'search-marks' ? sessionStorage : localStorage);

/** A remembered text; null if there is none. */
export function recall(name: Name): string | null {
  try {
    return areaOf(name).getItem(name);
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets it with null. Without storage nothing is remembered. */
export function remember(name: Name, text: string | null): void {
  try {
    if (text === null) areaOf(name).removeItem(name);
    else areaOf(name).setItem(name, text);
  } catch {
    // Blocked or full: every use can do without.
  }
}

/** A remembered value, parsed as JSON; null if there is none. */
export function recallJson(name: Name): unknown {
  try {
    return JSON.parse(recall(name) ?? 'null');
  } catch {
    return null;
  }
}
