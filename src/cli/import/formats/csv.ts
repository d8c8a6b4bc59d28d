import { CsvError, parse } from 'csv-parse/sync';
import { endsAsQuestion } from '../markdown/question-text.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { columnsOf, recordsOf } from './records.ts';

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv(text: string): Parsed | { refused: string } {
  let rows: string[][];
  try {
    const delimiter = delimiterOf(text);
    rows = parse(text, { delimiter, relax_column_count: true, max_record_size: longestRow, bom: true });
  } catch (error) {
    return { refused: messageOf(error as Error) };
  }
  const [first = [], ...rest] = rows;
  const columns = columnsOf(first.map((name, at) => name.trim() || `column ${at + 1}`));
  // Two columns without names, of which the first asks, are what programs for flash cards write.
  const asking = rows.filter(([question = '']) => endsAsQuestion(question.trim())).length;
  const cards =
    rows.every(({ length }) => length === 2) &&
    asking >= rows.length / 2 &&
    endsAsQuestion(first[0]?.trim() ?? '');
  if ('refused' in columns && !cards) return columns;
  const headed = !('refused' in columns);
  const names = headed ? first.map((name, at) => name.trim() || `column ${at + 1}`) : ['question', 'answer'];
  const fields = (headed ? rest : rows).map((row) => new Map(names.map((name, at) => [name, row[at] ?? ''])));
  const used = headed ? columns : { question: 'question', answer: 'answer', lettered: [], others: [] };
  return recordsOf(fields, used, { unit: 'row', head: headed });
}

/** The sign that stands most often, outside of quotation marks, in the first row. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t', '|'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

const what: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quotation mark that opens a value is never closed. Close it, or double it if it is meant as a sign',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark within a value is not doubled. Write "" for it',
  INVALID_OPENING_QUOTE:
    'a quotation mark stands in a value that does not begin with one. Put the whole value in quotation marks, and double those inside',
  CSV_MAX_RECORD_SIZE: `a row has more than ${longestRow.toLocaleString('en')} characters. Probably a quotation mark is never closed`,
};

function messageOf(error: Error): string {
  if (!(error instanceof CsvError)) return `The table cannot be read: ${error.message}.`;
  const { lines } = error as CsvError & { lines?: number };
  return `${lines === undefined ? '' : `Line ${lines}: `}${what[error.code] ?? error.message}.`;
}
