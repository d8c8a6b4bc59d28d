import { median, quantile } from '../statistics.ts';
import { fixed, table, type Column } from '../table.ts';
import type { Visit } from './visit.ts';

/** All visits to one page. */
export interface Visited {
  name: string;
  visits: readonly Visit[];
}

const valuesOf = ({ visits }: Visited, of: (visit: Visit) => number) => visits.map(of);

/** A median, and the quartiles about it. */
const spread = (head: string, of: (visit: Visit) => number): Column<Visited>[] => [
  [head, (row) => fixed(median(valuesOf(row, of)), 0)],
  ['quartiles', (row) => [0.25, 0.75].map((at) => fixed(quantile(valuesOf(row, of), at), 0)).join('–')],
];

const middle = (head: string, of: (visit: Visit) => number, digits = 0): Column<Visited> => [
  head,
  (row) => fixed(median(valuesOf(row, of)), digits),
];

/** Prints what was measured, and one page's medians as multiples of each other's. */
export function report(title: string, rows: readonly Visited[], pairs: readonly [Visited, Visited][]): void {
  const second = ({ second: ms }: Visit) => ms;
  const two = rows.some((row) => Number.isFinite(median(valuesOf(row, second))));
  console.log(title);
  console.log(
    table(
      [
        ['', ({ name }) => name],
        ...spread('first ms', ({ first }) => first),
        ...spread('largest ms', ({ largest }) => largest),
        ...(two ? spread('second page ms', second) : []),
        middle('shift', ({ shift }) => shift, 3),
        middle('requests', ({ requests }) => requests),
        middle('kB', ({ bytes }) => bytes / 1_000, 1),
        middle('busy ms', ({ busy }) => busy),
      ],
      rows,
    ),
  );
  const ratio = (head: string, of: (visit: Visit) => number): Column<[Visited, Visited]> => [
    head,
    ([one, other]) => fixed(median(valuesOf(one, of)) / median(valuesOf(other, of)), 2),
  ];
  console.log(
    '\n' +
      table(
        [
          ['', ([one, other]) => `${one.name} / ${other.name}`],
          ratio('first', ({ first }) => first),
          ratio('largest', ({ largest }) => largest),
          ...(two ? [ratio('second page', second)] : []),
        ],
        pairs,
      ) +
      '\n',
  );
}
