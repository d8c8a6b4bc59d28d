import type { Warning } from './fences.ts';
import type { Repair } from './decode.ts';
import type { LeftOut } from './parts.ts';

/** What became of a question. Only `taken` ones are written. */
export type Status = 'taken' | 'existing' | 'duplicate' | 'unanswered' | 'refused';
export const statuses: readonly Status[] = ['taken', 'existing', 'duplicate', 'unanswered', 'refused'];

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
  lines: number;
  repairs: Repair[];
  unsure: Warning[];
  questions: QuestionReport[];
  parts: PartReport[];
  /** Questions by status. */
  counts: Record<Status, number>;
  /** Lines by kind of part; they add up to `lines`. */
  lineCounts: Partial<Record<Status | LeftOut, number>>;
}

/** What `--json` prints. The shape is kept: fields may be added, none changes its meaning. */
export interface ImportReport {
  version: 1;
  dryRun: boolean;
  into: string;
  /** Whether book.yaml was there, or was made. */
  book: 'existing' | 'created';
  files: FileReport[];
  counts: Record<Status, number>;
  /** Files written, or that would be. */
  written: string[];
  /** What the content check wants before the book builds. */
  incomplete: { file: string; line?: number | undefined; message: string }[];
  /** What went wrong as a whole, such as a folder that cannot be written. */
  error?: string;
}

export const noCounts = (): Record<Status, number> => ({
  taken: 0,
  existing: 0,
  duplicate: 0,
  unanswered: 0,
  refused: 0,
});

/** A file that could not be read. */
export const unreadable = (file: string, error: string): FileReport => ({
  file,
  error,
  lines: 0,
  repairs: [],
  unsure: [],
  questions: [],
  parts: [],
  counts: noCounts(),
  lineCounts: {},
});

const titles: Record<Status, string> = {
  taken: 'taken',
  existing: 'already in the book, left as they are',
  duplicate: 'asked twice, left out',
  unanswered: 'without an answer, not published',
  refused: 'could not be written safely, left out',
};

const place = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `${from}` : `${from}-${to}`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Messages that occur in several lines, once, with their lines. */
function gathered(notes: readonly { line?: number; message: string }[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { line, message } of notes)
    lines.set(message, [...(lines.get(message) ?? []), ...(line === undefined ? [] : [line])]);
  return [...lines].map(([message, at]) => {
    const shown = at.slice(0, 12).join(', ') + (at.length > 12 ? ` and ${at.length - 12} more` : '');
    return at.length > 0 ? `line ${shown}: ${message}` : message;
  });
}

function fileLines(report: FileReport): string[] {
  if (report.error !== undefined) return [report.file, `  ${report.error}`];
  const out = [`${report.file}: ${counted(report.lines, 'line')}`];
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) out.push(`  ${title}`, ...lines.map((line) => `    ${line}`));
  };
  section('repaired', gathered(report.repairs));
  for (const status of statuses) {
    const questions = report.questions.filter((question) => question.status === status);
    section(
      `${counted(questions.length, 'question')} ${titles[status]}`,
      questions.map(({ line, question, slug, topic, reason }) => {
        const to = slug === undefined ? '' : ` → ${slug}${topic === undefined ? '' : ` (${topic})`}`;
        return `line ${line}: ${question.length > 90 ? `${question.slice(0, 88)}…` : question}${to}${reason === undefined ? '' : `: ${reason}`}`;
      }),
    );
  }
  const unsure = report.questions.flatMap(({ line, unsure }) => unsure.map((message) => ({ line, message })));
  section('unsure', gathered([...report.unsure, ...unsure]));
  section(
    'left out',
    report.parts
      .filter(({ reason }) => reason !== undefined)
      .map((part) => `line ${place(part)}: ${part.reason}`),
  );
  const sum = Object.entries(report.lineCounts).map(([kind, lines]) => `${lines} ${kind}`);
  out.push(`  lines: ${sum.join(' + ')} = ${report.lines}`);
  return out;
}

/** The report as a person reads it. */
export function formatReport(report: ImportReport): string {
  const out = report.files.flatMap((file) => [...fileLines(file), '']);
  if (report.error !== undefined) return [...out, report.error].join('\n');
  const { taken, existing, duplicate, unanswered, refused } = report.counts;
  const found = taken + existing + duplicate + unanswered + refused;
  if (found === 0) out.push('No question was found. Nothing was written.');
  else {
    out.push(
      `${counted(found, 'question')} found: ${taken} taken, ${existing} already in the book, ${duplicate} asked twice, ${unanswered} without an answer, ${refused} refused.`,
    );
    if (taken === 0) out.push('Nothing new: nothing was written.');
    else {
      const book =
        report.book === 'created'
          ? ', with a new book.yaml: give the book its name, tagline and description'
          : '';
      out.push(
        `${report.dryRun ? 'Would write' : 'Wrote'} ${counted(report.written.length, 'file')} below ${report.into}${book}.`,
      );
    }
  }
  if (report.incomplete.length > 0) {
    out.push(
      '',
      `${report.incomplete.length === 1 ? 'One thing' : `${report.incomplete.length} things`} to complete before the book builds:`,
    );
    out.push(
      ...report.incomplete
        .slice(0, 20)
        .map(({ file, line, message }) => `  ${file}${line === undefined ? '' : `:${line}`}: ${message}`),
    );
    if (report.incomplete.length > 20) out.push(`  and ${report.incomplete.length - 20} more: npm run build`);
  }
  return out.join('\n');
}
