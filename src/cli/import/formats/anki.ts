import type { Parsed } from '../markdown/parse-markdown.ts';
import { tableRecords, tableRows } from './csv.ts';
import { namedColumns } from './records.ts';

const header = /^#([a-z ]+):\s*(.*)$/i;
const separators = new Map(Object.entries({ comma: ',', semicolon: ';', space: ' ', pipe: '|', colon: ':' }));
const tag = /<(?:br|div|p|b|i|u|em|strong|a|img|ul|ol|li|pre|code|span|sub|sup)\b[^>]*>/i;

/** Whether a text is notes of Anki: it says how, or nearly each line is two fields with a tab between them. */
export function isAnki(text: string): boolean {
  if (/^#separator:/i.test(text)) return true;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 1 && lines.filter((line) => /^\S[^\t]*\t\s*\S/.test(line)).length >= 0.9 * lines.length
  );
}

/** Reads notes as Anki writes them as text: fields that may be HTML, below lines such as `#separator:tab`, `#deck column:2`. */
export function readAnki(text: string): Parsed | { refused: string } {
  const lines = text.split('\n');
  const start = Math.max(
    0,
    lines.findIndex((line) => !header.test(line)),
  );
  const said = new Map(
    lines
      .slice(0, start)
      .map((line) => [line.split(':', 1)[0]!.toLowerCase(), header.exec(line)![2]!.trim()]),
  );
  const named = said.get('#separator')?.toLowerCase() ?? 'tab';
  const delimiter = named === 'tab' ? '\t' : (separators.get(named) ?? named);
  const rows = tableRows(lines.slice(start).join('\n'), {
    delimiter,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  if ('refused' in rows) return rows;
  const called = said.get('#columns')?.split(delimiter) ?? [];
  const names = 'refused' in namedColumns(called) ? [] : called;
  for (const special of ['notetype', 'deck', 'tags', 'guid']) {
    const column = Number(said.get(`#${special} column`));
    if (column > 0) names[column - 1] = special;
  }
  const free = called.length > 0 && names.length >= called.length ? [] : ['question', 'answer'];
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const html = said.get('#html') === 'true' || rows.some((row) => row.some((field) => tag.test(field)));
  const all = Array.from({ length: width }, (_, at) => names[at] ?? free.shift());
  return tableRecords(rows, all, { head: false, html });
}
