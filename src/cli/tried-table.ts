import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one test has thrown at the site, and the fault that is planted, if one is, to see that the test can fail. */
export interface Tried {
  area: string;
  what: string;
  count: number;
  planted?: string;
}

const folder = '.cache/tried';

/** The notes of the last tests, by area. */
export function readTried(): Tried[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tried);
}

/** The same as a table in Markdown. */
export function triedTable(tried: readonly Tried[]): string {
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  return [
    '| area | what was tried | times | a planted fault that is found |',
    '| --- | --- | ---: | --- |',
    ...tried.map(
      ({ area, what, count, planted = '' }) =>
        `| ${cell(area)} | ${cell(what)} | ${count} | ${cell(planted)} |`,
    ),
  ].join('\n');
}
