import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accent } from '#book/look/accent.ts';
import { letterOf, letterShapes, symbolShapes } from '#book/look/symbol.ts';
import { bookSettings } from '#project/book-settings.ts';
import { readPicture } from './picture.ts';
import { contentDir, href } from '#project/site.ts';

/** The mark of a book beside its name, on its cards and as the icon of its pages. */
export type CardMark =
  /** Its `symbol.svg`: shapes in a square of 24, drawn in the accent colour in lines 2.4 wide. */
  | { shapes: string }
  /** Its `logo`, shown as it is: an address that holds the picture itself, and its size in px. */
  | { picture: string; width: number; height: number }
  /** The first letter of its name. */
  | { letter: string };

/**
 * The book's logo; without one its symbol; without a symbol that can be shown, the first letter of its name.
 *
 * @throws as readPicture does for a logo.
 */
export function bookMark(): CardMark {
  const book = bookSettings();
  if (book?.logo !== undefined) {
    const { bytes, type, width, height } = readPicture(join(contentDir, book.logo));
    return { picture: `data:${type};base64,${bytes.toString('base64')}`, width, height };
  }
  const file = join(contentDir, 'symbol.svg');
  const shapes = existsSync(file) ? symbolShapes(readFileSync(file, 'utf8')) : undefined;
  return shapes === undefined ? { letter: letterOf(book?.name ?? '') } : { shapes };
}

/** The mark in the square of 24 beside the name of the book in the header. */
export function markHtml(mark: CardMark): string {
  if ('picture' in mark) return `<image href="${href('/favicon.svg')}" width="24" height="24"></image>`;
  return 'shapes' in mark ? mark.shapes : letterShapes(mark.letter);
}

/** A symbol as a picture of its own. */
export const symbolSvg = (shapes: string, colours: string, strokeWidth = 2.4): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>${colours}</style>` +
  `<g fill="none" stroke="currentColor" stroke-width="${strokeWidth}" stroke-linecap="round">${shapes}</g></svg>`;

/** The icon of the book's pages, an SVG whatever the mark is: its address never changes. */
export function iconSvg(mark: CardMark, { light, dark }: Accent): string {
  if ('picture' in mark)
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><image href="${mark.picture}" width="24" height="24"/></svg>`;
  const font = 'letter' in mark ? 'text{font-family:system-ui,sans-serif}' : '';
  const colours = `svg{color:${light}}@media(prefers-color-scheme:dark){svg{color:${dark}}}${font}`;
  return symbolSvg('letter' in mark ? letterShapes(mark.letter) : mark.shapes, colours);
}
