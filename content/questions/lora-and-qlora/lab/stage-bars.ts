import { escapeHtml } from 'grounded/lab/escape.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { corners, hatch } from 'grounded/lab/hatch.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Need } from './memory.ts';
import { stretches, xOf, type Layout, type Row } from './stage-layout.ts';

/** GB with three digits, or two after the point of what would be rounded to nothing. */
export const short = (size: number): string =>
  size < 0.05 ? size.toFixed(2) : size < 99.95 ? size.toFixed(1) : Math.round(size).toLocaleString('en');
/** GB of what a card is too small for, which is not rounded to the card. */
export const shortBeyond = (size: number, card: number): string =>
  Number(short(size)) === card ? size.toFixed(2) : short(size);

export const text = (x: number, y: number, words: string, classes: string) =>
  `<text class="note${classes}" x="${px(x)}" y="${px(y)}">${escapeHtml(words)}</text>`;
/** Width of a small text in px; strong ones are a little wider. */
export const widthOf = (words: string, size = noteSize) => textWidth(words, size) * 1.05;
/** A path in the colours of a role; nothing for an empty one. */
export const inRole = (role: string, kind: string, path: string) =>
  path && `<path class="${kind} role-${role}" d="${path}"/>`;

/** A box from one size to another, torn where the axis breaks. */
function box(layout: Layout, { bar }: Row, from: number, to: number): string {
  const { near, far, high } = layout;
  const tooth = high / 4;
  return stretches(layout, from, to)
    .map(([left, right]) => {
      const down = right === near ? `l-5 ${tooth}l5 ${tooth}`.repeat(2) : `v${high}`;
      const up = left === far ? `l-5-${tooth}l5-${tooth}`.repeat(2) : '';
      return `M${px(left)} ${bar}H${px(right)}${down}H${px(left)}${up}z`;
    })
    .join('');
}

/** All parts of all bars, one path for each colour. */
export function bars(layout: Layout, needs: readonly Need[]): string {
  const paths = { trainable: '', frozen: '', quantized: '' };
  let [all, kept, lines] = ['', '', ''];
  needs.forEach((need, i) => {
    const row = layout.rows[i]!;
    let at = 0;
    for (const { role, size } of need.parts) paths[role] += box(layout, row, at, (at += size));
    all += box(layout, row, need.least, need.total);
    kept += box(layout, row, need.still, need.least);
    for (const [from, to] of stretches(layout, need.least, need.total))
      lines += hatch(corners(from, row.bar, to - from, layout.high), 7);
  });
  return (
    Object.entries(paths)
      .map(([role, path]) => inRole(role, 'stage-fill', path))
      .join('') +
    inRole('plain', 'stage-fill', all) +
    inRole('plain', 'stage-hatch', lines) +
    inRole('plain', 'stage-solid', kept)
  );
}

/** What stands beyond the card: faded, and underlined. */
export function beyond(layout: Layout, needs: readonly Need[], card: number): string {
  const from = xOf(layout, card);
  const over = needs.flatMap(({ total }, i) => (total > card ? [{ total, row: layout.rows[i]! }] : []));
  const strips = (top: (row: Row) => number, high: number) =>
    over
      .map(({ total, row }) => {
        const to = Math.max(from + 2, xOf(layout, total));
        return `M${px(from)} ${top(row)}H${px(to)}v${high}H${px(from)}z`;
      })
      .join('');
  if (over.length === 0) return '';
  return (
    `<path class="stage-veil" fill-opacity=".5" d="${strips(({ bar }) => bar + 1, layout.high - 2)}"/>` +
    inRole(
      'wrong',
      'stage-solid',
      strips(({ bar }) => bar + layout.high + 2, 3),
    )
  );
}

/** Shortest name and number of a part that fits on the longer side of the card's line; none where none does. */
function partText(layout: Layout, row: Row, [left, right]: number[], words: string[], role: string): string {
  const fitting = words.find((one) => widthOf(one) + 6 <= right! - left!);
  return fitting === undefined
    ? ''
    : text((left! + right!) / 2, row.bar + layout.high / 2 + 4.5, fitting, ` halo ${role}`);
}

/** The longer of the two sides of a line, within a stretch; the stretch, where the line lies elsewhere. */
function longerSide(line: number, left: number, right: number): [number, number] {
  if (line <= left || line >= right) return [left, right];
  return line - left > right - line ? [left, line] : [line, right];
}

/** Where the number of a whole bar stands: beside it or, near the end of the axis, inside; never across the card's line. */
function placeOf(layout: Layout, need: Need, line: number, row: Row) {
  const right = xOf(layout, need.total);
  const gap = row.handle ? 12 : 7;
  const number = short(need.total);
  const beside = right + gap;
  const clear = (words: string) => line < beside - 4 || line > beside + widthOf(words) + 4;
  const words = `${number} GB`;
  const places: [x: number, words: string][] = [
    ...[words, number].filter(clear).map((one): [number, string] => [beside, one]),
    ...[words, number].map((one): [number, string] => [Math.max(beside, line + 6), one]),
  ];
  const found = places.find(([x, one]) => x + widthOf(one) <= layout.end + 4);
  if (found) return { x: found[0], words: found[1], anchor: 'start', room: right };
  const [from, to] = [beside - 2 * gap - widthOf(words), right - gap];
  const x = line > from - 4 && line < to + 4 ? line - 6 : to;
  return { x, words, anchor: 'end', room: x - widthOf(words) - 7 };
}

/** The numbers of a bar: of its parts inside, and of the whole. */
export function barTexts(layout: Layout, need: Need, card: number, row: Row): string {
  const line = xOf(layout, card);
  const place = placeOf(layout, need, line, row);
  const room = Math.min(place.room, xOf(layout, need.total) - (row.handle ? 5 : 0));
  const activations = { label: 'activations', size: need.activations, role: undefined };
  let at = 0;
  const parts = [
    ...need.parts.map((part) => ({ ...part, from: at, to: (at += part.size) })),
    { ...activations, from: need.least, to: need.total },
  ];
  const inBar = parts.map(({ label, size, role, from, to }) => {
    const sides = stretches(layout, from, to).map(([left, right]) =>
      longerSide(line, left, Math.min(room, right)),
    );
    return partText(
      layout,
      row,
      sides.reduce((one, other) => (other[1] - other[0] > one[1] - one[0] ? other : one)),
      [`${label} ${short(size)}`, short(size)],
      role ? `stage-role role-${role}` : 'stage-strong',
    );
  });
  const y = row.bar + layout.high / 2 + 4.5;
  return (
    (layout.thumb ? '' : inBar.join('')) + text(place.x, y, place.words, ` ${place.anchor} halo stage-strong`)
  );
}
