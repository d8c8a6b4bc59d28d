import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookStyles } from './book-styles.ts';
import { sources } from '#project/package-root.ts';

/** The site's styles of what is drawn, in the words and the colour of the book, without comments and rules for other media: for a drawing that stands alone. */
export const drawingStyles = (): string =>
  ['tokens', 'figures', 'lab', 'stage']
    .map((name) => bookStyles(readFileSync(join(sources, 'site/styles', `${name}.css`), 'utf8')))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
