import type { z } from 'astro/zod';

export type SchemaIssue = z.core.$ZodIssue;

/**
 * Checks a value with a schema. An issue says something only where the schema has words of its own for it, as the predicate
 * of a sentence ("is empty"); otherwise its message is empty, and `expectation` says what was asked for.
 */
export const checkedBy = <S extends z.ZodType>(schema: S, value: unknown) =>
  schema.safeParse(value, { error: () => '' });

/** How YAML calls what the schema has another name for. */
const kinds: Readonly<Record<string, string>> = {
  array: 'list',
  record: 'map of names to values',
  object: 'map of fields',
  int: 'whole number',
  date: 'date such as 2026-11-25',
};

/** The values that a schema takes where an issue was found, as far as its message does not say them. */
export function expectation(issue: SchemaIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `a ${kinds[issue.expected] ?? issue.expected}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'too_big':
      return issue.message ? undefined : `at most ${issue.maximum}`;
    case 'too_small':
      return issue.message
        ? undefined
        : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'custom':
      return issue.params?.['expected'] as string | undefined;
    default:
      return undefined;
  }
}
