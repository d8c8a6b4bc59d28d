import { formatNumber } from 'grounded/lab/format.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Role } from '../../../../src/book/roles.ts';

const px = (value: number) => String(Number(value.toFixed(1)));

function svg(content: string, label: string, width: number, height: number): string {
  const variant = width < 400 ? 'narrow' : 'wide';
  return `<svg role="img" aria-label="${escapeHtml(label)}" class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

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
    rows: number;
    name(document: number): string;
    relevant(document: number): boolean;
  },
): string {
  const { width, rows, name, relevant } = options;
  const narrow = width < 400;
  const across = narrow ? 86 : 156;
  const step = (width - across) / 2;
  const top = 24;
  const rowHeight = narrow ? 28 : 30;
  const nodeHeight = rowHeight - 7;
  const middle = (row: number) => top + row * rowHeight + nodeHeight / 2;
  const seen = lists.map(({ documents }) => documents.slice(0, rows));
  const drawn = Math.max(...seen.map(({ length }) => length), 1);
  const edges = ([0, 2] as const).flatMap((side) =>
    (side === 0 ? joined[0] : joined[1])
      ? seen[side]!.flatMap((document, row) => {
          const to = seen[1]!.indexOf(document);
          if (to < 0) return [];
          const [from, end] = side === 0 ? [across + 1, step - 1] : [2 * step - 1, step + across + 1];
          const half = (from + end) / 2;
          const d = `M${px(from)} ${px(middle(row))}C${px(half)} ${px(middle(row))} ${px(half)} ${px(middle(to))} ${px(end)} ${px(middle(to))}`;
          return [{ d, front: relevant(document) }];
        })
      : [],
  );
  const lines = [false, true]
    .map((front) => {
      const paths = edges.filter((edge) => edge.front === front).map(({ d }) => `<path d="${d}"/>`);
      return `<g class="edge${front ? ' role-evidence' : ''}">${paths.join('')}</g>`;
    })
    .join('');
  const columns = lists.map((list, at) => {
    const x = at * step;
    const nodes = seen[at]!.map((document, row) => {
      const y = top + row * rowHeight;
      const label = narrow
        ? `<text class="note" x="${px(x + across / 2)}" y="${px(y + 15)}">${escapeHtml(name(document))}</text>`
        : `<text class="note start" x="${px(x + 9)}" y="${px(y + 16)}">${escapeHtml(name(document))}</text><text class="note end" x="${px(x + across - 9)}" y="${px(y + 16)}">${escapeHtml(list.score(document))}</text>`;
      return `<g class="node role-${relevant(document) ? 'evidence' : 'plain'}"><rect x="${px(x + 1)}" y="${px(y)}" width="${px(across - 2)}" height="${nodeHeight}" rx="4"/>${label}</g>`;
    });
    const rest = list.documents.length - seen[at]!.length;
    const below =
      list.documents.length === 0
        ? `<text class="note" x="${px(x + across / 2)}" y="${top + 16}">${escapeHtml(list.empty)}</text>`
        : rest > 0
          ? `<text class="note" x="${px(x + across / 2)}" y="${top + rows * rowHeight + 10}">and ${rest} more</text>`
          : '';
    return `<text x="${px(x + across / 2)}" y="13">${escapeHtml(list.title)}</text>${nodes.join('')}${below}`;
  });
  const keyTop = top + drawn * rowHeight + 24;
  const key =
    `<g class="node role-evidence"><rect x="1" y="${keyTop}" width="26" height="13" rx="3"/></g>` +
    `<text class="note start" x="35" y="${keyTop + 11}">answers the query</text>`;
  return svg(lines + columns.join('') + key, options.label, width, keyTop + 18);
}

export interface Stack {
  name: string;
  /** Not negative; one for each part. */
  values: readonly number[];
}

/** Draws stacked bars from 0, one a row, with their sums at the right and the names of the parts above. */
export function stackedBars(
  stacks: readonly Stack[],
  parts: readonly { label: string; role: Role }[],
  options: { label: string; width: number; digits: number },
): string {
  const { width, digits } = options;
  const left = 82;
  const right = width - 62;
  const top = 26;
  const rowHeight = 25;
  const sums = stacks.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(...sums, 1e-12);
  let at = left;
  const key = parts
    .map(({ label, role }) => {
      const x = at;
      at += 26 + label.length * 8;
      return `<g class="columns role-${role}"><rect x="${x}" y="3" width="12" height="11"/></g><text class="note start" x="${x + 18}" y="13">${escapeHtml(label)}</text>`;
    })
    .join('');
  const names = stacks
    .map(({ name }, row) => {
      const y = top + row * rowHeight + 14;
      return `<text class="note end" x="${left - 8}" y="${y}">${escapeHtml(name)}</text><text class="note end" x="${width}" y="${y}">${formatNumber(sums[row]!, digits)}</text>`;
    })
    .join('');
  const bars = parts
    .map(({ role }, part) => {
      const rects = stacks
        .map(({ values }, row) => {
          const value = values[part]!;
          if (value <= 0) return '';
          const before = values.slice(0, part).reduce((sum, one) => sum + one, 0);
          const scale = (right - left) / most;
          return `<rect x="${px(left + before * scale)}" y="${top + row * rowHeight}" width="${px(Math.max(1, value * scale - 1.5))}" height="18"/>`;
        })
        .join('');
      return `<g class="columns role-${role}">${rects}</g>`;
    })
    .join('');
  return svg(key + names + bars, options.label, width, top + stacks.length * rowHeight);
}
