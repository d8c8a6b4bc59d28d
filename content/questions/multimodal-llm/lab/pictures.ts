import { formatNumber } from 'grounded/lab/format.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Role } from '../../../../src/book/roles.ts';

/** The four colours of a cell: a letter and a role each. */
export const letters = ['A', 'B', 'C', 'D'] as const;
const roleOf: readonly Role[] = ['frozen', 'trainable', 'evidence', 'quantized'];
const side = 8;
const gap = 3;

const px = (value: number) => String(Number(value.toFixed(1)));

interface Grid {
  title: string;
  /** Left edge. */
  x: number;
  cell: number;
  pooling: number;
  colours: readonly number[];
  /** Cells that are drawn as wrong. */
  wrong(cell: number): boolean;
  asked: number;
}

/** Draws 8 × 8 cells with gaps between pooled blocks, the cells of a colour in one path; wrong ones are not filled. */
function grid({ title, x, cell, pooling, colours, wrong, asked }: Grid): string {
  const top = 24;
  const at = (index: number) => index * cell + Math.floor(index / pooling) * gap;
  const square = (index: number, grow: number) => {
    const size = cell - 2 + 2 * grow;
    const left = x + at(index % side) - grow;
    return `M${px(left)} ${px(top + at(Math.floor(index / side)) - grow)}h${px(size)}v${px(size)}h${px(-size)}z`;
  };
  const all = colours.map((_, index) => index);
  const fills = roleOf.map((role, colour) => {
    const d = all
      .filter((index) => colours[index] === colour && !wrong(index))
      .map((index) => square(index, 0))
      .join('');
    return d && `<g class="cells role-${role}"><path d="${d}"/></g>`;
  });
  // Letters a row in one text, each at its own x; wrong ones apart, for their own colour.
  const rows = Array.from({ length: side }, (_, row) =>
    [false, true]
      .map((isWrong) => {
        const here = all.slice(row * side, (row + 1) * side).filter((index) => wrong(index) === isWrong);
        if (here.length === 0) return '';
        const xs = here.map((index) => px(x + at(index % side) + cell / 2 - 1)).join(' ');
        const text = here.map((index) => letters[colours[index]!]!).join('');
        const classes = isWrong ? 'note series-label role-wrong' : 'note';
        return `<text class="${classes}" x="${xs}" y="${px(top + at(row) + cell / 2 + 3.5)}">${text}</text>`;
      })
      .join(''),
  );
  return (
    `<text class="start" x="${x}" y="13">${escapeHtml(title)}</text>${fills.join('')}${rows.join('')}` +
    `<g class="series role-plain"><path d="${square(asked, 2)}"/></g>`
  );
}

/** Draws an image, what is said about each of its cells, and the probabilities of the answer to one question. */
export function questionPicture(
  shown: { cells: readonly number[]; said: readonly number[]; probabilities: readonly number[] },
  options: { label: string; asked: number; pooling: number; width: number },
): string {
  const { width, asked, pooling } = options;
  const narrow = width < 400;
  const cell = narrow ? 15 : 22;
  const across = 8 * cell + 7 * gap;
  const bottom = 24 + 8 * cell + Math.floor(7 / pooling) * gap;
  const second = narrow ? width - across - 2 : across + 26;
  const common = { cell, pooling, asked };
  const grids =
    grid({ ...common, title: 'image', x: 3, colours: shown.cells, wrong: () => false }) +
    grid({
      ...common,
      title: 'answer for each cell',
      x: second,
      colours: shown.said,
      wrong: (index) => shown.said[index] !== shown.cells[index],
    });
  const key =
    `<text class="note start series-label role-wrong" x="${second}" y="${bottom + 21}">A</text>` +
    `<text class="note start" x="${second + 16}" y="${bottom + 21}">wrong</text>` +
    `<g class="series role-plain"><path d="M5 ${bottom + 10}h18v13h-18z"/></g>` +
    `<text class="note start" x="32" y="${bottom + 21}">asked</text>`;
  const left = narrow ? 3 : second + across + 24;
  const top = narrow ? bottom + 52 : 13;
  const from = left + 20;
  const room = width - 48 - from;
  const bars = shown.probabilities
    .map((probability, colour) => {
      const y = top + 12 + colour * 26;
      return (
        `<text class="note start" x="${left}" y="${y + 14}">${letters[colour]!}</text>` +
        `<g class="columns role-${roleOf[colour]!}"><rect x="${px(from)}" y="${y}" width="${px(Math.max(1, probability * room))}" height="18"/></g>` +
        `<text class="note end" x="${width}" y="${y + 14}">${formatNumber(probability, 3)}</text>`
      );
    })
    .join('');
  const title = `<text class="start" x="${left}" y="${top}">${narrow ? 'probability for the asked cell' : 'for the asked cell'}</text>`;
  const height = narrow ? top + 12 + 4 * 26 : bottom + 28;
  return `<svg role="img" aria-label="${escapeHtml(options.label)}" class="plot ${narrow ? 'narrow' : 'wide'}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${grids}${key}${title}${bars}</svg>`;
}
