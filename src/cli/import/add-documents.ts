import { nearest } from '#book/problem.ts';
import { readBook } from '#check/read-book.ts';
import { withFirstNote } from '#check/versions/record.ts';
import { messagesIn } from '#messages/languages.ts';
import { shownPath } from '#project/shown-path.ts';
import { join } from 'node:path';
import { putFiles } from '../add/put-files.ts';
import { readTarget, type Target } from '../add/target.ts';
import { planImport } from './plan/plan.ts';
import type { Source } from './questions/answer.ts';
import type { FolderReport } from './questions/read-paths.ts';
import { countsOf, type ImportReport } from './report/report.ts';

interface Options {
  today: string;
  dryRun?: boolean;
  folders?: FolderReport[];
  /** Slug of a topic of the book, for all questions; without it each gets the one that its document names, or a guess. */
  topic?: string | undefined;
}

/** Adds the questions of documents to a content folder, all or none. Throws an Error without a book or the topic. */
export function addDocuments(
  sources: readonly Source[],
  into: string,
  { today, dryRun = false, folders = [], topic }: Options,
): ImportReport {
  const target = readTarget(into);
  if (topic !== undefined) requireTopic(topic, target.book);
  const plan = planImport(sources, target, topic);
  const written = plan.pages.flatMap(({ slug, pictures }) =>
    ['index.mdx', ...pictures.map(({ name }) => name)].map((name) => join('questions', slug, name)),
  );
  if (plan.bookFile !== undefined) written.unshift('book.yaml');
  const report: ImportReport = {
    version: 1,
    dryRun,
    into: shownPath(into),
    book: target.book ? 'existing' : 'created',
    ...(!target.book && { language: plan.language, ...(!plan.known && { languageUnknown: true }) }),
    folders,
    files: plan.files,
    counts: countsOf(plan.files.flatMap(({ questions }) => questions)),
    written: written.map((path) => shownPath(join(into, path))),
    incomplete: [],
  };
  if (dryRun || plan.pages.length === 0) return report;
  try {
    const { firstPublished } = messagesIn(target.book?.language ?? 'en');
    const noted = (source: string, folder: string) =>
      target.published ? withFirstNote(source, folder, today, firstPublished) : source;
    putFiles(into, plan.pages, plan.bookFile, noted);
  } catch (error) {
    const message = `${shownPath(into)} could not be written: ${(error as Error).message}. Nothing was added.`;
    return { ...report, error: message, written: [] };
  }
  const problems = readBook(into).problems.filter(({ file }) => report.written.includes(file));
  return { ...report, incomplete: problems.map(({ file, line, message }) => ({ file, line, message })) };
}

function requireTopic(topic: string, book: Target['book']): void {
  const known = book?.topics.map(({ slug }) => slug) ?? [];
  if (known.includes(topic)) return;
  const expected = book ? `one of ${known.join(', ')}` : 'a book that has topics';
  const meant = nearest(topic, known);
  const other = meant === undefined ? 'add it to "topics" in book.yaml first' : `--topic ${meant}`;
  const fix = book ? other : 'leave --topic out: a new book gets the parts of its documents as topics';
  throw new Error(
    `The book has no topic "${topic}".\n  expected: ${expected}\n  fix: ${fix}\n\nNothing was written.`,
  );
}
