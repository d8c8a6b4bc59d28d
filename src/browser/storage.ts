import { base } from './base-path.ts';

/** All that this site remembers in a browser, by name. Storage may be blocked, full or hold anything. */
type Name =
  | 'theme'
  | 'recent-searches'
  | 'kept-offline'
  | 'search-marks'
  | 'fonts'
  | 'practice'
  | 'practice-due'
  | 'read';

/** Words to mark belong to the tab that searched. */
const areaOf = (name: Name): Storage => (name === 'search-marks' ? sessionStorage : localStorage);

/** Several books may lie on one host: what belongs to one has its place in the name. */
const keyOf = (name: Name): string =>
  name === 'read' || name.startsWith('practice') ? `${name} ${base}` : name;

/** What is remembered; null where that is nothing. */
export function recall(name: Name): string | null {
  try {
    return areaOf(name).getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets it with null. Without storage nothing is remembered. */
export function remember(name: Name, text: string | null): void {
  try {
    if (text === null) areaOf(name).removeItem(keyOf(name));
    else areaOf(name).setItem(keyOf(name), text);
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
