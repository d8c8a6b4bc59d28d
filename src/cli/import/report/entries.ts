import { relative } from 'node:path';
import type { FileReport, ImportReport, QuestionReport } from './report.ts';

/** A remark on a place of a document, or, with `left`, a noun for one of the things that were left out there. */
export interface Entry {
  message: string;
  at: string;
  left?: string;
  /** Number of things that were left out, if not one. */
  count?: number;
}

/** A place as its reader finds it: in the only file, or in one of a folder by its path there. */
export function placeOf(
  { files, folders }: ImportReport,
  { file, unit }: FileReport,
  line?: string | number,
) {
  if (files.length === 1) return line === undefined ? '' : `${unit} ${line}`;
  const folder = folders.find((one) => !relative(one.folder, file).startsWith('..'))?.folder;
  return (folder === undefined ? file : relative(folder, file)) + (line === undefined ? '' : `:${line}`);
}

const unpublished: Partial<Record<QuestionReport['status'], string>> = {
  unanswered: 'without an answer',
  duplicate: 'asked and answered twice',
  existing: 'already in the book',
  refused: 'could not be written safely',
};

/** Everything in a report that needs a look or was left out. */
export function entriesOf(report: ImportReport): Entry[] {
  const ofFolders = report.folders.flatMap(({ leftOut }) =>
    leftOut.map(({ file, reason }) => ({ message: reason, at: file, left: 'file' })),
  );
  const ofFiles = report.files.flatMap((file) => {
    const { repairs, unsure, questions, parts, unit } = file;
    const at = (line?: string | number) => placeOf(report, file, line);
    return [
      ...[...repairs, ...unsure].map(({ line, ...remark }) => ({ ...remark, at: at(line) })),
      ...questions.flatMap(({ unsure, line }) => unsure.map((message) => ({ message, at: at(line) }))),
      ...questions.flatMap(({ status, line, question, reason = '' }) => {
        const why = unpublished[status];
        return why === undefined
          ? []
          : [{ message: `${why}: "${question}" ${reason}`, at: at(line), left: 'question' }];
      }),
      ...parts.flatMap(({ from, to, reason }) => {
        const place = at(from === to ? from : `${from}-${to}`);
        return reason === undefined ? [] : [{ message: reason, at: place, left: unit, count: to - from + 1 }];
      }),
    ];
  });
  return [...ofFolders, ...ofFiles];
}
