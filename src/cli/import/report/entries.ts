import { relative } from 'node:path';
import type { FileReport, ImportReport, Status } from './report.ts';

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
  const folder = folders.find((one) => file.startsWith(`${one.folder}/`))?.folder;
  return (folder === undefined ? file : relative(folder, file)) + (line === undefined ? '' : `:${line}`);
}

const unpublished: Record<Exclude<Status, 'taken'>, string> = {
  unanswered: 'without an answer',
  duplicate: 'asked and answered twice',
  existing: 'already in the book',
  refused: 'could not be written safely',
};

/** Everything in a report that needs a look or was left out. */
export function entriesOf(report: ImportReport): Entry[] {
  const ofFolders = report.folders.flatMap(({ leftOut }) =>
    leftOut.map(({ file, reason }) => leave('file', 1, reason, reason, file)),
  );
  return [...ofFolders, ...report.files.flatMap((file) => ofFile(report, file))];
}

const leave = (noun: string, count: number, kind: string, message: string, at: string): Entry => ({
  kind: kind.replace(/\d+/g, 'N'),
  message,
  at,
  left: { noun, count },
});

function ofFile(report: ImportReport, file: FileReport): Entry[] {
  const { repairs, unsure, questions, parts, unit } = file;
  const remark = ({ message, line }: { message: string; line?: number }): Entry => ({
    kind: kindOf(message),
    message,
    at: placeOf(report, file, line),
  });
  return [
    ...[...repairs, ...unsure].map(remark),
    ...questions.flatMap(({ unsure, line }) => unsure.map((message) => remark({ message, line }))),
    ...questions.flatMap(({ status, line, question, reason = '' }): Entry[] => {
      if (status === 'taken') return [];
      const why = unpublished[status];
      return [leave('question', 1, why, `${why}: "${question}" ${reason}`, placeOf(report, file, line))];
    }),
    ...parts.flatMap(({ from, to, reason }): Entry[] => {
      if (reason === undefined) return [];
      const lines = from === to ? from : `${from}-${to}`;
      return [leave(unit, to - from + 1, reason, reason, placeOf(report, file, lines))];
    }),
  ];
}

/** A message without what differs from place to place. */
const kindOf = (message: string): string =>
  message
    .replace(/".*"/gs, '"…"')
    .replace(/ \(.*\)$/s, '')
    .replace(/https?:\S+/g, '…')
    .replace(/\d+/g, 'N');
