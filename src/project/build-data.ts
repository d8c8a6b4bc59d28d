import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookPage } from '#book/book-page.ts';
import type { CardsOfQuestion } from '#book/practice-card.ts';
import type { PublishedPage } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book } from '#book/schema.ts';
import type { Withdrawn } from '#book/published.ts';

/** What one process of a build leaves for the next, each in a file of JSON. */
export interface Prepared {
  book: Book;
  /** One record for each question. */
  records: QuestionRecord[];
  /** The same of the book's own pages. */
  pages: BookPage[];
  /** Questions that were taken back. */
  withdrawn: Withdrawn[];
  /** Every formula as MathML; see math.ts. */
  formulas: Readonly<Record<string, string>>;
  /** Whether a browser prints the book, too. */
  printed: boolean;
  /** What only the finished pages of questions tell. */
  finished: PublishedPage[];
  /** What readers can practise, question by question in the order of the book; formulas with their source as `data-tex`. */
  cards: CardsOfQuestion[];
  /** What search reads, of questions and of the book's own pages: its path in the site, and its text. */
  searched: (readonly [path: string, content: string])[];
}

/** Names their folder in the environment: pages are rendered by programs that are bundled apart, and share only that. */
export const preparedVariable = 'GROUNDED_PREPARED';

/** One of these files; undefined where nothing was prepared, as on an author's server. */
export function prepared<N extends keyof Prepared>(name: N): Prepared[N] | undefined {
  const folder = process.env[preparedVariable];
  return folder === undefined ? undefined : readPrepared(folder, name);
}

export const readPrepared = <N extends keyof Prepared>(folder: string, name: N): Prepared[N] =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Prepared[N];

export const writePrepared = <N extends keyof Prepared>(folder: string, name: N, value: Prepared[N]): void =>
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
