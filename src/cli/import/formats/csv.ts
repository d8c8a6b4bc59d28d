import { CsvError, parse } from 'csv-parse/sync';
import { endsAsQuestion } from '../markdown/question-text.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { namedColumns, recordBlocks } from './records.ts';

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv(text: string): Parsed | { refused: string } {
  let rows: string[][];
  try {
    const delimiter = delimiterOf(text);
    rows = parse(text, { delimiter, relax_column_count: true, max_record_size: longestRow, bom: true });
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number };
    return {
      refused: `Line ${lines}: ${message}. A value with quotation marks in it needs some around it, and two for each inside.`,
    };
  }
  const asks = ([question = '', answer, more]: string[]) =>
    endsAsQuestion(question.trim()) && answer !== undefined && more === undefined;
  // Two columns without names, of which the first asks, are what programs for flash cards write.
  const cards = rows.length > 0 && asks(rows[0]!) && rows.filter(asks).length >= rows.length / 2;
  const names = cards
    ? ['question', 'answer']
    : rows.shift()!.map((name, at) => name.trim() || `column ${at + 1}`);
  const columns = namedColumns(names);
  if ('refused' in columns) return columns;
  const fields = rows.map((row) => new Map(names.map((name, at) => [name, row[at] ?? ''])));
  return recordBlocks(fields, columns, { unit: 'row', head: !cards });
}

/** The sign that stands most often, outside of quotation marks, in the first row. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t', '|'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}
