import { commandLine } from '#project/package-root.ts';
import type { FolderReport } from '../questions/read-paths.ts';
import type { ImportReport } from './report.ts';

/** Lines that both forms of the report have. */

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const hidden = names.length - most;
  return names.slice(0, most).join(', ') + (hidden > 0 ? ` and ${hidden} more` : '');
}

/** How a folder was read, and which of its files were not, by reason. */
export function folderLines({ folder, notes, lists, leftOut }: FolderReport): string[] {
  const titles = notes === 1 ? 'its title' : 'their titles';
  const read = [
    ...(notes > 0 ? [`${counted(notes, 'file')} as one question each, by ${titles}`] : []),
    ...(lists > 0 ? [`${counted(lists, 'file')} as a list of questions`] : []),
  ];
  const left = [...Map.groupBy(leftOut, ({ reason }) => reason)].map(
    ([reason, files]) =>
      `  left out ${listed(
        files.map(({ file }) => file),
        5,
      )}: ${reason}`,
  );
  return [`${folder}: read ${read.join(', ') || 'nothing'}`, ...left];
}

/** How the report ends: what was found and written, and at most so many things that the book lacks. */
export function endLines(report: ImportReport, most: number): string[] {
  const { counts, written, into, book, language, dryRun, incomplete, error } = report;
  if (error !== undefined) return [error];
  const { taken, existing, duplicate, unanswered, refused } = counts;
  const found = taken + existing + duplicate + unanswered + refused;
  if (found === 0) return ['No question was found. Nothing was written.'];
  const line = `${counted(found, 'question')} found: ${taken} taken, ${existing} already in the book, ${duplicate} asked twice, ${unanswered} without an answer, ${refused} refused.`;
  if (taken === 0) return [line, 'Nothing new: nothing was written.'];
  const created =
    book === 'created' ? ', with a new book.yaml: give the book its name, tagline and description' : '';
  const name = language && new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  const spoken = name ? ` It is in ${name}: change "language" in book.yaml if its documents are not.` : '';
  const files = `${dryRun ? 'Would write' : 'Wrote'} ${counted(written.length, 'file')} below ${into}${created}.${spoken}`;
  const { length } = incomplete;
  if (length === 0) return [line, files];
  const lacks = incomplete.map(
    (one) => `  ${one.file}${one.line === undefined ? '' : `:${one.line}`}: ${one.message}`,
  );
  const title = `${length === 1 ? 'One thing' : `${length} things`} to complete before the book builds:`;
  const more = length > most ? [`  and ${length - most} more: ${commandLine('build')}`] : [];
  return [line, files, '', title, ...lacks.slice(0, most), ...more];
}
