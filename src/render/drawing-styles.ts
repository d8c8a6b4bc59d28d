import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookStyles } from './book-styles.ts';
import { sources } from '#project/package-root.ts';

/** The site's styles for a drawing of its own, in the words and colour of the book, without rules for other media. */
export const drawingStyles = (): string =>
  ['tokens', 'roles', 'figures', 'plots', 'lab', 'stage', 'stage-picture']
    .map((name) => bookStyles(readFileSync(join(sources, 'site/styles', `${name}.css`), 'utf8')))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
