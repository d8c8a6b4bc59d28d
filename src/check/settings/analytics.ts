import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import { trust } from '../trust/bounded-code.ts';

/** A program of another site would have in all pages the rights of the site's own, which only a trusted book may give. */
export function analyticsProblems(book: Book, trusted: boolean, locate: LocateField): Problem[] {
  if (!book.analytics || trusted) return [];
  const problem = {
    message: `The script ${book.analytics.script} of another site would run for all readers.`,
    expected: 'no script of another site in a book that is not trusted',
    fix: `remove the field; ${trust}`,
  };
  return [{ ...locate(['analytics']), ...problem }];
}
