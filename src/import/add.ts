import { join } from 'node:path';
import { readBook } from '#check/read-book.ts';
import { withFirstNote } from '#check/record.ts';
import { planImport, type Source } from './plan.ts';
import { putFiles } from './put.ts';
import { countsOf, type ImportReport } from './report.ts';
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
  { today, dryRun = false }: { today: string; dryRun?: boolean },
): ImportReport {
  const target = readTarget(into);
  const plan = planImport(sources, target);
  const report: ImportReport = {
    version: 1,
    dryRun,
    into: shownPath(into),
    book: target.book ? 'existing' : 'created',
    files: plan.files,
    counts: countsOf(plan.files.flatMap(({ questions }) => questions)),
    written: [
      ...(plan.bookFile === undefined ? [] : [shownPath(join(into, 'book.yaml'))]),
      ...plan.pages.map(({ slug }) => shownPath(join(into, 'questions', slug, 'index.mdx'))),
    ],
    incomplete: plan.incomplete.map((problem) => ({ ...problem, file: shownPath(join(into, problem.file)) })),
  };
  if (dryRun || plan.pages.length === 0) return report;
  try {
    const pages = plan.pages.map(({ slug, source }) => {
      const folder = join(into, 'questions', slug);
      return {
        slug,
        source: target.published ? withFirstNote(source, folder, today, 'First published.') : source,
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
