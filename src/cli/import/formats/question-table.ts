import { isAsked, namedColumns } from './columns.ts';
import { holding, type MdNode, paragraph } from '../markdown/nodes.ts';
import { endsAsQuestion, isQuestionWord } from '../markdown/cues.ts';
import { visible } from '../markdown/visible-text.ts';

export function tableRecords(table: MdNode): MdNode[] {
  const cells = table.type === 'table' ? table.children!.map(({ children = [] }) => children) : [];
  const called = cells[0]?.map(visible) ?? [];
  const rows = cells.slice(1);
  const columns = namedColumns(called);
  const asks = (at: number) =>
    2 * rows.filter((row) => row[at] && endsAsQuestion(visible(row[at]))).length > rows.length;
  const named = called.indexOf(columns.question ?? '');
  // What is called a question is one; else what asks in most rows, with its answer in the next column.
  const isNamed = isAsked(columns) && (isQuestionWord(columns.question!.trim()) || asks(named));
  const first = isNamed ? named : rows.length > 1 ? called.findIndex((_, at) => asks(at)) : -1;
  const answers = isNamed
    ? [columns.answer, columns.explanation].map((name = '') => called.indexOf(name))
    : [first + 1];
  if (first < 0 || !answers.some((at) => called[at] !== undefined)) return [table];
  const section = called.indexOf(columns.section ?? '');
  const records = rows.map((row, at): MdNode => ({
    type: 'record',
    ...(row[section] && { name: visible(row[section]) }),
    line: table.children![at + 1]!.line!,
    children: [first, ...answers].flatMap((place) => holding(paragraph(), row[place]?.children ?? [])),
  }));
  const unused = called.filter((one, at) => /\p{L}/u.test(one) && ![first, ...answers, section].includes(at));
  const ends = { type: 'rowsEnd', line: records.at(-1)?.line ?? table.line! };
  return [{ type: 'columns', name: unused.join('", "'), line: table.line! }, ...records, ends];
}
