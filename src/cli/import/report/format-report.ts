import { relative } from 'node:path';
import type { Remark } from '../read/decode.ts';
import type { FileReport, ImportReport, QuestionReport } from './report.ts';

/** Lines of each part and names in one line at most, places of a remark, and characters of it and of a place. */
const oneScreen = { lines: 6, places: 3, characters: 90, place: 40 };
const everything = { lines: Infinity, places: Infinity, characters: Infinity, place: Infinity };
type Most = typeof oneScreen;

/** The report as a person reads it. `verbose`: every question and line; otherwise it fits a screen. */
export function formatReport(report: ImportReport, verbose = false): string {
  const most = verbose ? everything : oneScreen;
  const entries = entriesOf(report);
  const [look, left] = [false, true].map((out) => entries.filter(({ left }) => Boolean(left) === out));
  return [
    ...firstOf(read(report), most.lines),
    ...taken(report, most.lines, verbose),
    ...section('Needs a look:', gathered(look!, most), most.lines),
    ...section('Left out:', gathered(left!, most), most.lines),
    '',
    ...ending(report, most.places),
    ...(report.error || verbose ? [] : ['Every question and line: --verbose, or --json for programs.']),
  ].join('\n');
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const listed = (names: readonly string[], most: number): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');
const firstOf = (lines: readonly string[], most: number): string[] =>
  lines.length > most ? [...lines.slice(0, most), `  and ${lines.length - most} more`] : [...lines];
const section = (title: string, lines: readonly string[], most: number): string[] =>
  lines.length === 0 ? [] : ['', title, ...firstOf(lines, most)];

function read({ folders, files }: ImportReport): string[] {
  const whole = folders.map(
    ({ folder, notes, lists }) =>
      `${folder}: read ${notes + lists === 0 ? 'nothing' : `${counted(notes, 'file')} as one question each, ${counted(lists, 'file')} as a list of questions`}`,
  );
  const single = files
    .filter(({ file }) => folders.every(({ folder }) => relative(folder, file).startsWith('..')))
    .toSorted((a, b) => Number(b.error !== undefined) - Number(a.error !== undefined))
    .map(({ file, error, unit, lines, questions }) => {
      return `${file}: ${error ?? `${counted(lines, unit)}, ${counted(questions.length, 'question')}`}`;
    });
  return [...whole, ...single];
}

function taken(report: ImportReport, most: number, verbose: boolean): string[] {
  const every = report.files.flatMap((file) => file.questions.map((one) => ({ file, ...one })));
  const all = every.filter(({ status }) => status === 'taken');
  if (all.length === 0) return [];
  const topics = [...Map.groupBy(all, ({ topic = '' }) => topic)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([topic, { length }]) => `${topic} ${length}`);
  const unnamed = all.filter(({ guess }) => guess);
  const untold = `No topic of the book named: ${counted(unnamed.length, 'question')}, in ${unnamed[0]?.topic} for now`;
  const fix = 'Name one with --topic, or add topics to book.yaml first, or choose in the pages (--verbose).';
  const parts = [...new Set(all.flatMap(({ section }) => section?.slice(0, 30) ?? []))];
  const lost = `The book has one topic: to keep the parts ${listed(parts, most / 2)}, name them as topics in book.yaml, delete the new pages and import again.`;
  return [
    '',
    `Taken: ${counted(all.length, 'question')} in ${counted(topics.length, 'topic')}: ${listed(topics, most)}`,
    ...(unnamed.length > 0 ? [untold, `  ${fix}`] : []),
    ...(parts.length > 0 ? [lost] : []),
    ...(verbose ? all : []).map(({ file, line, question, slug, topic, guess }) => {
      const place = `${topic}${guess ? ', to be chosen' : ''}`;
      return `  ${placeOf(report, file, line)}: ${question} → ${slug} (${place})`;
    }),
  ];
}

const kindOf = ({ message }: Entry): string => {
  const said = message.replace(/ \(.*\)$|: ".*$/s, '').replace(/".*"/gs, '"…"');
  return said.replace(/https?:\S+/g, '…').replace(/\d+/g, 'N');
};

const gathered = (entries: readonly Entry[], most: Most): string[] =>
  [...Map.groupBy(entries, (entry) => (most === everything ? entry.message : kindOf(entry))).entries()]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, same]) => {
      const [{ message, left }] = same as [Entry];
      const count = left && counted(sumOf(same.map(({ count = 1 }) => count)), left);
      const alike = same.every((other) => other.message === message) ? message : `${message}, and the like`;
      const brief = [count, left === 'question' ? kind : alike].filter(Boolean).join(': ');
      const said = most === everything ? message : brief;
      const cut = said.length > most.characters ? `${said.slice(0, most.characters - 1)}…` : said;
      const places = [...new Set(same.map(({ at }) => at).filter(Boolean))];
      const ends = places.map((one) => (one.length > most.place ? `…${one.slice(-most.place)}` : one));
      return `  ${cut}${places.length > 0 ? ` (${listed(ends, most.places)})` : ''}`;
    });

function ending(report: ImportReport, most: number): string[] {
  const { counts, written, into, book, language, dryRun, incomplete, error } = report;
  if (error !== undefined) return [error];
  const found = sumOf(Object.values(counts));
  if (found === 0) return ['No question was found. Nothing was written.'];
  const line = `${counted(found, 'question')} found: ${counts.taken} taken, ${counts.existing} already in the book, ${counts.duplicate} asked twice, ${counts.unanswered} without an answer, ${counts.refused} refused.`;
  if (counts.taken === 0) return [line, 'Nothing new: nothing was written.'];
  const created = book === 'created' ? ', with a new book.yaml: give it a name, tagline and description' : '';
  const name = language && new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  const unknown = ' The language of the answers is not supported, so the interface is in English.';
  const known = name
    ? ` Its language is set to ${name}: change "language" in book.yaml if that is wrong.`
    : '';
  const pictures = written.flatMap((path) => /[^/]+\.(?!mdx$|yaml$)\w+$/.exec(path) ?? []);
  const copied = pictures.length > 0 ? `, with pictures that lay there: ${listed(pictures, most)}` : '';
  const files = `${dryRun ? 'Would write' : 'Wrote'} ${counted(written.length, 'file')} below ${into}${created}${copied}.${report.languageUnknown ? unknown : known}`;
  const lacks = incomplete.map(({ file, line, message }) => `  ${file}${line ? `:${line}` : ''}: ${message}`);
  return [line, files, ...section(`${counted(lacks.length, 'thing')} to complete first:`, lacks, most)];
}

/** A remark on a place of a document, or, with `left`, a noun for one of the things that were left out there. */
type Entry = Omit<Remark, 'line'> & { at: string; count?: number };

function placeOf({ files, folders }: ImportReport, { file, unit }: FileReport, line?: string | number) {
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

function entriesOf(report: ImportReport): Entry[] {
  const passed = report.folders.flatMap(({ leftOut }) => leftOut);
  const ofFolders = passed.map(({ file, reason }) => ({ message: reason, at: file, left: 'file' }));
  const ofFiles = report.files.flatMap((file) => {
    const { repairs, unsure, questions, parts, unit } = file;
    const at = (line?: string | number) => placeOf(report, file, line);
    return [
      ...[...repairs, ...unsure].map(({ line, ...remark }) => ({ ...remark, at: at(line) })),
      ...questions.flatMap(({ unsure, line }) => unsure.map((message) => ({ message, at: at(line) }))),
      ...questions.flatMap(({ status, line, question, reason = '' }) => {
        const message = `${unpublished[status]}: "${question}" ${reason}`;
        return status in unpublished ? [{ message, at: at(line), left: 'question' }] : [];
      }),
      ...parts.flatMap(({ from, to, reason }) => {
        const place = at(from === to ? from : `${from}-${to}`);
        return reason === undefined ? [] : [{ message: reason, at: place, left: unit, count: to - from + 1 }];
      }),
    ];
  });
  return [...ofFolders, ...ofFiles];
}
