import { formatNumber } from 'grounded/lab/format.ts';
import { bar, note, shortPx as px, svg } from 'grounded/lab/svg.ts';
import { side } from './questions.ts';

/** The four colours of a cell: a letter and a role each. */
export const letters = ['A', 'B', 'C', 'D'] as const;
const roleOf = ['frozen', 'trainable', 'evidence', 'quantized'] as const;
const gap = 3;

const heading = (x: number, y: number, text: string) =>
  `<text class="start" x="${x}" y="${y}">${text}</text>`;

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
        return note(xs, px(top + at(row) + cell / 2 + 3.5), text, isWrong ? 'series-label role-wrong' : '');
      })
      .join(''),
  );
  return (
    heading(x, 13, title) +
    `${fills.join('')}${rows.join('')}` +
    `<g class="series role-plain"><path d="${square(asked, 2)}"/></g>`
  );
}

/** Draws an image, what is said about each of its cells, and the probabilities of the answer to one question. */
export function questionPicture(
  shown: { cells: readonly number[]; said: readonly number[]; probabilities: readonly number[] },
  options: { label: string; asked: number; pooling: number; width: number; variant: string },
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
    note(second, bottom + 21, 'A', 'start series-label role-wrong') +
    note(second + 16, bottom + 21, 'wrong') +
    `<g class="series role-plain"><path d="M5 ${bottom + 10}h18v13h-18z"/></g>` +
    note(32, bottom + 21, 'asked');
  const left = narrow ? 3 : second + across + 24;
  const top = narrow ? bottom + 52 : 13;
  const from = left + 20;
  const room = width - 48 - from;
  const bars = shown.probabilities.map((probability, colour) => {
    const y = top + 12 + colour * 26;
    return (
      note(left, y + 14, letters[colour]!) +
      bar(roleOf[colour]!, px(from), y, px(Math.max(1, probability * room)), 18) +
      note(width, y + 14, formatNumber(probability, 3), 'end')
    );
  });
  const title = heading(left, top, narrow ? 'probability for the asked cell' : 'for the asked cell');
  const height = narrow ? top + 12 + 4 * 26 : bottom + 28;
  return svg(grids + key + title + bars.join(''), { ...options, height });
}
