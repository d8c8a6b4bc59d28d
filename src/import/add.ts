import { join } from 'node:path';
import { readBook } from '#check/read-book.ts';
import { withFirstNote } from '#check/record.ts';
import { messagesIn } from '#messages/languages.ts';
import { planImport } from './plan.ts';
import type { Source } from './read-document.ts';
import { putFiles } from './put.ts';
import { countsOf, type FolderReport, type ImportReport } from './report.ts';
import { readTarget } from './target.ts';
import { shownPath } from '#render/shown-path.ts';

/**
 * Adds the questions of documents to a content folder, all or none, and says what became of every line.
 *
 * @param today  YYYY-MM-DD, for the first note of an answer.
 * @throws Error if the folder holds what is no book.
 */
export function addDocuments(
  sources: readonly Source[],
  into: string,
  { today, dryRun = false, folders = [] }: { today: string; dryRun?: boolean; folders?: FolderReport[] },
): ImportReport {
  const target = readTarget(into);
  const plan = planImport(sources, target);
  const report: ImportReport = {
    version: 1,
    dryRun,
    into: shownPath(into),
    book: target.book ? 'existing' : 'created',
    folders,
    files: plan.files,
    counts: countsOf(plan.files.flatMap(({ questions }) => questions)),
    written: [
      ...(plan.bookFile === undefined ? [] : [shownPath(join(into, 'book.yaml'))]),
      ...plan.pages.flatMap(({ slug, pictures }) =>
        ['index.mdx', ...pictures.map(({ name }) => name)].map((name) =>
          shownPath(join(into, 'questions', slug, name)),
        ),
      ),
    ],
    incomplete: plan.incomplete.map((problem) => ({ ...problem, file: shownPath(join(into, problem.file)) })),
  };
  if (dryRun || plan.pages.length === 0) return report;
  try {
    const { firstPublished } = messagesIn(target.book?.language ?? 'en');
    const pages = plan.pages.map(({ slug, source, pictures }) => {
      const folder = join(into, 'questions', slug);
      return {
        slug,
        pictures,
        source: target.published ? withFirstNote(source, folder, today, firstPublished) : source,
      };
    });
    putFiles(into, pages, plan.bookFile);
  } catch (error) {
    const message = `${shownPath(into)} could not be written: ${(error as Error).message}. Nothing was added.`;
    return { ...report, error: message, written: [] };
  }
  const own = new Set(report.written);
  const problems = readBook(into).problems.filter(({ file }) => own.has(file));
  return { ...report, incomplete: problems.map(({ file, line, message }) => ({ file, line, message })) };
}
