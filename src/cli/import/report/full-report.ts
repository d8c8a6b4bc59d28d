import type { Unit } from '../markdown/parse-markdown.ts';
import type { Remark } from '../read/decode.ts';
import { counted, endLines, folderLines, listed } from './report-lines.ts';
import { statuses, type FileReport, type ImportReport, type Status } from './report.ts';

const titles: Record<Status, string> = {
  taken: 'taken',
  existing: 'already in the book, left as they are',
  duplicate: 'asked twice, left out',
  unanswered: 'without an answer, not published',
  refused: 'could not be written safely, left out',
};

/** The report as a person reads it who wants every question and line. */
export const formatReport = (report: ImportReport): string =>
  [
    ...report.folders.flatMap((folder) => [...folderLines(folder), '']),
    ...report.files.flatMap((file) => [...fileLines(file), '']),
    ...endLines(report, 20),
  ].join('\n');

function fileLines(report: FileReport): string[] {
  const { file, error, unit, lines, questions, parts, repairs, unsure } = report;
  if (error !== undefined) return [file, `  ${error}`];
  const out = [`${file}: ${counted(lines, unit)}`];
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) out.push(`  ${title}`, ...lines.map((line) => `    ${line}`));
  };
  section('repaired', gathered(repairs, unit));
  for (const status of statuses) {
    const own = questions.filter((question) => question.status === status);
    const shown = own.map(({ line, question, slug, topic, guess, reason }) => {
      const asked = question.length > 90 ? `${question.slice(0, 88)}…` : question;
      const place = topic ? ` (${topic}${guess ? ', to be chosen' : ''})` : '';
      return `${unit} ${line}: ${asked}${slug ? ` → ${slug}${place}` : ''}${reason ? `: ${reason}` : ''}`;
    });
    section(`${counted(own.length, 'question')} ${titles[status]}`, shown);
  }
  const notes = questions.flatMap(({ line, unsure }) => unsure.map((message) => ({ line, message })));
  section('unsure', gathered([...unsure, ...notes], unit));
  const left = parts.flatMap(({ from, to, reason }) =>
    reason === undefined ? [] : [`${unit} ${from === to ? from : `${from}-${to}`}: ${reason}`],
  );
  section('left out', left);
  const sum = Object.entries(report.lineCounts).map(([kind, count]) => `${count} ${kind}`);
  return [...out, `  ${unit}s: ${sum.join(' + ')} = ${lines}`];
}

/** Messages that occur in several lines, once, with their lines. */
const gathered = (notes: readonly Remark[], unit: Unit): string[] =>
  [...Map.groupBy(notes, ({ message }) => message)].map(([message, at]) => {
    const known = at.flatMap(({ line }) => (line === undefined ? [] : [String(line)]));
    return known.length > 0 ? `${unit} ${listed(known, 12)}: ${message}` : message;
  });
