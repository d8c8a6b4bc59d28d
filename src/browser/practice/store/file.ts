import { messages } from '#messages/of-book.ts';
import { problemOf, byTime, reviewOf, type Review } from '../schedule/review.ts';

const format = 'grounded-practice';
const version = 1;
/** Clocks of a reader's devices differ by less. */
const dayMs = 86_400_000;

/** The log as a file that `reviewsIn` takes. */
export const fileOf = (book: string, reviews: readonly Review[], now: number): string =>
  JSON.stringify({
    format,
    version,
    book,
    exported: new Date(now).toISOString(),
    reviews: reviews.toSorted(byTime),
  });

/** A file is refused whole. The message says what is wrong, where, what was expected and what to do. */
export class RefusedFile extends Error {}

/**
 * The reviews in a file.
 *
 * @param book    Name of this book.
 * @param isOurs  Whether this book has a card. The file of another book is known by its name and by its cards: a book may
 *                get another name.
 * @throws RefusedFile
 */
export function reviewsIn(text: string, book: string, isOurs: (card: string) => boolean): Review[] {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new RefusedFile(messages.fileNoJson);
  }
  const given = typeof file === 'object' && file !== null ? (file as Record<string, unknown>) : {};
  if (given['format'] !== format || !Array.isArray(given['reviews']))
    throw new RefusedFile(messages.fileOfOtherKind(format));
  if (given['version'] !== version)
    throw new RefusedFile(messages.fileOfOtherVersion(shown(given['version']), version));
  const rows = given['reviews'] as unknown[];
  const reviews = rows.map((row, at) => {
    const problem = problemOf(row, Date.now() + dayMs);
    if (problem) throw new RefusedFile(messages.fileRowInvalid(at + 1, problem.field, problem.example));
    return reviewOf(row)!;
  });
  if (given['book'] !== book && reviews.length > 0 && !reviews.some(({ card }) => isOurs(card)))
    throw new RefusedFile(messages.fileOfOtherBook(shown(given['book']), book));
  return reviews;
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);
