import { CsvError, type Options, parse } from 'csv-parse/sync';
import { isAsked, namedColumns } from './columns.ts';
import { recordBlocks } from './records.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion } from '../markdown/cues.ts';
import { Refusal } from '../read/decode.ts';

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv(text: string): Parsed {
  const delimiter = delimiterOf(text);
  const rows = tableRows(text, { delimiter });
  const asks = ([question = '', answer, more]: string[]) =>
    endsAsQuestion(question.trim()) && answer !== undefined && more === undefined;
  // Two columns without names, of which the first asks or between tabs, are what programs for flash cards write.
  const isPair = (row: string[]) => row.length === 2 && row.every((said) => said.trim() !== '');
  const pairs =
    delimiter === '\t' && rows.length > 4 && rows.every(isPair) && !isAsked(namedColumns(rows[0]!));
  const cards = pairs || (rows.length > 0 && asks(rows[0]!) && rows.filter(asks).length >= rows.length / 2);
  return recordsOf(rows, cards ? ['question', 'answer'] : rows.shift()!, { delimiter, head: !cards });
}

export function tableRows(text: string, options: Options): string[][] {
  try {
    return parse(text, {
      relax_column_count: true,
      max_record_size: longestRow,
      bom: true,
      // Otherwise the sign between empty fields would be one of them.
      ltrim: options.delimiter !== '\t',
      relax_quotes: true,
      ...options,
    }) as string[][];
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number };
    throw new Refusal(
      `Line ${lines}: ${message}. A value with quotation marks in it needs some around it, and two for each inside.`,
    );
  }
}

/** Rows as blocks, with the names of their columns. An answer without quotation marks may hold the separator. */
export function recordsOf(
  rows: readonly string[][],
  called: readonly (string | undefined)[],
  { delimiter, head, html = false }: { delimiter: string; head: boolean; html?: boolean },
): Parsed {
  const names = called.map((name = '', at) => name.trim() || `column ${at + 1}`);
  const answer = Math.max(0, names.indexOf(namedColumns(names).answer ?? ''));
  const fields = rows.map((row) => {
    const after = answer + 1 + Math.max(0, row.length - names.length);
    const said = row.slice(answer, after).filter(Boolean).join(`${delimiter} `);
    const cells = [...row.slice(0, answer), said, ...row.slice(after)];
    return new Map(names.map((name, at) => [name, cells[at] ?? '']));
  });
  return recordBlocks(fields, names, { unit: 'row', head, html });
}

function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t', '|'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}
