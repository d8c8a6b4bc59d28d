import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nameRoles, ownRoles } from '#book/roles.ts';
import { bookSchema } from '#book/schema.ts';
import { contentDir } from './site.ts';

let own: string[] | undefined;

/** Styles of the site in the words of the book that is built. */
export function withRoleNames(css: string): string {
  const file = join(contentDir, 'book.yaml');
  own ??= existsSync(file) ? ownRoles(bookSchema.parse(parse(readFileSync(file, 'utf8'))).roles) : [];
  return nameRoles(css, own);
}

/** The same as a plugin of PostCSS. */
export const roleNames = {
  postcssPlugin: 'role-names',
  Rule: (rule: { selector: string }) => {
    const selector = withRoleNames(rule.selector);
    if (selector !== rule.selector) rule.selector = selector;
  },
  Declaration: (declaration: { prop: string; value: string }) => {
    for (const part of ['prop', 'value'] as const) {
      const text = withRoleNames(declaration[part]);
      if (text !== declaration[part]) declaration[part] = text;
    }
  },
};
