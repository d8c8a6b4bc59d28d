import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one test has thrown at the site, and the fault that is planted to see that the test can fail. */
export interface Tried {
  area: string;
  what: string;
  count: number;
  planted: string;
}

const folder = '.cache/tried';

/** The notes of the last tests, by area. */
export function readTried(): Tried[] {
  if (!existsSync(folder)) return [];
  return added(
    readdirSync(folder)
      .sort()
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tried),
  );
}

/** Notes of the same, as one each. */
export function added(notes: readonly Tried[]): Tried[] {
  const rows = new Map<string, Tried>();
  for (const note of notes) {
    const key = JSON.stringify([note.area, note.what, note.planted]);
    rows.set(key, { ...note, count: note.count + (rows.get(key)?.count ?? 0) });
  }
  return [...rows.values()];
}

/** The same as a table in Markdown. */
export function triedTable(tried: readonly Tried[]): string {
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  return [
    '| area | what was tried | times | a planted fault that is found |',
    '| --- | --- | ---: | --- |',
    ...tried.map(
      ({ area, what, count, planted }) => `| ${cell(area)} | ${cell(what)} | ${count} | ${cell(planted)} |`,
    ),
  ].join('\n');
}
