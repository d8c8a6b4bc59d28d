import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainSymbol, symbolShapes } from '#book/symbol.ts';
import { contentDir } from './site.ts';

/** The shapes of the book's symbol, of the plain one where it has none. They are drawn in a square of 24, in lines 2.4 wide. */
export function bookSymbol(): string {
  const file = join(contentDir, 'symbol.svg');
  return existsSync(file) ? symbolShapes(readFileSync(file, 'utf8')) : plainSymbol;
}

/** A symbol as a picture of its own. */
export const symbolSvg = (shapes: string, colours: string, strokeWidth = 2.4): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>${colours}</style>` +
  `<g fill="none" stroke="currentColor" stroke-width="${strokeWidth}" stroke-linecap="round">${shapes}</g></svg>`;
