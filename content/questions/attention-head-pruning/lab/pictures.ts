import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { bar as filled, note, shortPx as px, svg } from 'grounded/lab/svg.ts';

export interface HeadRow {
  name: string;
  removed: boolean;
  /** Attention over the positions, each 0 to 1. */
  attention: readonly number[];
  /** One bar each, 0 to 1. */
  scores: readonly number[];
}

/** A row for each head: what it attends to, and its scores as bars. Removed heads are struck through. */
export function headRows(
  rows: readonly HeadRow[],
  scores: readonly { label: string; role: string }[],
  options: { label: string; width: number; variant: string },
): string {
  const { width } = options;
  const narrow = width < 400;
  const cell = narrow ? 8 : 15;
  const left = 58;
  const bars = left + cell * (rows[0]?.attention.length ?? 0) + (narrow ? 14 : 24);
  const bar = 8;
  const rowHeight = bar * scores.length + 10;
  // On a phone the key does not fit above the bars and gets a line of its own.
  const top = narrow ? 44 : 24;
  let at = narrow ? 0 : bars;
  const key = scores
    .map(({ label, role }) => {
      const item = filled(role, px(at), 3, 12, 11) + note(px(at + 17), 13, label);
      at += textWidth(label, noteSize) + 30;
      return item;
    })
    .join('');
  const heads = narrow
    ? note(left, 36, 'attends to') + note(px(bars), 36, 'score ÷ largest')
    : note(left, 13, 'attends to');
  const body = rows.map((row, index) => {
    const y = top + index * rowHeight;
    const middle = y + rowHeight / 2 - 5;
    const height = rowHeight - 14;
    const shades = row.attention.map((weight, t) =>
      weight < 0.005
        ? ''
        : `<rect x="${px(left + t * cell)}" y="${px(y + 2)}" width="${cell}" height="${height}" fill-opacity="${weight.toFixed(2)}"/>`,
    );
    const across = cell * row.attention.length;
    const lines = `m${cell} 0v${height}m0 ${-height}`.repeat(row.attention.length - 1);
    const grid = `<path class="cell" d="M${left} ${px(y + 2)}h${across}v${height}h${-across}z${lines}"/>`;
    const scored = row.scores.map((score, at) => {
      const length = px(Math.max(0, score) * (width - bars - 2));
      return filled(scores[at]!.role, px(bars), px(y + at * bar), length, bar - 2);
    });
    const strike = row.removed
      ? `<path class="axis" d="M0 ${px(middle)}H${px(textWidth(row.name, noteSize))}"/>`
      : '';
    return `${note(0, px(middle + 4), row.name)}${strike}<g class="heat role-frozen">${shades.join('')}${grid}</g>${scored.join('')}`;
  });
  const height = top + rows.length * rowHeight;
  return svg(key + heads + body.join(''), { ...options, height });
}

/** A symmetric matrix with its numbers; pairs of removed heads are framed. */
export function matrixCells(
  names: readonly string[],
  matrix: ArrayLike<number>,
  removed: readonly boolean[],
  label: string,
): string {
  const n = names.length;
  const left = 60;
  const top = 22;
  const cell = 31;
  const height = top + n * cell + 2;
  const x = (index: number) => left + index * cell;
  const y = (index: number) => top + index * cell;
  const labels = names.map(
    (name, index) =>
      note(0, px(y(index) + cell / 2 + 4), `${index + 1} ${name}`) +
      note(px(x(index) + cell / 2), 14, String(index + 1), ''),
  );
  let fills = '';
  let frames = '';
  let numbers = '';
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const entry = matrix[i * n + j]!;
      const shape = `x="${x(j)}" y="${y(i)}" width="${cell}" height="${cell}"`;
      const shade = Math.min(0.4, 0.4 * Math.sqrt(Math.abs(entry)));
      if (shade >= 0.028) fills += `<rect ${shape} fill-opacity="${shade.toFixed(2)}"/>`;
      if (removed[i] && removed[j]) frames += `M${x(j)} ${y(i)}h${cell}v${cell}h${-cell}z`;
      if (Math.abs(entry) >= 0.005)
        numbers += note(px(x(j) + cell / 2), px(y(i) + cell / 2 + 4), formatNumber(entry, 2), 'entry');
    }
  }
  const grid = `<rect class="cell" x="${left}" y="${top}" width="${n * cell}" height="${n * cell}"/>`;
  const heat = `<g class="heat role-frozen">${fills}${grid}${frames && `<path class="framed" d="${frames}"/>`}</g>`;
  return svg(heat + labels.join('') + numbers, { label, variant: '', width: left + n * cell + 2, height });
}
