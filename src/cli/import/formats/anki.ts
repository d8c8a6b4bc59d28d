import { isAsked, namedColumns } from './columns.ts';
import { recordsOf, tableRows } from './csv.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';

const separators = new Map(Object.entries({ comma: ',', semicolon: ';', space: ' ', pipe: '|', colon: ':' }));
const tag = /<(?:br|div|p|b|i|u|em|strong|a|img|ul|ol|li|pre|code|span|sub|sup)\b[^>]*>/i;
const noteOf: Record<string, RegExp> = { '\t': /^\S[^\t]*\t\s*\S/, ';': /^[^\s;<][^;<]*;\s*\S/ };

/** The sign between the fields of notes: the text says which, or nearly each line has it. */
export function signOf(text: string): string | undefined {
  const named = /^#separator:\s*(\S+)/im.exec(text)?.[1]?.toLowerCase();
  if (named) return named === 'tab' ? '\t' : (separators.get(named) ?? named);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.keys(noteOf).find((sign) => {
    const notes = lines.filter((line) => noteOf[sign]!.test(line));
    return notes.length > 1 && notes.length >= 0.9 * lines.length;
  });
}

/** Reads notes that Anki wrote as text: fields, perhaps of HTML, below lines such as `#separator:tab`. */
export function readAnki(text: string): Parsed {
  const said = (name: string) => new RegExp(`^#${name}:\\s*(.*)$`, 'im').exec(text)?.[1]?.trim();
  const delimiter = signOf(text) ?? '';
  const rows = tableRows(text.replace(/^(?:#[a-z ]+:.*\n)+/i, ''), { delimiter, skip_empty_lines: true });
  const called = said('columns')?.split(delimiter) ?? [];
  const names = isAsked(namedColumns(called)) ? called : [];
  for (const special of ['notetype', 'deck', 'tags', 'guid']) {
    const column = Number(said(`${special} column`));
    if (column > 0) names[column - 1] = special;
  }
  const free = called.length > 0 && names.length >= called.length ? [] : ['question', 'answer'];
  const widths = [...Map.groupBy(rows, ({ length }) => length)].sort(([, a], [, b]) => b.length - a.length);
  const html = said('html') === 'true' || rows.some((row) => row.some((field) => tag.test(field)));
  const all = Array.from({ length: Math.max(2, widths[0]?.[0] ?? 0) }, (_, at) => names[at] ?? free.shift());
  return recordsOf(rows, all, { delimiter, head: false, html });
}
