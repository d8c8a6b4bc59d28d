import { guessedLines } from './guessed-topics.ts';
import type { FileReport, ImportReport, PartReport, QuestionReport, Status } from './report.ts';
import { counted, folderLines, incompleteLines, summary } from './report.ts';

/** The report on one screen, whatever was imported: what was taken, what needs a look, what was left out. */

/** Entries of each part at most; files, topics in a line, what needs a look, what was left out, what the book lacks. */
const most = { folders: 2, files: 4, topics: 6, look: 10, left: 6, incomplete: 2 };
/** Places that an entry names, where they are lines of one file, and where each names its file. */
const mostPlaces = { lines: 5, files: 2 };
/** Characters of a message. */
const widest = 120;

/** Something that several places have in common. */
interface Entry {
  /** What is said once for all places. */
  message: string;
  places: string[];
  /** How much of a document may be lost or wrong by it: higher is worse. */
  rank: number;
}

/** What needs a look first: what may be lost, then what may be wrong. */
const ranks: readonly RegExp[] = [
  /^it is similar to|others are worded like it/,
  /became text, because it leads nowhere|was written as|became a link/,
  /became LF|byte-order mark|^read as|invisible characters/,
  /picture .* left out|shown as text|left out$/,
  /no short answer|became a list|Windows-1252|repaired|→/,
  /no number|set apart in a different way|deeper than that|does not read as a question$|only its question mark/,
  /never closed|nested more than|was lost before/,
  /was left out$|marked as right|could not be kept/,
  /may hold several/,
];
const refusedRank = ranks.length;

/** @param report  What became of every line, as `--json` prints it. */
export function formatBrief(report: ImportReport): string {
  const { files } = report;
  const place = (file: FileReport, line: number | undefined) =>
    files.length === 1
      ? line === undefined
        ? ''
        : `${file.unit} ${line}`
      : `${file.file}${line === undefined ? '' : `:${line}`}`;
  const look = lookAt(files, place);
  const out = [
    ...report.folders.slice(0, most.folders).flatMap((folder) => folderLines(folder).slice(0, most.files)),
    ...fileLines(files),
    ...takenLine(files),
    ...guessedLines(report),
    ...section('Needs a look, most urgent first', most.look, look),
    ...section('Left out', most.left, leftOut(files, place)),
    '',
  ];
  if (report.error !== undefined) return [...out, report.error].join('\n');
  const more = 'Every question and line: --verbose, or --json for programs.';
  return [...out, ...summary(report), ...incompleteLines(report, most.incomplete), more].join('\n');
}

function section(title: string, most: number, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - most;
  return ['', `${title}:`, ...lines.slice(0, most), ...(hidden > 0 ? [`  and ${hidden} more`] : [])];
}

function fileLines(files: readonly FileReport[]): string[] {
  // What could not be read comes first.
  const sorted = files.toSorted((a, b) => Number(b.error !== undefined) - Number(a.error !== undefined));
  const lines = sorted.map(({ file, error, unit, lines, questions }) =>
    error === undefined
      ? `${file}: ${counted(lines, unit)}, ${counted(questions.length, 'question')}`
      : `${file}: ${error}`,
  );
  const hidden = sorted.length - most.files;
  if (hidden <= 0) return lines;
  const total = sorted.reduce((sum, { lines }) => sum + lines, 0);
  return [
    ...lines.slice(0, most.files),
    `and ${counted(hidden, 'more file')}, ${counted(total, unitOf(files))} in all`,
  ];
}

/** What the parts of these files are counted in; files of several kinds have no name for it in common. */
const unitOf = (files: readonly FileReport[]): string => {
  const units = new Set(files.flatMap(({ error, unit }) => (error === undefined ? [unit] : [])));
  return units.size === 1 ? [...units][0]! : 'part';
};

/** What was taken, by topics, those with most questions first. */
function takenLine(files: readonly FileReport[]): string[] {
  const taken = files.flatMap(({ questions }) => questions.filter(({ status }) => status === 'taken'));
  const topics = [...Map.groupBy(taken, ({ topic = '' }) => topic)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (topics.length === 0) return [];
  const shown = topics.slice(0, most.topics).map(([topic, { length }]) => `${topic} ${length}`);
  const hidden = topics.length - shown.length;
  const more = hidden > 0 ? ` and ${hidden} more` : '';
  const title = `Taken: ${counted(taken.length, 'question')} in ${counted(topics.length, 'topic')}`;
  return ['', `${title}: ${shown.join(', ')}${more}`];
}

type Place = (file: FileReport, line: number | undefined) => string;

function lookAt(files: readonly FileReport[], place: Place): string[] {
  const remarks = files.flatMap((file) => [
    ...[...file.repairs, ...file.unsure].map(({ line, message }) => ({ message, at: place(file, line) })),
    ...file.questions.flatMap(({ line, unsure, status, question, reason = '' }) => [
      ...unsure.map((message) => ({ message, at: place(file, line) })),
      ...(status === 'refused'
        ? [{ message: `"${question}" could not be written safely: ${reason}`, at: place(file, line) }]
        : []),
    ]),
  ]);
  const alike = Map.groupBy(remarks, ({ message }) => kindOf(message));
  const entries = [...alike.values()].map((same): Entry => {
    const { message } = same[0]!;
    const shown =
      new Set(same.map((remark) => remark.message)).size > 1 ? `${message}, and the like` : message;
    return { message: shown, places: same.map(({ at }) => at), rank: rankOf(message) };
  });
  return entries.sort((a, b) => b.rank - a.rank || b.places.length - a.places.length).map(entryLine);
}

/** A message without what differs from place to place. */
const kindOf = (message: string): string =>
  message
    .replace(/".*"/gs, '"…"')
    .replace(/ \(.*\)$/s, '')
    .replace(/https?:\S+/g, '…')
    .replace(/\d+/g, 'N');

const rankOf = (message: string): number =>
  /could not be written safely/.test(message)
    ? refusedRank
    : ranks.findLastIndex((rank) => rank.test(message));

function entryLine({ message, places }: Entry): string {
  const known = [...new Set(places.filter(Boolean))];
  // Lines of one file name what they count once.
  const unit = /^(?:line|block|row|item) (?=\d+$)/.exec(known[0] ?? '')?.[0] ?? '';
  const named = known.slice(0, unit ? mostPlaces.lines : mostPlaces.files);
  const more = known.length > named.length ? ` and ${known.length - named.length} more` : '';
  const shown = named.map((place) => place.slice(unit.length)).join(', ');
  const at = known.length === 0 ? '' : ` (${unit}${shown}${more})`;
  return `  ${message.length > widest ? `${message.slice(0, widest - 1)}…` : message}${at}`;
}

const reasons: Partial<Record<Status, string>> = {
  unanswered: 'without an answer',
  duplicate: 'asked and answered twice',
  existing: 'already in the book',
};

/** Questions by why they were left out, then lines by what they are. */
function leftOut(files: readonly FileReport[], place: Place): string[] {
  const questions = files.flatMap((file) =>
    file.questions.flatMap((question: QuestionReport) => {
      const why = reasons[question.status];
      return why === undefined ? [] : [{ why, at: place(file, question.line) }];
    }),
  );
  const parts = files.flatMap((file) =>
    file.parts.flatMap((part: PartReport) =>
      part.reason === undefined
        ? []
        : [{ ...part, why: part.reason.replace(/\d+/g, 'N'), at: place(file, part.from) }],
    ),
  );
  const asked = [...Map.groupBy(questions, ({ why }) => why)].map(([why, all]) =>
    entryLine({
      message: `${counted(all.length, 'question')} ${why}`,
      places: all.map(({ at }) => at),
      rank: 0,
    }),
  );
  const unit = unitOf(files);
  const size = (all: readonly PartReport[]) => all.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const lines = [...Map.groupBy(parts, ({ why }) => why)]
    .sort(([, a], [, b]) => size(b) - size(a))
    .map(([why, all]) =>
      entryLine({
        message: `${counted(size(all), unit)}, ${why}`,
        places: all.map(({ at }) => at),
        rank: 0,
      }),
    );
  return [...asked, ...lines];
}
