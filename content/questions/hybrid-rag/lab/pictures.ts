import { escapeHtml } from 'grounded/lab/escape.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { bar, note, shortPx as px, svg } from 'grounded/lab/svg.ts';
import { sum } from '../../../numerics/sums.ts';

/** Above the rows of ranked lists. */
const top = 24;

/** A box, with what stands in it. */
const node = (
  relevant: boolean,
  x: number | string,
  y: number | string,
  width: number | string,
  height: number,
  radius: number,
  label = '',
) =>
  `<g class="node role-${relevant ? 'evidence' : 'plain'}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>${label}</g>`;

export interface Column {
  title: string;
  /** Best first. */
  documents: readonly number[];
  /** Said where the list has nothing. */
  empty: string;
  score(document: number): string;
}

/**
 * Draws ranked lists side by side, with lines from each document to the same one in the middle list.
 *
 * @param lists   Left, middle, right.
 * @param joined  Whether the left and the right list are joined with the middle one.
 * @param rows    How much of each list is drawn.
 */
export function rankedLists(
  lists: readonly [Column, Column, Column],
  joined: readonly [boolean, boolean],
  options: {
    label: string;
    width: number;
    variant: string;
    rows: number;
    name(document: number): string;
    relevant(document: number): boolean;
  },
): string {
  const { width, rows, name, relevant } = options;
  const narrow = width < 400;
  const across = narrow ? 86 : 156;
  const step = (width - across) / 2;
  const rowHeight = narrow ? 28 : 30;
  const nodeHeight = rowHeight - 7;
  const middle = (row: number) => px(top + row * rowHeight + nodeHeight / 2);
  const seen = lists.map(({ documents }) => documents.slice(0, rows));

  /** Lines of one side to the middle list, of documents that answer the query or of the others. */
  const lines = (side: 0 | 2, front: boolean) => {
    const [from, end] = side === 0 ? [across + 1, step - 1] : [2 * step - 1, step + across + 1];
    const half = px((from + end) / 2);
    return seen[side]!.map((document, row) => {
      const to = seen[1]!.indexOf(document);
      return to < 0 || relevant(document) !== front
        ? ''
        : `<path d="M${px(from)} ${middle(row)}C${half} ${middle(row)} ${half} ${middle(to)} ${px(end)} ${middle(to)}"/>`;
    }).join('');
  };
  const edges = [false, true].map((front) => {
    const paths = (joined[0] ? lines(0, front) : '') + (joined[1] ? lines(2, front) : '');
    return `<g class="edge${front ? ' role-evidence' : ''}">${paths}</g>`;
  });
  const columns = lists.map((list, at) => {
    const x = at * step;
    const center = px(x + across / 2);
    const nodes = seen[at]!.map((document, row) => {
      const y = top + row * rowHeight;
      const label = narrow
        ? note(center, px(y + 15), name(document), '')
        : note(px(x + 9), px(y + 16), name(document)) +
          note(px(x + across - 9), px(y + 16), list.score(document), 'end');
      return node(relevant(document), px(x + 1), px(y), px(across - 2), nodeHeight, 4, label);
    });
    const rest = list.documents.length - seen[at]!.length;
    const below = list.documents.length === 0 ? note(center, top + 16, list.empty, '') : '';
    const more = rest > 0 ? note(center, top + rows * rowHeight + 10, `and ${rest} more`, '') : '';
    return `<text x="${center}" y="13">${escapeHtml(list.title)}</text>${nodes.join('')}${below}${more}`;
  });
  const keyTop = top + Math.max(...seen.map(({ length }) => length), 1) * rowHeight + 24;
  const key = node(true, 1, keyTop, 26, 13, 3) + note(35, keyTop + 11, 'answers the query');
  return svg(edges.join('') + columns.join('') + key, { ...options, height: keyTop + 18 });
}

export interface Stack {
  name: string;
  /** Not negative; one for each part. */
  values: readonly number[];
}

/** Draws stacked bars from 0, one a row, with their sums at the right and the names of the parts above. */
export function stackedBars(
  stacks: readonly Stack[],
  parts: readonly { label: string; role: string }[],
  options: { label: string; width: number; variant: string; digits: number },
): string {
  const { width, digits } = options;
  const left = 82;
  const rowHeight = 25;
  const y = (row: number) => 26 + row * rowHeight;
  const sums = stacks.map(({ values }) => sum(values));
  const scale = (width - 62 - left) / Math.max(...sums, 1e-12);
  let at = left;
  const key = parts.map(({ label, role }) => {
    const item = bar(role, at, 3, 12, 11) + note(at + 18, 13, label);
    at += 26 + label.length * 8;
    return item;
  });
  const names = stacks.map(
    ({ name }, row) =>
      note(left - 8, y(row) + 14, name, 'end') +
      note(width, y(row) + 14, formatNumber(sums[row]!, digits), 'end'),
  );
  const bars = parts.map(({ role }, part) => {
    const rects = stacks.map(({ values }, row) => {
      const length = px(Math.max(1, values[part]! * scale - 1.5));
      return values[part]! <= 0
        ? ''
        : `<rect x="${px(left + sum(values.slice(0, part)) * scale)}" y="${y(row)}" width="${length}" height="18"/>`;
    });
    return `<g class="columns role-${role}">${rects.join('')}</g>`;
  });
  return svg([...key, ...names, ...bars].join(''), { ...options, height: y(stacks.length) });
}
