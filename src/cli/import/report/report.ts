import type { Unit } from '../markdown/parse-markdown.ts';
import type { LeftOut } from '../questions/document.ts';
import type { FolderReport } from '../questions/read-paths.ts';
import type { Remark } from '../read/decode.ts';

const statuses = ['taken', 'existing', 'duplicate', 'unanswered', 'refused'] as const;
type Status = (typeof statuses)[number];

export interface QuestionReport {
  question: string;
  line: number;
  status: Status;
  reason?: string;
  slug?: string;
  topic?: string;
  /** Set where the document names no topic of the book. `section`: the part that the question stands in. */
  guess?: { section?: string };
  /** The part that it stands in, where the book has one topic, which is called otherwise. */
  section?: string;
  unsure: string[];
}

/** Lines of a file, from and to included. The parts of a file take each of its lines exactly once, in order. */
export interface PartReport {
  from: number;
  to: number;
  kind: Status | LeftOut;
  reason?: string | undefined;
}

export interface FileReport {
  file: string;
  error?: string;
  /** Unit of `lines`, and of each `line`, `from` and `to`: blocks of text, rows of a table and items of a list, too. */
  unit: Unit;
  lines: number;
  repairs: Remark[];
  unsure: Remark[];
  questions: QuestionReport[];
  parts: PartReport[];
  counts: Record<Status, number>;
}

/** Output of `--json`. The shape is kept: fields may be added, none changes its meaning. */
export interface ImportReport {
  version: 1;
  dryRun: boolean;
  into: string;
  book: 'existing' | 'created';
  language?: string;
  /** Present if the documents are in none that is known here: English stands in for theirs. */
  languageUnknown?: boolean;
  folders: FolderReport[];
  files: FileReport[];
  counts: Record<Status, number>;
  written: string[];
  incomplete: { file: string; line?: number | undefined; message: string }[];
  error?: string;
}

export const countsOf = (questions: readonly { status: Status }[]): Record<Status, number> => {
  const count = (status: Status) => questions.filter((one) => one.status === status).length;
  return Object.fromEntries(statuses.map((status) => [status, count(status)])) as Record<Status, number>;
};
