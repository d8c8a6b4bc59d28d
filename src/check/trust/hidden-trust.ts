import { readFileSync } from 'node:fs';
import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import { saysTrusted } from '#project/book-trust.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** A book that is trusted in words which nobody finds who looks for them. */
export function hiddenTrust(file: string, book: Book | undefined, locate: LocateField): Problem[] {
  if (!book?.trusted || saysTrusted(readFileSync(file, 'utf8'))) return [];
  const problem = {
    message: 'The book is to be trusted, but does not say so in plain words.',
    expected: 'trusted: true, in a line of its own',
    fix: 'write it like this if you read every change of this book, or remove it',
  };
  return [{ ...locate(['trusted']), ...problem }];
}
