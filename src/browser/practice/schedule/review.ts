/** How well a card was known: again, hard, good, easy. */
export type Grade = 1 | 2 | 3 | 4;
export const grades: readonly Grade[] = [1, 2, 3, 4];

/** One look at one card: a row of the log, which is only added to. */
export interface Review {
  id: string;
  /** Slug of its question, `#`, and its id there. */
  card: string;
  grade: Grade;
  /** Milliseconds since 1970. */
  at: number;
  /** State of the card that was seen. */
  state: string;
}

/** Beyond this year a calendar has no day for what comes back a hundred years later. */
const latest = Date.UTC(9999, 0);

/** A test of each field, and a value that passes it. */
const fields: Readonly<Record<keyof Review, [fits: (value: unknown) => boolean, example: string]>> = {
  id: [matches(/^[\w-]{1,64}$/), '"0b7e4a52-…"'],
  card: [matches(/^[^\s#]{1,200}#\S{1,200}$/), '"question#place"'],
  grade: [(value) => grades.some((grade) => grade === value), '1, 2, 3, 4'],
  at: [
    (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) < latest,
    '1700000000000',
  ],
  state: [matches(/^[0-9a-f]{8}$/), '"0123abcd"'],
};

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/**
 * The first field that keeps a value from being a review, with an example of what it should be; undefined for a review.
 *
 * @param until  What is later, of another clock or of a stranger, would put its card away for as long.
 */
export function problemOf(
  value: unknown,
  until = Infinity,
): { field: keyof Review; example: string } | undefined {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  for (const [field, [fits, example]] of Object.entries(fields))
    if (!fits(given[field])) return { field: field as keyof Review, example };
  return (given['at'] as number) > until ? { field: 'at', example: fields.at[1] } : undefined;
}

/** A review without other properties; undefined for a value that is none. */
export function reviewOf(value: unknown): Review | undefined {
  if (problemOf(value)) return undefined;
  const { id, card, grade, at, state } = value as Review;
  return { id, card, grade, at, state };
}

/** The order of the log: by time, and at the same time by id, so that it is the same wherever its rows come from. */
export const byTime = (a: Review, b: Review): number => a.at - b.at || (a.id < b.id ? -1 : 1);
