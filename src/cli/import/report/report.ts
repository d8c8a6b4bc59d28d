import { commandLine } from '#project/package-root.ts';
import type { Remark } from '../read/decode.ts';
import type { LeftOut } from '../questions/parts.ts';
import type { Unit } from '../questions/segment.ts';

/** What became of a question. Only `taken` ones are written. */
export type Status = 'taken' | 'existing' | 'duplicate' | 'unanswered' | 'refused';
const titles: Record<Status, string> = {
  taken: 'taken',
  existing: 'already in the book, left as they are',
  duplicate: 'asked twice, left out',
  unanswered: 'without an answer, not published',
  refused: 'could not be written safely, left out',
};
export const statuses = Object.keys(titles) as Status[];

export interface QuestionReport {
  question: string;
  /** Line of the question, 1-based. */
  line: number;
  status: Status;
  /** Why it was not taken. */
  reason?: string;
  /** Folder in questions/, of a question that was taken or exists. */
  slug?: string;
  topic?: string;
  /**
   * Present where the topic is a guess, by words in common. `section`: the part of the document that it stands in, which no
   * topic is called like.
   */
  guess?: { section?: string };
  /** What the author should look at. */
  unsure: string[];
}

/** Lines of a file, from and to included. The parts of a file take each of its lines exactly once, in order. */
export interface PartReport {
  from: number;
  to: number;
  kind: Status | LeftOut;
  /** Why it was left out; for questions see theirs. */
  reason?: string;
}

export interface FileReport {
  file: string;
  /** Why the file was not read; then everything else is empty. */
  error?: string;
  /** What `lines`, and each `line`, `from` and `to`, count: blocks of text, rows of a table and items of a list, too. */
  unit: Unit;
  lines: number;
  repairs: Remark[];
  unsure: Remark[];
  questions: QuestionReport[];
  parts: PartReport[];
  /** Questions by status. */
  counts: Record<Status, number>;
  /** Lines by kind of part; they add up to `lines`. */
  lineCounts: Partial<Record<Status | LeftOut, number>>;
}

/** How the files of a folder were read. */
export interface FolderReport {
  folder: string;
  /** Files that are one question each, and files with questions in them. */
  notes: number;
  lists: number;
  /** Files that may hold questions and were not read, and why. */
  leftOut: { file: string; reason: string }[];
}

/** What `--json` prints. The shape is kept: fields may be added, none changes its meaning. */
export interface ImportReport {
  version: 1;
  dryRun: boolean;
  into: string;
  /** Whether book.yaml was there, or was made. */
  book: 'existing' | 'created';
  /** Of a new book: the code of what its documents are written in. */
  language?: string;
  folders: FolderReport[];
  files: FileReport[];
  counts: Record<Status, number>;
  /** Files written, or that would be. */
  written: string[];
  /** What the content check wants before the book builds. */
  incomplete: { file: string; line?: number | undefined; message: string }[];
  /** What went wrong as a whole, such as a folder that cannot be written. */
  error?: string;
}

export const countsOf = (questions: readonly { status: Status }[]): Record<Status, number> => {
  const counts = { taken: 0, existing: 0, duplicate: 0, unanswered: 0, refused: 0 };
  for (const { status } of questions) counts[status]++;
  return counts;
};

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Messages that occur in several lines, once, with their lines. */
function gathered(notes: readonly Remark[], unit: Unit): string[] {
  const lines = Map.groupBy(notes, ({ message }) => message);
  return [...lines].map(([message, at]) => {
    const known = at.flatMap(({ line }) => line ?? []);
    const more = known.length > 12 ? ` and ${known.length - 12} more` : '';
    return known.length > 0 ? `${unit} ${known.slice(0, 12).join(', ')}${more}: ${message}` : message;
  });
}

function fileLines(report: FileReport): string[] {
  if (report.error !== undefined) return [report.file, `  ${report.error}`];
  const { unit } = report;
  const out = [`${report.file}: ${counted(report.lines, unit)}`];
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) out.push(`  ${title}`, ...lines.map((line) => `    ${line}`));
  };
  section('repaired', gathered(report.repairs, unit));
  for (const status of statuses) {
    const questions = report.questions.filter((question) => question.status === status);
    section(
      `${counted(questions.length, 'question')} ${titles[status]}`,
      questions.map(({ line, question, slug, topic, guess, reason }) => {
        const asked = question.length > 90 ? `${question.slice(0, 88)}…` : question;
        const to = slug && ` → ${slug}${topic ? ` (${topic}${guess ? ', a guess' : ''})` : ''}`;
        return `${unit} ${line}: ${asked}${to ?? ''}${reason ? `: ${reason}` : ''}`;
      }),
    );
  }
  const unsure = report.questions.flatMap(({ line, unsure }) => unsure.map((message) => ({ line, message })));
  section('unsure', gathered([...report.unsure, ...unsure], unit));
  const left = report.parts.flatMap(({ from, to, reason }) =>
    reason === undefined ? [] : [`${unit} ${from === to ? from : `${from}-${to}`}: ${reason}`],
  );
  section('left out', left);
  const sum = Object.entries(report.lineCounts).map(([kind, lines]) => `${lines} ${kind}`);
  return [...out, `  ${unit}s: ${sum.join(' + ')} = ${report.lines}`];
}

/** How a folder was read, and which of its files were not, by reason. */
export function folderLines({ folder, notes, lists, leftOut }: FolderReport): string[] {
  const read = [
    ...(notes > 0
      ? [`${counted(notes, 'file')} as one question each, by ${notes === 1 ? 'its title' : 'their titles'}`]
      : []),
    ...(lists > 0 ? [`${counted(lists, 'file')} as a list of questions`] : []),
  ];
  const out = [`${folder}: read ${read.join(', ') || 'nothing'}`];
  for (const [reason, files] of Map.groupBy(leftOut, (file) => file.reason)) {
    const names = files.slice(0, 5).map(({ file }) => file);
    const more = files.length > 5 ? ` and ${files.length - 5} more` : '';
    out.push(`  left out ${names.join(', ')}${more}: ${reason}`);
  }
  return out;
}

/** The report as a person reads it who wants every question and line; see brief.ts for one screen of it. */
export function formatReport(report: ImportReport): string {
  const out = [
    ...report.folders.flatMap((folder) => [...folderLines(folder), '']),
    ...report.files.flatMap((file) => [...fileLines(file), '']),
  ];
  if (report.error !== undefined) return [...out, report.error].join('\n');
  return [...out, ...summary(report), ...incompleteLines(report)].join('\n');
}

export function summary({ counts, written, into, book, language, dryRun }: ImportReport): string[] {
  const { taken, existing, duplicate, unanswered, refused } = counts;
  const found = taken + existing + duplicate + unanswered + refused;
  if (found === 0) return ['No question was found. Nothing was written.'];
  const line = `${counted(found, 'question')} found: ${taken} taken, ${existing} already in the book, ${duplicate} asked twice, ${unanswered} without an answer, ${refused} refused.`;
  if (taken === 0) return [line, 'Nothing new: nothing was written.'];
  const created =
    book === 'created' ? ', with a new book.yaml: give the book its name, tagline and description' : '';
  const files = counted(written.length, 'file');
  const name = language && new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  const told = name ? ` It is in ${name}: change "language" in book.yaml if its documents are not.` : '';
  return [line, `${dryRun ? 'Would write' : 'Wrote'} ${files} below ${into}${created}.${told}`];
}

export function incompleteLines({ incomplete }: ImportReport, most = 20): string[] {
  const { length } = incomplete;
  if (length === 0) return [];
  const lines = incomplete
    .slice(0, most)
    .map(({ file, line, message }) => `  ${file}${line === undefined ? '' : `:${line}`}: ${message}`);
  const title = `${length === 1 ? 'One thing' : `${length} things`} to complete before the book builds:`;
  return [
    '',
    title,
    ...lines,
    ...(length > most ? [`  and ${length - most} more: ${commandLine('build')}`] : []),
  ];
}
