import { CsvError, parse, type Options } from 'csv-parse/sync';
import { endsAsQuestion } from '../markdown/question-text.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { namedColumns, recordBlocks } from './records.ts';

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv(text: string): Parsed | { refused: string } {
  const rows = tableRows(text, { delimiter: delimiterOf(text) });
  if ('refused' in rows) return rows;
  const asks = ([question = '', answer, more]: string[]) =>
    endsAsQuestion(question.trim()) && answer !== undefined && more === undefined;
  // Two columns without names, of which the first asks, are what programs for flash cards write.
  const cards = rows.length > 0 && asks(rows[0]!) && rows.filter(asks).length >= rows.length / 2;
  return tableRecords(rows, cards ? ['question', 'answer'] : rows.shift()!, { head: !cards });
}

/** Rows of a table; or which line of it is broken. */
export function tableRows(text: string, options: Options): string[][] | { refused: string } {
  try {
    return parse(text, {
      relax_column_count: true,
      max_record_size: longestRow,
      bom: true,
      ...options,
    }) as string[][];
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number };
    return {
      refused: `Line ${lines}: ${message}. A value with quotation marks in it needs some around it, and two for each inside.`,
    };
  }
}

/** Rows as the blocks of questions, with what their columns are called. */
export function tableRecords(
  rows: readonly string[][],
  called: readonly (string | undefined)[],
  { head, html = false }: { head: boolean; html?: boolean },
): Parsed | { refused: string } {
  const names = called.map((name = '', at) => name.trim() || `column ${at + 1}`);
  const columns = namedColumns(names);
  if ('refused' in columns) return columns;
  const fields = rows.map((row) => new Map(names.map((name, at) => [name, row[at] ?? ''])));
  return recordBlocks(fields, columns, { unit: 'row', head, html });
}

/** The sign that stands most often, outside of quotation marks, in the first row. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t', '|'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}
