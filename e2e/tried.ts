import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './site.ts';

/**
 * Notes what a test has thrown at the site, for the table in docs/robustness.md.
 *
 * @param planted  A fault that a test plants to see that this one can fail.
 * @param part     Tells the notes of tests apart that share a row.
 */
export function tried(area: string, what: string, count: number, planted: string, part = ''): void {
  const folder = join(root, '.cache/tried');
  mkdirSync(folder, { recursive: true });
  const name = `${area} ${what} ${part}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ area, what, count, planted }));
}
