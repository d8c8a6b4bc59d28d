import { base } from '../base-path.ts';
import { versionsRead } from '../practice/overview/progress.ts';
import { recallJson, remember } from '../storage.ts';

/** Remembers that this answer was read, for the map of a book that can be practised. */
export function noteReading(version: string): void {
  const slug = location.pathname.split('/').at(-2)!;
  const read = new Map(versionsRead(recallJson(`read ${base}`))).set(slug, version);
  remember(`read ${base}`, JSON.stringify(Object.fromEntries(read)));
}
