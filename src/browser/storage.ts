/** All that this site remembers in a browser, by name. Storage may be blocked, full or hold anything. */
type Name = 'theme' | 'recent-searches' | 'kept-offline' | 'search-marks' | 'fonts' | OfBook;

/** Several books may lie on one host: what belongs to one has the place of its site behind its name. */
type OfBook = `${'practice' | 'practice-due' | 'read'} ${string}`;

/** Words to mark belong to the tab that searched. */
const areaOf = (name: Name): Storage => (name === 'search-marks' ? sessionStorage : localStorage);

/** What is remembered; null where that is nothing. */
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

/** What is remembered as JSON; null where it is none. */
export function recallJson(name: Name): unknown {
  try {
    return JSON.parse(recall(name) ?? 'null');
  } catch {
    return null;
  }
}
