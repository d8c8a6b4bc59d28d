import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Matrix } from '../../../numerics/matrix.ts';
import { nothing, shownChannels } from './scene.ts';
import type { Layout } from './stage-layout.ts';

/** Strengths that cells are told apart by; |x| of 2.6 and more has the highest. */
const strengths = 5;
const highest = 2.6;
/** 0 for a value of 0, which has no cell. */
export const strength = (value: number): number =>
  Math.abs(value) < nothing ? 0 : Math.min(strengths, Math.ceil((strengths * Math.abs(value)) / highest));

/** Neighbouring channels that look the same, as [from, until, look]. */
export function* runs<T>(lookOf: (channel: number) => T): Generator<[from: number, until: number, look: T]> {
  for (let from = 0, until = 0; from < shownChannels; from = until) {
    const look = lookOf(from);
    until = from + 1;
    while (until < shownChannels && lookOf(until) === look) until++;
    yield [from, until, look];
  }
}

/**
 * Lines that dashes cut into cells, a path for each strength, in units of a column and, down, of 0.8 of a row: the width
 * of a line is then that of a cell. Moves along a row are relative, and wide and narrow pages share most of the text:
 * both make it small once it is compressed.
 */
function cells({ data }: Matrix, rows: number, isShown: (channel: number) => boolean): string {
  const paths = Array.from({ length: strengths + 1 }, () => '');
  for (let row = 0; row < rows; row++) {
    const ends = new Map<number, number>();
    const levelOf = (channel: number) =>
      isShown(channel) ? strength(data[row * shownChannels + channel]!) : 0;
    for (const [from, until, level] of runs(levelOf)) {
      const end = ends.get(level);
      paths[level] += `${end === undefined ? `M${from} ${1.25 * row}` : `m${from - end} 0`}h${until - from}`;
      ends.set(level, until);
    }
  }
  return paths
    .map((d, level) =>
      d && level > 0
        ? `<path class="stage-hatch" opacity="${px((level + 1) / (strengths + 1))}" d="${d}"/>`
        : '',
    )
    .join('');
}

/** Activations of the first tokens, in the columns of the bars. */
export function strip(matrix: Matrix, top: number, role: string, loud: number, layout: Layout): string {
  const { left, right, column, row, rows } = layout;
  const place = `transform="translate(${left} ${px(top + row / 2)})scale(${column} ${px(row / 1.25)})" stroke-dasharray=".86 .14"`;
  return (
    `<g class="series role-generated"><path class="stage-area" d="M${left} ${top}H${right}v${px(rows * row)}H${left}z"/></g>` +
    `<g class="role-${role}" ${place}>${cells(matrix, rows, (channel) => channel !== loud)}</g>` +
    `<g class="role-wrong" ${place}>${cells(matrix, rows, (channel) => channel === loud)}</g>`
  );
}
