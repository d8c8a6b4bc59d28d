/** A small book of another subject, with every part there is. Tests build it in place of the real book. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const fixtureSource = resolve(import.meta.dirname, '../fixtures/book');
export const germanBook = resolve(import.meta.dirname, '../fixtures/book-de');
/** Where its site is, built as these settings say. */
export const fixtureSite = resolve(import.meta.dirname, '../../.cache/e2e/book');
/** Cache of the build of that site. */
export const fixtureCache = `${fixtureSite}-cache`;
export const fixtureSettings = { BASE_PATH: '/book/', SITE_URL: 'https://example.org' };

const temporary: string[] = [];
process.on('exit', () => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder outside the checkout, which goes when this process ends. */
export function temporaryFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));
  temporary.push(folder);
  return folder;
}

/** The book laid out anew in a folder outside the checkout, where nothing else is; it goes when this process ends. */
export function copyFixture(name: string): string {
  // Pages name the files that they quote with the folder of the book.
  const copy = join(temporaryFolder(name), 'content');
  cpSync(fixtureSource, copy, { recursive: true });
  return copy;
}
