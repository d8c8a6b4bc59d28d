import { relative } from 'node:path';
import type { Remark } from '../read/decode.ts';
import type { FileReport, ImportReport, QuestionReport } from './report.ts';

/** A remark on a place of a document, or, with `left`, lines, questions or files of it that were left out. */
export interface Entry {
  /** Remarks of one kind stand together. */
  kind: string;
  message: string;
  at: string;
  left?: { noun: string; count: number };
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
  const leave = (noun: string, count: number, kind: string, at: string, message = kind): Entry => ({
    kind: kind.replace(/\d+/g, 'N'),
    message,
    at,
    left: { noun, count },
  });
  const ofFolders = report.folders.flatMap(({ leftOut }) =>
    leftOut.map(({ file, reason }) => leave('file', 1, reason, file)),
  );
  const ofFiles = report.files.flatMap((file) => {
    const { repairs, unsure, questions, parts, unit } = file;
    const notes = questions.flatMap(({ unsure, line }) => unsure.map((message) => ({ message, line })));
    return [
      ...[...repairs, ...unsure, ...notes].map(({ message, line, left }: Remark): Entry => {
        const at = placeOf(report, file, line);
        return left ? leave(left, 1, kindOf(message), at, message) : { kind: kindOf(message), message, at };
      }),
      ...questions.flatMap(({ status, line, question, reason = '' }) => {
        const why = unpublished[status];
        const at = placeOf(report, file, line);
        return why === undefined ? [] : [leave('question', 1, why, at, `${why}: "${question}" ${reason}`)];
      }),
      ...parts.flatMap(({ from, to, reason }) => {
        const at = placeOf(report, file, from === to ? from : `${from}-${to}`);
        return reason === undefined ? [] : [leave(unit, to - from + 1, reason, at)];
      }),
    ];
  });
  return [...ofFolders, ...ofFiles];
}

/** A message without what differs from place to place. */
const kindOf = (message: string): string =>
  message
    .replace(/".*"/gs, '"…"')
    .replace(/ \(.*\)$/s, '')
    .replace(/https?:\S+/g, '…')
    .replace(/\d+/g, 'N');
