import { CsvError, parse } from 'csv-parse/sync';
import { endsAsQuestion } from '../markdown/question-text.ts';
import type { Decoded } from '../read/decode.ts';
import type { Content } from '../questions/read-document.ts';
import { columnsOf, segmentRows, type Columns, type Row } from './records.ts';

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv({ text, repairs }: Decoded): Content {
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_records_with_empty_values: false,
      max_record_size: longestRow,
      bom: true,
    });
  } catch (error) {
    return { refused: faultOf(error as Error) };
  }
  const [head = [], ...rest] = rows;
  const names = head.map((name, at) => name.trim() || `column ${at + 1}`);
  const found = columnsOf(names);
  const columns = 'refused' in found ? unnamed(rows) : found;
  if (columns === undefined) return found as { refused: string };
  const headed = !('refused' in found);
  const keys = headed ? names : ['1', '2'];
  const data = (headed ? rest : rows).map((values, at): Row => ({
    at: at + (headed ? 2 : 1),
    fields: new Map(keys.map((key, place) => [key, values[place] ?? ''])),
  }));
  return {
    repairs,
    segmented: segmentRows(data, columns, { unit: 'row', count: rows.length, head: headed }),
  };
}

/** The sign that stands most often, outside of quotation marks, in the first row. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** Two columns without names, of which the first asks, as programs for flash cards write them. */
function unnamed(rows: readonly string[][]): Columns | undefined {
  const asking = rows.filter(([question = '']) => endsAsQuestion(question.trim())).length;
  const two = rows.every((row) => row.length === 2);
  if (!two || asking < rows.length / 2 || !endsAsQuestion(rows[0]?.[0]?.trim() ?? '')) return undefined;
  return { question: '1', answer: '2', choices: [], explanation: undefined, section: undefined, others: [] };
}

function faultOf(error: Error): string {
  if (!(error instanceof CsvError)) return `The table cannot be read: ${error.message}.`;
  const { lines } = error as CsvError & { lines?: number };
  const where = lines === undefined ? '' : `Line ${lines}: `;
  const what: Partial<Record<CsvError['code'], string>> = {
    CSV_QUOTE_NOT_CLOSED:
      'a quotation mark that opens a value is never closed. Close it, or double it if it is meant as a sign',
    CSV_INVALID_CLOSING_QUOTE: 'a quotation mark within a value is not doubled. Write "" for it',
    INVALID_OPENING_QUOTE:
      'a quotation mark stands in a value that does not begin with one. Put the whole value in quotation marks, and double those inside',
    CSV_MAX_RECORD_SIZE: `a row has more than ${longestRow.toLocaleString('en')} characters. Probably a quotation mark is never closed`,
  };
  return `${where}${what[error.code] ?? error.message}.`;
}
