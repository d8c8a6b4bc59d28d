/** A column: its head, and what it says of a row. */
export type Column<Row> = [head: string, cell: (row: Row) => string];

/** Rows as text, columns as wide as they need; the first is aligned left, all others right. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const all = [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length)));
  return all
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A number with some decimals; a dash if there is none. */
export const fixed = (value: number | undefined, digits: number): string =>
  value !== undefined && Number.isFinite(value) ? value.toFixed(digits) : '-';
