import { counted, endLines, folderLines, listed } from './report-lines.ts';
import type { FileReport, ImportReport, Status } from './report.ts';

/** Entries of each part at most; files, topics in a line, what needs a look, what was left out, what the book lacks. */
const most = { folders: 2, files: 4, topics: 6, look: 10, left: 6, incomplete: 2 };
/** Places that an entry names, where they are lines of one file, and where each names its file. */
const mostPlaces = { lines: 5, files: 2 };
/** Characters of a message. */
const widest = 120;

/** Notes that need a look last, and first: possible errors, possible losses, facts. */
const ranks: readonly RegExp[] = [
  /^it is similar to|others are worded like it/,
  /became text, because|was written as|became a link|became LF|byte-order mark|^read as|invisible characters/,
  /left out|shown as text|no short answer|became a list|Windows-1252|→/,
  /no number|set apart in a different way|deeper than that|does not read as a question|only its question mark/,
  /never closed|nested more than|was lost before|could not be kept|may hold several|written safely/,
];

/** The report on one screen, whatever was imported: what was taken, what needs a look, what was left out. */
export function formatBrief(report: ImportReport): string {
  const { files } = report;
  const [only] = files.length === 1 ? files : [];
  const place = (file: FileReport, line?: number) =>
    only
      ? line === undefined
        ? ''
        : `${only.unit} ${line}`
      : `${file.file}${line === undefined ? '' : `:${line}`}`;
  return [
    ...report.folders.slice(0, most.folders).flatMap((folder) => folderLines(folder).slice(0, most.files)),
    ...fileLines(files),
    ...takenLines(files),
    ...section('Needs a look, most urgent first', most.look, lookAt(files, place)),
    ...section('Left out', most.left, leftOut(files, place)),
    '',
    ...endLines(report, most.incomplete),
    ...(report.error === undefined ? ['Every question and line: --verbose, or --json for programs.'] : []),
  ].join('\n');
}

function section(title: string, most: number, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - most;
  return ['', `${title}:`, ...lines.slice(0, most), ...(hidden > 0 ? [`  and ${hidden} more`] : [])];
}

function fileLines(files: readonly FileReport[]): string[] {
  const sorted = files.toSorted((a, b) => Number(b.error !== undefined) - Number(a.error !== undefined));
  const shown = sorted
    .slice(0, most.files)
    .map(({ file, error, unit, lines, questions }) =>
      error === undefined
        ? `${file}: ${counted(lines, unit)}, ${counted(questions.length, 'question')}`
        : `${file}: ${error}`,
    );
  const hidden = sorted.length - most.files;
  const total = sorted.reduce((sum, { lines }) => sum + lines, 0);
  const more = `and ${counted(hidden, 'more file')}, ${counted(total, unitOf(files))} in all`;
  return hidden > 0 ? [...shown, more] : shown;
}

/** Unit of the parts of these files; files of several kinds have no name for it in common. */
const unitOf = (files: readonly FileReport[]): string => {
  const units = new Set(files.flatMap(({ error, unit }) => (error === undefined ? [unit] : [])));
  return units.size === 1 ? [...units][0]! : 'part';
};

/** Taken questions by topics, those with most questions first; and of which the document names none. */
function takenLines(files: readonly FileReport[]): string[] {
  const taken = files.flatMap(({ questions }) => questions.filter(({ status }) => status === 'taken'));
  if (taken.length === 0) return [];
  const topics = [...Map.groupBy(taken, ({ topic = '' }) => topic)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([topic, { length }]) => `${topic} ${length}`);
  const title = `Taken: ${counted(taken.length, 'question')} in ${counted(topics.length, 'topic')}`;
  const unnamed = taken.filter(({ guess }) => guess);
  const sections = [...new Set(unnamed.flatMap(({ guess }) => guess?.section ?? []))];
  const titles = sections.map((title) => `"${title.length > 30 ? `${title.slice(0, 29)}…` : title}"`);
  const uncalled = titles.length > 0 ? `; no topic is called ${listed(titles, 4)}` : '';
  return [
    '',
    `${title}: ${listed(topics, most.topics)}`,
    ...(unnamed.length === 0
      ? []
      : [
          `No topic named: ${counted(unnamed.length, 'question')}, in ${unnamed[0]!.topic} for now${uncalled}`,
          '  Name one with --topic, or add topics to book.yaml first, or choose one in the pages: --verbose lists them.',
        ]),
  ];
}

type Place = (file: FileReport, line?: number) => string;

function lookAt(files: readonly FileReport[], place: Place): string[] {
  const remarks = files.flatMap((file) => [
    ...[...file.repairs, ...file.unsure].map(({ line, message }) => ({ message, at: place(file, line) })),
    ...file.questions.flatMap(({ line, unsure, status, question, reason = '' }) => {
      const refused = status === 'refused' ? [`"${question}" could not be written safely: ${reason}`] : [];
      return [...unsure, ...refused].map((message) => ({ message, at: place(file, line) }));
    }),
  ]);
  const rankOf = (message: string) => ranks.findLastIndex((rank) => rank.test(message));
  return [...Map.groupBy(remarks, ({ message }) => kindOf(message)).values()]
    .sort(([a, ...as], [b, ...bs]) => rankOf(b!.message) - rankOf(a!.message) || bs.length - as.length)
    .map((same) => {
      const { message } = same[0]!;
      const alike = same.some((other) => other.message !== message) ? `${message}, and the like` : message;
      return entryLine(
        alike,
        same.map(({ at }) => at),
      );
    });
}

/** A message without what differs from place to place. */
const kindOf = (message: string): string =>
  message
    .replace(/".*"/gs, '"…"')
    .replace(/ \(.*\)$/s, '')
    .replace(/https?:\S+/g, '…')
    .replace(/\d+/g, 'N');

function entryLine(message: string, places: readonly string[]): string {
  const known = [...new Set(places.filter(Boolean))];
  // Lines of one file name what they count once.
  const unit = /^(?:line|block|row|item) (?=\d+$)/.exec(known[0] ?? '')?.[0] ?? '';
  const names = known.map((place) => place.slice(unit.length));
  const at =
    known.length === 0 ? '' : ` (${unit}${listed(names, unit ? mostPlaces.lines : mostPlaces.files)})`;
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
    file.questions.flatMap(({ status, line }) =>
      reasons[status] === undefined ? [] : [{ why: reasons[status], at: place(file, line), size: 1 }],
    ),
  );
  const parts = files.flatMap((file) =>
    file.parts.flatMap(({ from, to, reason }) =>
      reason === undefined
        ? []
        : [{ why: reason.replace(/\d+/g, 'N'), at: place(file, from), size: to - from + 1 }],
    ),
  );
  const size = (all: readonly { size: number }[]) => all.reduce((sum, one) => sum + one.size, 0);
  const lines = (all: typeof parts, message: (count: number, why: string) => string) =>
    [...Map.groupBy(all, ({ why }) => why)]
      .sort(([, a], [, b]) => size(b) - size(a))
      .map(([why, same]) =>
        entryLine(
          message(size(same), why),
          same.map(({ at }) => at),
        ),
      );
  return [
    ...lines(questions, (count, why) => `${counted(count, 'question')} ${why}`),
    ...lines(parts, (count, why) => `${counted(count, unitOf(files))}, ${why}`),
  ];
}
