import { join } from 'node:path';
import { bookSettings, followed } from '#project/book-settings.ts';
import { contentDir } from '#project/site.ts';
import { readOwnCss } from './own-css.ts';

const sheet = (name: string) => {
  const path = join(contentDir, name);
  return followed(path, (source) => readOwnCss(path, contentDir, source).css);
};
let read: { name: string; css: ReturnType<typeof sheet> } | undefined;

/**
 * The styles that a book adds to every page: its fonts, and its own style sheet, in a layer after those for screens and
 * before those for system colours, print and missing scripts, which no book takes away. Empty for a book without.
 *
 * @param fonts  Styles that its fonts bring.
 */
export function ownLook(fonts: string): string {
  const name = bookSettings()?.css;
  if (name !== undefined && read?.name !== name) read = { name, css: sheet(name) };
  const css = name === undefined ? '' : `@layer book{${read?.css() ?? ''}}`;
  return fonts || css ? `@layer tokens,base,prose,layout,parts,book;${fonts}${css}` : '';
}
