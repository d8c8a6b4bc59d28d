import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './program.ts';
import { withRoleNames } from './role-styles.ts';

/** The site's styles of what is drawn, in the words of the book, without comments and rules for other media: for a drawing that stands alone. */
export const drawingStyles = (): string =>
  ['tokens', 'figures', 'lab', 'stage']
    .map((name) => withRoleNames(readFileSync(join(program, 'layouts/styles', `${name}.css`), 'utf8')))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
